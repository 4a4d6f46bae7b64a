package io.sockeye.tools.scan;

/// How long to wait for the answer of a host: RFC 6298, with bounds that suit a scan and not a stream.
final class RoundTrip {
    /// Before anything is known of the host.
    private static final long FIRST = 1_000_000_000L;

    /// A quarter of TCP's own least time to wait: an answer that is later than this on a quick network is lost.
    static final long LEAST = 50_000_000L;

    /// When one asks again, the answer to what was asked before counts all the same: that may be earlier.
    private static final long AGAIN = 10_000_000L;

    private final long most;
    private long smoothed = -1;
    private long variation;
    private long least = -1;

    /// @param most the longest that one waits, in nanoseconds
    RoundTrip(long most) {
        this.most = most;
    }

    /// An answer has come to what was sent once only (Karn's algorithm: with two out one does not know which it answers).
    ///
    /// @param nanos until this program had it: to wait for an answer is to wait also for the time that it lies here
    void sample(long nanos) {
        if (smoothed < 0) {
            smoothed = nanos;
            variation = nanos / 2;
        } else {
            variation += (Math.abs(smoothed - nanos) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
    }

    /// How long to wait before silence is the answer, in nanoseconds. Later attempts wait no longer: it is the window that makes a scan slower
    /// when something is lost.
    long timeout() {
        return timeout(LEAST);
    }

    /// How long to wait before the question is repeated, in nanoseconds.
    long again() {
        return timeout(AGAIN);
    }

    private long timeout(long least) {
        long base = smoothed < 0 ? FIRST : Math.max(least, smoothed + 4 * variation);
        return Math.min(most, base);
    }

    /// The same answer, by the kernel's clock.
    ///
    /// @param nanos from the device to the device
    void measured(long nanos) {
        if (least < 0 || nanos < least) least = nanos;
    }

    /// The quickest answer, in nanoseconds; -1 before the first. Of all it says the most about the way: the others have waited on it.
    long least() {
        return least;
    }
}
