package io.sockeye.bench.harness;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A column of a table: its heading, and what a contender has in it.
public record Column(String heading, Function<Standing, String> cell) {
    /// Operations in a second of the clock on the wall.
    public static final Column RATE = of("per second", "%,.0f", Standing::rate);

    /// A figure; where it is NaN, the contender does not report it.
    public static Column of(String heading, String format, ToDoubleFunction<Standing> figure) {
        return new Column(heading, standing -> print(format, figure.applyAsDouble(standing)));
    }

    static String print(String format, double figure) {
        return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : "–";
    }
}
