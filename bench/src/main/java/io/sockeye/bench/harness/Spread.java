package io.sockeye.bench.harness;

import java.util.List;

/// The median of some figures, and how far they lie apart.
public record Spread(double min, double lower, double median, double upper, double max) {
    static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        return new Spread(
                sorted.getFirst(),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted.getLast());
    }

    /// Between two figures on a straight line.
    private static double quantile(List<Double> sorted, double share) {
        double position = share * (sorted.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
