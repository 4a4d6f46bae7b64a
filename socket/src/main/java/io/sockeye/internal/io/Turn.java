package io.sockeye.internal.io;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A turn that several threads want: whoever waits for it keeps to his deadline, and gives up when he is interrupted.
///
/// [ReentrantLock#lock()] does neither, and a slow peer of one thread would hold all others.
public final class Turn {
    private Turn() {}

    /// Waits for a turn.
    ///
    /// @param call whose text a failure has
    /// @param nanos which the whole call had, for that text; 0 or less to leave it out
    public static void await(ReentrantLock turn, String call, long nanos, long deadline)
            throws IOException {
        if (turn.tryLock()) return;
        try {
            if (turn.tryLock(Deadline.remaining(deadline), TimeUnit.NANOSECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Timeouts.interrupted(call);
        }
        throw Timeouts.passed(call, nanos);
    }
}
