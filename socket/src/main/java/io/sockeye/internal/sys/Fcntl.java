package io.sockeye.internal.sys;

import java.lang.foreign.MemorySegment;

/// `<fcntl.h>`.
public final class Fcntl {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_NOCTTY = 0x100;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_SYNC = 0x101000;
    public static final int O_DSYNC = 0x1000;

    public static final int F_GETFD = 1;
    public static final int F_SETFD = 2;
    public static final int F_GETFL = 3;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_SETPIPE_SZ = 1031;
    public static final int FD_CLOEXEC = 1;

    public static final int SPLICE_F_MOVE = 1;
    public static final int SPLICE_F_NONBLOCK = 2;

    private static final MemorySegment OPEN = Downcall.find("open");
    private static final MemorySegment FCNTL = Downcall.find("fcntl");

    private static final MemorySegment SPLICE = Downcall.find("splice");

    private Fcntl() {}

    /// `int open(const char *pathname, int flags, mode_t mode)`, open(2).
    public static int open(MemorySegment errno, MemorySegment pathname, int flags, int mode) {
        return Downcall.words(OPEN, errno, pathname.address(), flags, mode);
    }

    /// `int fcntl(int fd, int op, int arg)`, fcntl(2).
    public static int fcntl(MemorySegment errno, int fd, int op, int arg) {
        return Downcall.words(FCNTL, errno, fd, op, arg);
    }

    /// `ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t size, unsigned int flags)`, splice(2).
    ///
    /// @param offOut `MemorySegment.NULL` for the position of the file, and of what has none
    public static long splice(
            MemorySegment errno, int fdIn, int fdOut, MemorySegment offOut, long size, int flags) {
        return Downcall.longWords(SPLICE, errno, fdIn, 0, fdOut, offOut.address(), size, flags);
    }
}
