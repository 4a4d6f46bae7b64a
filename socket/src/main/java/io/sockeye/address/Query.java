package io.sockeye.address;

/// Writes the named values behind the text of an address.
final class Query {
    private final StringBuilder text;
    private char separator = '?';

    Query(String beginning) {
        text = new StringBuilder(beginning);
    }

    Query add(String name, Object value) {
        text.append(separator).append(name).append('=').append(value);
        separator = '&';
        return this;
    }

    /// Nothing, if it is what goes without saying.
    Query add(String name, long value, long unsaid) {
        return value == unsaid ? this : add(name, value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
