package io.sockeye.bench.harness;

import java.util.Locale;

/// What a workload is about: the figure by which contenders are compared. Less of it is better.
///
/// @param key what the programs call it; it counts for one operation
/// @param heading what the table calls it, with its unit
/// @param unit how many of the programs' units make one of the table's
public record Figure(String key, String heading, double unit) {
    /// CPU time in microseconds.
    ///
    /// @param whose `thread` or `server`
    /// @param operation `round trip`
    public static Figure cpu(String whose, String operation) {
        return new Figure("cpu", "%s CPU µs per %s".formatted(whose, operation), 1000);
    }

    String print(double figure) {
        double shown = figure / unit;
        return String.format(Locale.ROOT, format(Math.abs(shown)), shown);
    }

    /// Three digits, or whole numbers.
    private static String format(double shown) {
        if (shown == 0 || shown >= 100) return "%,.0f";
        if (shown >= 1) return "%.2f";
        return shown >= 0.1 ? "%.3f" : "%.4f";
    }
}
