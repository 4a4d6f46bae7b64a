package io.sockeye.tools.scan;

/// How fast probes may leave: a token bucket, which holds what a hundredth of a second brings, and one at least.
final class Pace {
    private final double perNano;
    private final double capacity;
    private double tokens;
    private long filled;

    /// @param perSecond more than 0; infinite for no limit
    /// @param now the time, System.nanoTime()
    Pace(double perSecond, long now) {
        perNano = perSecond / 1e9;
        capacity = Math.max(1, perSecond / 100);
        tokens = 1;
        filled = now;
    }

    /// Whether one may leave now; it is counted if so.
    boolean take(long now) {
        if (perNano == Double.POSITIVE_INFINITY) return true;
        tokens = Math.min(capacity, tokens + (now - filled) * perNano);
        filled = now;
        if (tokens < 1) return false;
        tokens--;
        return true;
    }

    /// How long until the next may leave, in nanoseconds; 0 if it may now.
    long untilNext(long now) {
        if (perNano == Double.POSITIVE_INFINITY) return 0;
        double missing = 1 - (tokens + (now - filled) * perNano);
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perNano);
    }
}
