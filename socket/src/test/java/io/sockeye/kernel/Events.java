package io.sockeye.kernel;

import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.sys.SysEpoll;
import io.sockeye.internal.sys.SysEpoll.EpollEvent;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.SysPoll.Pollfd;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// poll(2) and epoll(7) without the library above them.
final class Events implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment errno = arena.allocate(8);
    private final MemorySegment events = arena.allocate(16 * EpollEvent.SIZE, 8);
    private final OwnedDescriptor epoll;

    Events() throws IOException {
        epoll = OwnedDescriptor.adopt(SysEpoll.epollCreate1(errno, SysEpoll.EPOLL_CLOEXEC));
    }

    /// The revents of one descriptor.
    ///
    /// @param millis how long to wait
    static int poll(Descriptor descriptor, int events, int millis) {
        try (var arena = Arena.ofConfined()) {
            var errno = arena.allocate(8);
            var one = arena.allocate(Pollfd.LAYOUT);
            one.set(ValueLayout.JAVA_INT, Pollfd.FD, descriptor.fileno());
            one.set(ValueLayout.JAVA_SHORT, Pollfd.EVENTS, (short) events);
            if (SysPoll.poll(errno, one, 1, millis) < 0) throw new IllegalStateException("poll");
            return one.get(ValueLayout.JAVA_SHORT, Pollfd.REVENTS);
        }
    }

    /// Registers a descriptor for what happens from now on.
    void add(Descriptor descriptor, int mask) {
        EpollEvent.set(events, mask | SysEpoll.EPOLLET, descriptor.fileno());
        int result =
                SysEpoll.epollCtl(
                        errno, epoll.fileno(), SysEpoll.EPOLL_CTL_ADD, descriptor.fileno(), events);
        if (result != 0) throw new IllegalStateException("epoll_ctl " + result);
        pending();
    }

    /// How many events there are now.
    int pending() {
        return SysEpoll.epollWait(errno, epoll.fileno(), events, 16, 0);
    }

    @Override
    public void close() throws IOException {
        epoll.close();
        arena.close();
    }
}
