package io.sockeye.internal.sys;

import java.lang.foreign.MemorySegment;

/// `<sys/eventfd.h>`.
public final class SysEventfd {
    public static final int EFD_NONBLOCK = 0x800;
    public static final int EFD_CLOEXEC = 0x80000;

    private static final MemorySegment EVENTFD = Downcall.find("eventfd");

    private SysEventfd() {}

    /// `int eventfd(unsigned int initval, int flags)`, eventfd(2).
    public static int eventfd(MemorySegment errno, int initval, int flags) {
        return Downcall.words(EVENTFD, errno, initval, flags, 0);
    }
}
