package io.sockeye.tools.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Points in time as text, without the formatters of `java.time`, which take long to load.
public final class Timestamp {
    private Timestamp() {}

    /// RFC 3339 in UTC, to a microsecond: `2026-11-27T12:49:50.000123Z`.
    ///
    /// @param at of a year from 0 to 9999
    /// @return always of the same length
    public static String of(Instant at) {
        var utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(27);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, at.getNano() / 1000, 6).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        for (int power = power(width - 1); power > 0; power /= 10)
            text.append((char) ('0' + number / power % 10));
        return text;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
