package io.sockeye.stress;

import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.SysErrno;
import io.sockeye.internal.sys.SysEventfd;
import io.sockeye.internal.sys.Unistd;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/// A real number of the kernel, a duplicate of an eventfd, under the real [Handle].
///
/// Numbers are taken in a ring far longer than jcstress has subjects at a time, so that a number is not given out anew while its race
/// still runs: a use after the close and a second close both find EBADF, instead of a stranger's descriptor.
final class Number {
    private static final int RING_START = 200;
    private static final int RING_LENGTH = 700; // below the usual limit of 1024
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int EVENTFD = eventfd();
    private static final VarHandle CLOSE_RESULT;

    static {
        try {
            var lifetime = Handle.class.getSuperclass();
            CLOSE_RESULT =
                    MethodHandles.privateLookupIn(lifetime, MethodHandles.lookup())
                            .findVarHandle(lifetime, "closeResult", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Handle handle;
    private final int fd;

    Number() {
        int least = RING_START + Math.floorMod(NEXT.getAndIncrement(), RING_LENGTH);
        try (var scratch = Scratch.take()) {
            fd = Fcntl.fcntl(scratch.errno, EVENTFD, Fcntl.F_DUPFD_CLOEXEC, least);
        }
        if (fd < 0) throw new IllegalStateException("fcntl answers " + fd);
        handle = Handle.of(fd);
    }

    private static int eventfd() {
        try (var scratch = Scratch.take()) {
            int flags = SysEventfd.EFD_CLOEXEC | SysEventfd.EFD_NONBLOCK;
            return SysEventfd.eventfd(scratch.errno, 0, flags);
        }
    }

    /// One call: `used`, `refused`, or `dead` if the number was closed under it.
    String use() {
        try {
            return handle.once(this, Number::ask) >= 0 ? "used" : "dead";
        } catch (ClosedChannelException e) {
            return "refused";
        }
    }

    /// What the kernel says of the number now.
    static long ask(int fd, Scratch scratch) {
        return Fcntl.fcntl(scratch.errno, fd, Fcntl.F_GETFD, 0);
    }

    /// close(2), as by somebody to whom the number was given.
    int closeAsNewOwner() {
        try (var scratch = Scratch.take()) {
            return Unistd.close(scratch.errno, fd);
        }
    }

    /// After the race: `open`, `closed once`, or `closed again` if a second close(2) has found no descriptor.
    String end() {
        try (var scratch = Scratch.take()) {
            if (ask(fd, scratch) != -SysErrno.EBADF) return "open";
        }
        return (int) CLOSE_RESULT.getVolatile(handle) == 0 ? "closed once" : "closed again";
    }
}
