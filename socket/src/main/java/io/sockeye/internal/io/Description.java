package io.sockeye.internal.io;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.Unistd;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What duplicates share: an open file description, open(2), above all its O_NONBLOCK.
///
/// The flag mirrors the user's mode, as CPython has it, because whoever is passed the descriptor sees it. Calls without MSG_DONTWAIT
/// (connect, accept, sendfile) need it set for their length. Setting it and making the call are one step under the monitor: between
/// the two another thread of ours must not clear it, or the call would wait in the kernel, out of reach of close.
final class Description {
    private static final VarHandle PROGRESS;

    static {
        try {
            PROGRESS =
                    MethodHandles.lookup().findVarHandle(Description.class, "progress", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Changes whenever something has come or gone. Two at once may count as one: it is for whoever looks now and then; by PROGRESS.
    private long progress;

    /// Whether a short read means an empty queue: TCP alone. A Unix stream stops short at a control message, kTLS at a record.
    volatile boolean shortReadEmpties;

    /// Whether it came from outside, where others may have it too.
    volatile boolean adopted;

    private boolean wanted; // what the user's mode asks; guarded by this
    private boolean borrowed; // set beyond that; guarded by this

    void moved() {
        PROGRESS.setOpaque(this, progress + 1);
    }

    long progress() {
        return (long) PROGRESS.getOpaque(this);
    }

    /// The flag as it is: for descriptors that are born non-blocking, or adopted.
    synchronized void assume(boolean nonBlocking) {
        wanted = nonBlocking;
    }

    /// Sets the flag as the user's mode asks.
    synchronized void want(int fd, Scratch scratch, boolean nonBlocking) {
        if (wanted == nonBlocking && !borrowed) return;
        wanted = nonBlocking;
        borrowed = false;
        set(fd, scratch, nonBlocking);
    }

    /// Makes a call that must not wait and has no flag to say so. Asks the kernel first: another process may have cleared it.
    synchronized long nonBlocking(int fd, Scratch scratch, Attempt call) {
        int flags = Fcntl.fcntl(scratch.errno, fd, Fcntl.F_GETFL, 0);
        if (flags >= 0 && (flags & Fcntl.O_NONBLOCK) == 0) {
            borrowed = true;
            set(fd, scratch, true);
        }
        return call.on(fd, scratch);
    }

    /// Puts the flag back to what the user's mode asks: after the call, and before anyone else gets the description.
    synchronized void giveBack(int fd, Scratch scratch) {
        if (!borrowed) return;
        borrowed = false;
        set(fd, scratch, wanted);
    }

    private static void set(int fd, Scratch scratch, boolean on) {
        scratch.value.set(JAVA_INT, 0, on ? 1 : 0);
        Unistd.ioctl(scratch.errno, fd, Unistd.FIONBIO, scratch.value);
    }
}
