package io.sockeye.address;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A text such as `vsock:2:1024?flags=1`: what it is, its parts behind colons, and named values that are left out where they say nothing.
final class FamilyText {
    private final String text;
    private final String scheme;
    private final String[] parts;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int next;

    FamilyText(String text) {
        this.text = text;
        int colon = text.indexOf(':');
        if (colon < 0) throw refused();
        scheme = text.substring(0, colon);
        int mark = text.indexOf('?', colon);
        parts = text.substring(colon + 1, mark < 0 ? text.length() : mark).split(":", -1);
        if (mark < 0) return;
        for (var value : text.substring(mark + 1).split("&", -1)) {
            int equal = value.indexOf('=');
            if (equal < 0
                    || values.put(value.substring(0, equal), value.substring(equal + 1)) != null)
                throw refused();
        }
    }

    String scheme() {
        return scheme;
    }

    int size() {
        return parts.length;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// The next part.
    String part() {
        if (next == parts.length) throw refused();
        return parts[next++];
    }

    /// The next part as a number.
    long number(long max) {
        return number(part(), max);
    }

    int number(int max) {
        return (int) number((long) max);
    }

    /// A named value, once.
    Optional<String> value(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    /// A named number, once.
    long value(String name, long otherwise, long max) {
        var value = values.remove(name);
        return value == null ? otherwise : number(value, max);
    }

    int value(String name, int otherwise, int max) {
        return (int) value(name, (long) otherwise, max);
    }

    /// Decimal, or hexadecimal behind 0x; up to 64 bits, where `max` -1 is all of them.
    private long number(String number, long max) {
        try {
            boolean hex = number.startsWith("0x");
            var digits = hex ? number.substring(2) : number;
            if (digits.isEmpty() || digits.startsWith("+") || digits.startsWith("-"))
                throw refused();
            long value = Long.parseUnsignedLong(digits, hex ? 16 : 10);
            if (Long.compareUnsigned(value, max) <= 0) return value;
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException(
                    "\"" + number + "\" of \"" + text + "\" is no number", notOne);
        }
        throw new IllegalArgumentException(
                "\"" + number + "\" of \"" + text + "\" is above " + Long.toUnsignedString(max));
    }

    /// The address, if nothing of the text is left.
    <A extends SocketAddress> A end(A address) {
        if (next < parts.length || !values.isEmpty()) throw refused();
        return address;
    }

    IllegalArgumentException refused() {
        return AddressText.refused(text);
    }
}
