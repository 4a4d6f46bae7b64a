package io.sockeye.tools.scan;

/// How many probes may be on their way at once: TCP's slow start and congestion avoidance (RFC 5681), for questions instead of segments.
final class Window {
    private final double most;
    private double size;
    private double threshold;
    private long reducedAt;
    private boolean reduced;

    /// @param first at the beginning
    /// @param most ever
    Window(int first, int most) {
        this.most = most;
        size = Math.min(first, most);
        threshold = most;
    }

    int size() {
        return (int) size;
    }

    /// An answer has come to a first attempt.
    void answered() {
        size = Math.min(most, size < threshold ? size + 1 : size + 1 / size);
    }

    /// Nothing has come, which is what a filter looks like: slower, but not to a standstill on a host that answers nothing.
    void silent() {
        size = Math.min(most, size + 1 / size);
    }

    /// An answer has come to a repeated attempt only: the first was lost on the way, or its answer was.
    void lost(long now, long roundTrip) {
        // What is lost together is lost for one reason.
        if (reduced && now - reducedAt < roundTrip) return;
        reduced = true;
        reducedAt = now;
        threshold = Math.max(16, size / 2);
        size = Math.min(most, threshold);
    }
}
