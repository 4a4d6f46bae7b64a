package io.sockeye.tools.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How amounts are written on a command line: time spans, sizes, rates.
public final class Quantities {
    /// For options of the type [Duration]: [#duration(String)].
    public static final ITypeConverter<Duration> DURATION = text -> convert(() -> duration(text));

    /// For options that are a number of bytes: [#bytes(String)].
    public static final ITypeConverter<Long> BYTES = text -> convert(() -> bytes(text));

    /// For options that are a number a second: [#rate(String)].
    public static final ITypeConverter<Double> RATE = text -> convert(() -> rate(text));

    /// For options that are a whole number: [#wholeNumber(String)].
    public static final ITypeConverter<Integer> WHOLE_NUMBER =
            text -> convert(() -> wholeNumber(text));

    /// For options that are a number with a fraction: [#decimal(String)].
    public static final ITypeConverter<Double> DECIMAL = text -> convert(() -> decimal(text));

    private static final String[] TIME_UNITS = {"ns", "us", "µs", "ms", "s", "m", "h"};
    private static final double[] NANOS = {1, 1e3, 1e3, 1e6, 1e9, 60e9, 3600e9};

    private Quantities() {}

    /// A time span: `500ms`, `2s`, `1.5m`, `100us`, `1h`; a bare number is seconds, as in `ping -i 0.2`.
    ///
    /// @param text the number and its unit, without a space
    /// @return zero or more
    /// @throws IllegalArgumentException if it is none, negative, or more than 100 years
    public static Duration duration(String text) {
        for (int i = 0; i < TIME_UNITS.length; i++) {
            if (text.endsWith(TIME_UNITS[i]) && isNumber(text, TIME_UNITS[i].length()))
                return nanos(text, number(text, TIME_UNITS[i].length()) * NANOS[i]);
        }
        if (isNumber(text, 0)) return nanos(text, number(text, 0) * 1e9);
        throw new IllegalArgumentException(
                "'" + text + "' is no time span: 500ms, 2s, 1m, or a number of seconds");
    }

    /// A number of bytes: `1400`, `64K`, `8M`, `2G`, in units of 1024.
    ///
    /// @param text the number and its unit, without a space; `KiB` and `KB` are `K`
    /// @return zero or more
    /// @throws IllegalArgumentException if it is none, negative, or of 2^53 or more
    public static long bytes(String text) {
        int end = text.endsWith("iB") ? text.length() - 2 : text.length();
        if (end == text.length() && text.endsWith("B")) end--;
        var number = text.substring(0, end);
        double value = scaled(number, 1024);
        if (value < 0 || value != Math.rint(value) || value >= 0x1p53)
            throw new IllegalArgumentException(
                    "'" + text + "' is no size: 1400, 64K, 8M, in units of 1024");
        return (long) value;
    }

    /// A number a second: `1000`, `10k`, `1.5M`, in units of 1000.
    ///
    /// @param text the number and its unit, without a space; `/s` may follow
    /// @return more than zero
    /// @throws IllegalArgumentException if it is none, or not more than zero
    public static double rate(String text) {
        var number = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
        double value = scaled(number, 1000);
        if (value <= 0)
            throw new IllegalArgumentException("'" + text + "' is no rate: 100, 10k, 1M a second");
        return value;
    }

    /// A whole number: `3`, `-1`.
    ///
    /// @param text its digits
    /// @return any
    /// @throws IllegalArgumentException if it is none, or has no room in an `int`
    public static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
    }

    /// A number: `2`, `1.5`.
    ///
    /// @param text digits with at most one point
    /// @return zero or more
    /// @throws IllegalArgumentException if it is none, or negative
    public static double decimal(String text) {
        if (!isNumber(text, 0)) throw new IllegalArgumentException("'" + text + "' is no number");
        return number(text, 0);
    }

    private static Duration nanos(String text, double nanos) {
        if (nanos > 100 * 365.25 * 24 * 3600e9)
            throw new IllegalArgumentException("'" + text + "' is more than 100 years");
        return Duration.ofNanos(Math.round(nanos));
    }

    /// The number with its unit of k, M or G; -1 if it is none.
    private static double scaled(String text, int thousand) {
        if (isNumber(text, 0)) return number(text, 0);
        if (!isNumber(text, 1)) return -1;
        double number = number(text, 1);
        return switch (text.charAt(text.length() - 1)) {
            case 'k', 'K' -> number * thousand;
            case 'M', 'm' -> number * thousand * thousand;
            case 'G', 'g' -> number * thousand * thousand * thousand;
            default -> -1;
        };
    }

    private static double number(String text, int unitLength) {
        return Double.parseDouble(text.substring(0, text.length() - unitLength));
    }

    /// Digits with at most one point: what parseDouble takes beyond that (`1e3`, `NaN`, `0x1p3d`) is nothing to type here.
    private static boolean isNumber(String text, int unitLength) {
        int end = text.length() - unitLength;
        int digits = 0;
        int points = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.') points++;
            else return false;
        }
        return digits > 0 && points <= 1;
    }

    /// What a conversion says no to is wrong use.
    private interface Conversion<T> {
        T run();
    }

    private static <T> T convert(Conversion<T> conversion) {
        try {
            return conversion.run();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
