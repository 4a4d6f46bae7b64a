package io.sockeye.descriptor;

import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.SysPoll.Pollfd;
import java.io.IOException;

/// Calls on descriptors that are no sockets, on platform threads.
final class Blocking {
    private Blocking() {}

    /// Waits where the caller is, and makes the call on a platform thread.
    static long perform(OwnedDescriptor owner, String call, Direction direction, Attempt attempt)
            throws IOException {
        Attempt there = (fd, scratch) -> Offload.DISK.aside(() -> (int) attempt.on(fd, scratch));
        return owner.handle().perform(owner, call, direction, Deadline.NEVER, 0, there);
    }

    /// Asks whether a call would not block; files are always ready.
    ///
    /// @return above 0 if it would not; -EAGAIN if it would; another `-errno` if poll(2) does not say: above all -EINTR, after which to go
    ///     on would block in the kernel, out of reach of close
    static int ready(int fd, Scratch scratch, short events) {
        scratch.value.set(JAVA_INT, Pollfd.FD, fd);
        scratch.value.set(JAVA_SHORT, Pollfd.EVENTS, events);
        scratch.value.set(JAVA_SHORT, Pollfd.REVENTS, (short) 0);
        int ready = SysPoll.poll(scratch.errno, scratch.value, 1, 0);
        return ready == 0 ? -EAGAIN : ready;
    }
}
