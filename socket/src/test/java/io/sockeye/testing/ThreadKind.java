package io.sockeye.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Both kinds of threads, which wait in different ways.
public enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    /// Starts a thread.
    public <T> Running<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        var builder = this == PLATFORM ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        return new Running<>(task, builder.name("test-" + this).start(task));
    }

    /// Runs on such a thread and answers, or throws, what the work does.
    public <T> T call(Callable<T> work) throws Exception {
        return start(work).result();
    }

    /// A thread at work.
    public record Running<T>(FutureTask<T> task, Thread thread) {
        private static final long SECONDS = 20;

        /// Waits until the thread waits too: it has nothing else to do then.
        public Running<T> awaitWaiting() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!isWaiting()) {
                if (task.isDone()) return this; // the test will see why
                if (System.nanoTime() > deadline)
                    throw new AssertionError(thread + " does not wait");
                Thread.onSpinWait();
            }
            return this;
        }

        private boolean isWaiting() {
            var state = thread.getState();
            if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) return true;
            if (thread.isVirtual()) return false;
            // A platform thread in poll(2) counts as runnable; its stack tells.
            for (var frame : thread.getStackTrace()) {
                var name = frame.getClassName();
                if (name.endsWith("internal.io.Waiter") || name.endsWith("internal.io.Wakeup"))
                    return true;
            }
            return false;
        }

        public T result() throws Exception {
            try {
                return task.get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) throw cause;
                throw e;
            } catch (TimeoutException e) {
                var stuck =
                        new AssertionError(thread + " is still at work after " + SECONDS + " s");
                stuck.setStackTrace(thread.getStackTrace());
                throw stuck;
            }
        }

        /// What the work threw.
        public Throwable failure() throws Exception {
            try {
                var result = task.get(SECONDS, TimeUnit.SECONDS);
                throw new AssertionError("answered " + result + " instead of failing");
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }
}
