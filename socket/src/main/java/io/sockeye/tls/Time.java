package io.sockeye.tls;

import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Timeouts;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// The one deadline of an operation, which may take many calls of the connection below.
final class Time {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private Time() {}

    /// What is left, for the connection below: zero does not wait at all.
    static Duration left(long deadline) {
        return deadline == Deadline.NEVER
                ? FOR_EVER
                : Duration.ofNanos(Math.max(0, Deadline.remaining(deadline)));
    }

    /// The same with the time that the whole operation had.
    static SocketTimeoutException within(String what, long nanos, SocketTimeoutException passed) {
        return Timeouts.within(what, Deadline.millis(nanos), passed);
    }
}
