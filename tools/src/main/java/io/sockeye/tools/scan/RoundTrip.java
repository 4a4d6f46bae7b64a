package io.sockeye.tools.scan;

/// How long to wait for the answer of a host: RFC 6298, with bounds that suit a scan and not a stream.
final class RoundTrip {
    /// Before anything is known of the host.
    private static final long FIRST = 1_000_000_000L;

    /// A quarter of TCP's own least time to wait: an answer that is later than this on a quick network is lost.
    static final long LEAST = 50_000_000L;

    private final long most;
    private long smoothed = -1;
    private long variation;
    private long least = -1;

    /// @param most the longest that one waits, in nanoseconds
    RoundTrip(long most) {
        this.most = most;
    }

    /// An answer has come to what was sent once only (Karn's algorithm: with two out one does not know which it answers).
    void sample(long nanos) {
        if (least < 0 || nanos < least) least = nanos;
        if (smoothed < 0) {
            smoothed = nanos;
            variation = nanos / 2;
        } else {
            variation += (Math.abs(smoothed - nanos) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
    }

    /// How long to wait, in nanoseconds. Later attempts wait no longer: it is the window that makes a scan slower when something is lost.
    long timeout() {
        long base = smoothed < 0 ? FIRST : Math.max(LEAST, smoothed + 4 * variation);
        return Math.min(most, base);
    }

    /// The quickest answer, in nanoseconds; -1 before the first. Of all it says the most about the way: the others have waited, here or there.
    long least() {
        return least;
    }
}
