package io.sockeye.internal.sys;

import java.lang.foreign.MemorySegment;

/// `<unistd.h>`, with `<sys/ioctl.h>`, `<sys/sendfile.h>` and `<limits.h>`, of which one word each is used.
public final class Unistd {
    public static final long FIONBIO = 0x5421;
    public static final long FIONREAD = 0x541B;

    /// `<linux/fs.h>`, for preadv2(2): what is not in memory is not waited for. Since Linux 4.14.
    public static final int RWF_NOWAIT = 0x8;

    /// The longest name of a host in bytes, without the NUL: gethostname(2).
    public static final int HOST_NAME_MAX = 64;

    private static final MemorySegment CLOSE = Downcall.find("close");
    private static final MemorySegment READ = Downcall.find("read");
    private static final MemorySegment WRITE = Downcall.find("write");
    private static final MemorySegment PREAD = Downcall.find("pread");
    private static final MemorySegment PWRITE = Downcall.find("pwrite");
    private static final MemorySegment PREADV2 = Downcall.find("preadv2");
    private static final MemorySegment PIPE2 = Downcall.find("pipe2");
    private static final MemorySegment IOCTL = Downcall.find("ioctl");
    private static final MemorySegment SENDFILE = Downcall.find("sendfile");
    private static final MemorySegment GETHOSTNAME = Downcall.find("gethostname");
    private static final MemorySegment SETHOSTNAME = Downcall.find("sethostname");

    private static final MemorySegment GETPAGESIZE = Downcall.find("getpagesize");

    private Unistd() {}

    /// `int getpagesize(void)`, getpagesize(2).
    public static int getpagesize(MemorySegment errno) {
        return Downcall.plain(GETPAGESIZE, errno, 0, 0, 0, 0, 0, 0);
    }

    /// `int close(int fd)`, close(2). Called once and never again: Linux has freed the number even when it says EINTR.
    public static int close(MemorySegment errno, int fd) {
        return Downcall.words(CLOSE, errno, fd, 0, 0);
    }

    /// `ssize_t read(int fd, void *buf, size_t count)`, read(2).
    public static long read(MemorySegment errno, int fd, MemorySegment buf, long count) {
        return Downcall.data(READ, errno, fd, buf, count, 0, 0, 0);
    }

    /// `ssize_t write(int fd, const void *buf, size_t count)`, write(2).
    public static long write(MemorySegment errno, int fd, MemorySegment buf, long count) {
        return Downcall.data(WRITE, errno, fd, buf, count, 0, 0, 0);
    }

    /// `ssize_t pread(int fd, void *buf, size_t count, off_t offset)`, pread(2).
    public static long pread(
            MemorySegment errno, int fd, MemorySegment buf, long count, long offset) {
        return Downcall.data(PREAD, errno, fd, buf, count, offset, 0, 0);
    }

    /// `ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)`, pwrite(2).
    public static long pwrite(
            MemorySegment errno, int fd, MemorySegment buf, long count, long offset) {
        return Downcall.data(PWRITE, errno, fd, buf, count, offset, 0, 0);
    }

    /// `ssize_t preadv2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)`, readv(2).
    public static long preadv2(
            MemorySegment errno, int fd, MemorySegment iov, int iovcnt, long offset, int flags) {
        return Downcall.longWords(PREADV2, errno, fd, iov.address(), iovcnt, offset, flags, 0);
    }

    /// `int pipe2(int pipefd[2], int flags)`, pipe(2). First the end to read from, then the one to write to.
    public static int pipe2(MemorySegment errno, MemorySegment pipefd, int flags) {
        return Downcall.words(PIPE2, errno, pipefd.address(), flags, 0);
    }

    /// `int ioctl(int fd, unsigned long op, ...)`, ioctl(2).
    public static int ioctl(MemorySegment errno, int fd, long op, MemorySegment argument) {
        return Downcall.words(IOCTL, errno, fd, op, argument.address());
    }

    /// `ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)`, sendfile(2).
    public static long sendfile(
            MemorySegment errno, int outFd, int inFd, MemorySegment offset, long count) {
        return Downcall.longWords(SENDFILE, errno, outFd, inFd, offset.address(), count, 0, 0);
    }

    /// `int gethostname(char *name, size_t len)`, gethostname(2).
    public static int gethostname(MemorySegment errno, MemorySegment name) {
        return Downcall.words(GETHOSTNAME, errno, name.address(), name.byteSize(), 0);
    }

    /// `int sethostname(const char *name, size_t len)`, sethostname(2).
    public static int sethostname(MemorySegment errno, MemorySegment name) {
        return Downcall.words(SETHOSTNAME, errno, name.address(), name.byteSize(), 0);
    }
}
