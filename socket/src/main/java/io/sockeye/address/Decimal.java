package io.sockeye.address;

import java.util.Optional;

/// Unsigned decimal numbers in the texts of addresses: ASCII digits only, no sign, no leading zero.
///
/// `Long.parseLong` takes signs and the digits of other scripts.
final class Decimal {
    private Decimal() {}

    static Optional<Long> parse(String text, long max) {
        boolean padded = text.length() > 1 && text.charAt(0) == '0';
        if (text.isEmpty() || text.length() > 10 || padded) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            value = value * 10 + (c - '0');
        }
        return value <= max ? Optional.of(value) : Optional.empty();
    }
}
