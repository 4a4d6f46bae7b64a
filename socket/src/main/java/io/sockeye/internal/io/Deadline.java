package io.sockeye.internal.io;

import java.time.Duration;

/// The moment until which an operation may wait, on the clock of [System#nanoTime()].
///
/// A deadline is made once for an operation and kept over EINTR, false wake-ups and the time spent waiting for a lock.
public final class Deadline {

    /// Wait for ever.
    public static final long NEVER = Long.MAX_VALUE;

    /// Do not wait at all.
    public static final long NOW = Long.MIN_VALUE;

    /// The longest wait that we count, about 146 years; more is for ever.
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private Deadline() {}

    /// The deadline that lies `nanos` ahead.
    public static long after(long nanos) {
        if (nanos >= LONGEST) return NEVER;
        long at = System.nanoTime() + nanos;
        return at == NEVER || at == NOW ? at - 1 : at;
    }

    /// A duration in nanoseconds, at most what a long holds.
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// What is left in nanoseconds; [#NEVER] for ever, 0 or less when the deadline has passed.
    public static long remaining(long deadline) {
        if (deadline == NEVER) return NEVER;
        return deadline == NOW ? 0 : deadline - System.nanoTime();
    }

    /// Nanoseconds as the milliseconds of poll(2), rounded up: a wait must not end before its time.
    public static int millis(long nanos) {
        if (nanos == NEVER) return -1;
        if (nanos <= 0) return 0;
        long millis = (nanos - 1) / 1_000_000 + 1;
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
