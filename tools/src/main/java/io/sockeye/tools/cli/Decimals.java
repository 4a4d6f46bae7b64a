package io.sockeye.tools.cli;

/// Numbers with a point, made of whole ones: exact, and without `String.format`, which takes long to load.
public final class Decimals {
    private Decimals() {}

    /// Milliseconds, such as `0.051`.
    ///
    /// @param nanos the time span in nanoseconds
    /// @param places digits behind the point, 0 to 6; the last is rounded
    /// @return the number
    public static String millis(long nanos, int places) {
        return millis(new StringBuilder(), nanos, places).toString();
    }

    /// Appends milliseconds.
    ///
    /// @param text to append to
    /// @param nanos the time span in nanoseconds
    /// @param places digits behind the point, 0 to 6; the last is rounded
    /// @return text
    public static StringBuilder millis(StringBuilder text, long nanos, int places) {
        return fixed(text, nanos, 6, places);
    }

    /// A share in percent, such as `33.3333`; 0 of nothing.
    ///
    /// @param part 0 or more, at most 2^40
    /// @param whole 0 or more
    /// @param places digits behind the point, 0 to 4; the last is rounded
    /// @return the number, without a zero at the end behind the point, as C's `%g` has it
    public static String percent(long part, long whole, int places) {
        if (whole == 0) return "0";
        long scaled = (part * 100 * 10_000 + whole / 2) / whole;
        var text = fixed(new StringBuilder(), scaled, 4, places);
        if (text.indexOf(".") < 0) return text.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '0') end--;
        if (text.charAt(end - 1) == '.') end--;
        return text.substring(0, end);
    }

    /// Appends a number that is given in units of a power of ten.
    private static StringBuilder fixed(StringBuilder text, long number, int digits, int places) {
        long unit = 1;
        for (int i = places; i < digits; i++) unit *= 10;
        long magnitude = Math.abs(number);
        long rounded = magnitude / unit + (magnitude % unit * 2 >= unit && unit > 1 ? 1 : 0);
        if (number < 0 && rounded != 0) text.append('-');
        long scale = 1;
        for (int i = 0; i < places; i++) scale *= 10;
        text.append(rounded / scale);
        if (places == 0) return text;
        text.append('.');
        for (long power = scale / 10; power > 0; power /= 10)
            text.append((char) ('0' + rounded / power % 10));
        return text;
    }
}
