package io.sockeye.internal.io;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The lists of waiters, with something to wait for: what a thread that parks does in [Handle#perform], in short.
final class WaitersRace {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    final Waiters waiters = new Waiters();
    private final AtomicInteger available = new AtomicInteger();
    private volatile boolean closed;

    /// Lists itself, tries, parks: `taken`, `closed`, or `left waiting`.
    String take() {
        var waiter = Waiter.parking();
        waiters.add(waiter);
        try {
            long deadline = Deadline.after(PATIENCE);
            while (true) {
                // Asked first: who is woken by the end of its time alone would find something, too.
                long left = Deadline.remaining(deadline);
                if (left <= 0) return "left waiting";
                if (available.get() > 0 && available.decrementAndGet() >= 0) return "taken";
                if (closed) return "closed";
                waiter.await(-1, Direction.READ, left);
            }
        } finally {
            waiters.remove(waiter);
        }
    }

    /// An event.
    void give() {
        available.incrementAndGet();
        waiters.wakeOne();
    }

    void close() {
        closed = true;
        waiters.wakeAll();
    }
}
