package io.sockeye.tools.tour;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// The other side of an exchange, on a virtual thread of its own.
///
/// @param <T> what it comes to
final class Peer<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Peer(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    static <T> Peer<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        return new Peer<>(task, Thread.startVirtualThread(task));
    }

    /// Waits until the peer is done. Throws what it threw.
    T join() throws Exception {
        try {
            return task.get(Exchanges.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    /// Waits until the peer waits for something. It must not end before.
    void awaitParked() throws Step.UnexpectedException {
        long deadline = System.nanoTime() + Exchanges.PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            if (!thread.isAlive() || System.nanoTime() - deadline > 0) {
                throw new Step.UnexpectedException(
                        "the peer does not wait, it is " + thread.getState());
            }
            Thread.onSpinWait();
        }
    }
}
