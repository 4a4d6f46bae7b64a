package io.sockeye.tools.scan;

import org.jspecify.annotations.Nullable;

/// When which probe's time is over: a wheel of lists, so that setting and ending a timer costs the same however many there are.
final class Timers {
    private static final int TICK_BITS = 22;

    /// A tick, in nanoseconds, some 4 ms: timers end up to one tick late.
    static final long TICK = 1L << TICK_BITS;

    private static final int SPOKES = 1024;

    private final @Nullable Probe[] heads = new Probe[SPOKES];
    private long tick; // the next to be looked at
    private int count;

    Timers(long now) {
        tick = now >> TICK_BITS;
    }

    /// @param probe which has no timer
    /// @param deadline System.nanoTime()
    void set(Probe probe, long deadline) {
        probe.deadline = deadline;
        int spoke = spoke(Math.max(tick, (deadline >> TICK_BITS) + 1));
        probe.spoke = spoke;
        probe.previous = null;
        probe.next = heads[spoke];
        if (probe.next != null) probe.next.previous = probe;
        heads[spoke] = probe;
        count++;
    }

    /// Takes the timer away, if it has one.
    void clear(Probe probe) {
        if (probe.spoke < 0) return;
        if (probe.previous == null) heads[probe.spoke] = probe.next;
        else probe.previous.next = probe.next;
        if (probe.next != null) probe.next.previous = probe.previous;
        probe.next = null;
        probe.previous = null;
        probe.spoke = -1;
        count--;
    }

    /// The next probe whose time is over, without its timer; null if there is none.
    @Nullable Probe expired(long now) {
        if (count == 0) {
            tick = now >> TICK_BITS;
            return null;
        }
        for (long last = now >> TICK_BITS; tick <= last; tick++) {
            // On a spoke lie also those of later turns of the wheel.
            for (var probe = heads[spoke(tick)]; probe != null; probe = probe.next) {
                if (probe.deadline <= now) {
                    clear(probe);
                    return probe;
                }
            }
        }
        return null;
    }

    /// How long until something may be over, in nanoseconds; -1 if there is nothing.
    long untilNext(long now) {
        if (count == 0) return -1;
        for (long later = tick; later < tick + SPOKES; later++)
            if (heads[spoke(later)] != null) return Math.max(0, later * TICK - now);
        return SPOKES * TICK;
    }

    private static int spoke(long tick) {
        return (int) tick & (SPOKES - 1);
    }
}
