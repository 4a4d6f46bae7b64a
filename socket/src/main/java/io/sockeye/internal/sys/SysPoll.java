package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<poll.h>`.
public final class SysPoll {
    public static final short POLLIN = 0x1;
    public static final short POLLOUT = 0x4;
    public static final short POLLERR = 0x8;
    public static final short POLLHUP = 0x10;

    /// `struct pollfd`; a negative `fd` is passed over.
    public static final class Pollfd {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_INT.withName("fd"),
                        JAVA_SHORT.withName("events"),
                        JAVA_SHORT.withName("revents"));
        public static final long FD = LAYOUT.byteOffset(groupElement("fd"));
        public static final long EVENTS = LAYOUT.byteOffset(groupElement("events"));
        public static final long REVENTS = LAYOUT.byteOffset(groupElement("revents"));
        public static final long SIZE = LAYOUT.byteSize();

        private Pollfd() {}
    }

    private static final MemorySegment POLL = Downcall.find("poll");

    private SysPoll() {}

    /// `int poll(struct pollfd *fds, nfds_t nfds, int timeout)`, poll(2).
    public static int poll(MemorySegment errno, MemorySegment fds, long nfds, int timeout) {
        return Downcall.words(POLL, errno, fds.address(), nfds, timeout);
    }
}
