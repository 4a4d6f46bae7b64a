package io.sockeye.internal.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// `<sys/epoll.h>`.
public final class SysEpoll {
    public static final int EPOLL_CLOEXEC = 0x80000;
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;

    public static final int EPOLLIN = 0x1;
    public static final int EPOLLPRI = 0x2;
    public static final int EPOLLOUT = 0x4;
    public static final int EPOLLERR = 0x8;
    public static final int EPOLLHUP = 0x10;
    public static final int EPOLLRDHUP = 0x2000;
    public static final int EPOLLEXCLUSIVE = 1 << 28;
    public static final int EPOLLWAKEUP = 1 << 29;
    public static final int EPOLLONESHOT = 1 << 30;
    public static final int EPOLLET = 1 << 31;

    /// `struct epoll_event`, packed on x86-64 only.
    public static final class EpollEvent {
        public static final long DATA = Abi.X86_64 ? 4 : 8;
        public static final long SIZE = Abi.X86_64 ? 12 : 16;

        private EpollEvent() {}

        public static void set(MemorySegment event, int events, long data) {
            event.set(JAVA_INT, 0, events);
            event.set(JAVA_LONG_UNALIGNED, DATA, data);
        }

        public static int events(MemorySegment array, long index) {
            return array.get(JAVA_INT, index * SIZE);
        }

        public static long data(MemorySegment array, long index) {
            return array.get(JAVA_LONG_UNALIGNED, index * SIZE + DATA);
        }
    }

    private static final MemorySegment EPOLL_CREATE1 = Downcall.find("epoll_create1");
    private static final MemorySegment EPOLL_CTL = Downcall.find("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = Downcall.find("epoll_wait");

    private SysEpoll() {}

    /// `int epoll_create1(int flags)`, epoll_create(2).
    public static int epollCreate1(MemorySegment errno, int flags) {
        return Downcall.words(EPOLL_CREATE1, errno, flags, 0, 0);
    }

    /// `int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)`, epoll_ctl(2).
    public static int epollCtl(MemorySegment errno, int epfd, int op, int fd, MemorySegment event) {
        return Downcall.words(EPOLL_CTL, errno, epfd, op, fd, event.address(), 0, 0);
    }

    /// `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`, epoll_wait(2).
    public static int epollWait(
            MemorySegment errno, int epfd, MemorySegment events, int maxevents, int timeout) {
        return Downcall.words(EPOLL_WAIT, errno, epfd, events.address(), maxevents, timeout, 0, 0);
    }
}
