package io.sockeye.internal.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A descriptor number and its life: who is using it, and when it may be closed.
///
/// Every call on the number takes a reference first, and the last reference out closes it once it is marked closed; so a number is
/// never closed under a call in flight, and never used after the kernel may have given it to somebody else. A superclass of [Handle] and
/// not a part of it, because there is one of them for each idle connection.
abstract sealed class Lifetime permits Handle {
    private static final VarHandle STATE;
    private static final VarHandle ENDED;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Lifetime.class, "state", long.class);
            ENDED = MethodHandles.lookup().findVarHandle(Lifetime.class, "ended", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The bit of [#state] that says no further reference is to be had; the low half counts the references.
    private static final long CLOSED = 1L << 62;

    /// The bit of [#state] that says the number is to be given away instead of closed.
    private static final long DETACHED = 1L << 61;

    private static final long COUNT = (1L << 32) - 1;

    /// How long [#close()] waits for the calls in flight to leave; they are woken and do not block, so this is for starved machines.
    private static final long COURTESY = TimeUnit.SECONDS.toNanos(1);

    final int fd;

    private volatile long state;

    /// Whom the last call in flight is to tell.
    private volatile @Nullable Thread closer;

    /// Set when the closer no longer waits: then the last call in flight ends the number's life.
    private volatile boolean closerGone;

    private volatile boolean
            ended; // the number has been, or is being, closed or given away; by ENDED
    private volatile int closeResult;

    Lifetime(int fd) {
        this.fd = fd;
    }

    /// Ends all waits for the number. Called once it is marked closed.
    abstract void wakeAll();

    /// Lets go of the number. Runs once, when it is marked closed and no reference is left.
    ///
    /// @param givenAway whether it stays open, for somebody else
    /// @return the result of close(2), or 0
    abstract int end(boolean givenAway);

    public final boolean isOpen() {
        return (state & CLOSED) == 0;
    }

    final void acquire() throws ClosedChannelException {
        long seen;
        do {
            seen = state;
            if ((seen & CLOSED) != 0) throw new ClosedChannelException();
        } while (!STATE.compareAndSet(this, seen, seen + 1));
    }

    final void release() {
        long before = (long) STATE.getAndAdd(this, -1L);
        if ((before & CLOSED) == 0 || (before & COUNT) != 1) return;
        // The closer does the closing, which may take long and may fail: its caller is to know.
        // A closer that is not named yet has still to count the references, and finds none.
        if (closerGone) endOnce();
        else if (closer != null) LockSupport.unpark(closer);
    }

    /// Marks closed, wakes everyone, and closes the number when the last call has left.
    ///
    /// @return the result of close(2), or 0 when it was closed before
    public final int close() {
        return shut(CLOSED, COURTESY) ? closeResult : 0;
    }

    /// Marks closed, wakes everyone, and gives the number away when the last call has left.
    ///
    /// @return the number, or -1 when it was closed before
    public final int detach() {
        return shut(CLOSED | DETACHED, Deadline.NEVER) ? fd : -1;
    }

    private boolean shut(long how, long patience) {
        long seen;
        do {
            seen = state;
            if ((seen & CLOSED) != 0) return false;
        } while (!STATE.compareAndSet(this, seen, seen | how));
        closer = Thread.currentThread();
        if (seen != 0) {
            wakeAll();
            awaitRelease(patience);
            closerGone = true;
        }
        if ((state & COUNT) == 0) endOnce();
        return true;
    }

    /// Waits for the calls in flight, so that after close a server's port is free.
    private void awaitRelease(long patience) {
        boolean interrupted = false;
        long deadline = Deadline.after(patience);
        while ((state & COUNT) != 0) {
            long left = Deadline.remaining(deadline);
            if (left <= 0) break;
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void endOnce() {
        if (ENDED.compareAndSet(this, false, true)) closeResult = end((state & DETACHED) != 0);
    }
}
