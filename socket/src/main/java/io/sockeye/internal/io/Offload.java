package io.sockeye.internal.io;

import java.io.Serial;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/// Platform threads for the calls that block all the same, so that no virtual thread holds its carrier for them.
///
/// A pool for each purpose: a resolver that does not answer must not delay a close.
public enum Offload {
    /// getaddrinfo(3), getnameinfo(3) and their older kin, which a dead name server holds for many seconds each.
    NAMES(256),
    /// The databases of services and protocols, which are files most often: not behind the names of hosts.
    SERVICES(16),
    /// close(2) with SO_LINGER.
    CLOSING(8),
    /// open(2), which waits for the other end of a FIFO for as long as there is none: not before the files that are open.
    OPENING(256),
    /// sendfile(2) from a cold disk, read(2) and write(2) of files and pipes.
    DISK(16);

    @SuppressWarnings("ImmutableEnumChecker") // a name for a pool, which has a life of its own
    private final ThreadPoolExecutor pool;

    Offload(int threads) {
        var factory =
                Thread.ofPlatform()
                        .daemon()
                        .name("sockeye-" + name().toLowerCase(java.util.Locale.ROOT) + "-", 0)
                        .factory();
        var waiting = new HandedOver();
        pool = new ThreadPoolExecutor(0, threads, 5, TimeUnit.SECONDS, waiting, factory);
        // All are busy: whoever is free next takes it.
        pool.setRejectedExecutionHandler((work, _) -> waiting.put(work));
    }

    /// A queue that takes work only from hand to hand, so that the pool grows before anything waits in it.
    private static final class HandedOver extends LinkedTransferQueue<Runnable> {
        @Serial private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }
    }

    /// Runs a call there and waits for its end, whatever happens: the call uses memory of ours.
    int run(IntSupplier call) {
        var task = new FutureTask<>(call::getAsInt);
        pool.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e);
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /// Runs a call there and waits for it no longer than the deadline; an abandoned call runs on by itself.
    public <T> T call(Callable<T> call, long deadline) throws Exception {
        var task = new FutureTask<>(call);
        pool.execute(task);
        try {
            return deadline == Deadline.NEVER
                    ? task.get()
                    : task.get(Math.max(0, Deadline.remaining(deadline)), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw unchecked(e);
        } catch (TimeoutException | InterruptedException e) {
            pool.remove(task);
            throw e;
        }
    }

    /// Runs a call that may block where it holds no carrier: there for a virtual thread, here for a platform thread.
    public int aside(IntSupplier call) {
        return Thread.currentThread().isVirtual() ? run(call) : call.getAsInt();
    }

    /// Runs something there that nobody waits for.
    void start(Runnable work) {
        pool.execute(work);
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException e) return e;
        if (failure.getCause() instanceof Error e) throw e;
        return new IllegalStateException(failure);
    }
}
