package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<sys/stat.h>`.
public final class SysStat {
    public static final int S_IFMT = 0xF000;
    public static final int S_IFDIR = 0x4000;
    public static final int S_IFREG = 0x8000;
    public static final int S_IFLNK = 0xA000;

    public static final int STATX_BASIC_STATS = 0x7FF;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_EMPTY_PATH = 0x1000;

    private static final MemorySegment STATX = Downcall.find("statx");

    private SysStat() {}

    /// `struct statx_timestamp`.
    public static final class StatxTimestamp {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("tv_sec"),
                                JAVA_INT.withName("tv_nsec"),
                                paddingLayout(4))
                        .withName("statx_timestamp");
        public static final long TV_SEC = LAYOUT.byteOffset(groupElement("tv_sec"));
        public static final long TV_NSEC = LAYOUT.byteOffset(groupElement("tv_nsec"));

        private StatxTimestamp() {}
    }

    /// `struct statx`, statx(2): the same on all machines, with room behind for what kernels add.
    public static final class Statx {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("stx_mask"),
                                paddingLayout(4),
                                JAVA_LONG.withName("stx_attributes"),
                                JAVA_INT.withName("stx_nlink"),
                                JAVA_INT.withName("stx_uid"),
                                JAVA_INT.withName("stx_gid"),
                                JAVA_SHORT.withName("stx_mode"),
                                paddingLayout(2),
                                JAVA_LONG.withName("stx_ino"),
                                JAVA_LONG.withName("stx_size"),
                                JAVA_LONG.withName("stx_blocks"),
                                JAVA_LONG.withName("stx_attributes_mask"),
                                StatxTimestamp.LAYOUT.withName("stx_atime"),
                                StatxTimestamp.LAYOUT.withName("stx_btime"),
                                StatxTimestamp.LAYOUT.withName("stx_ctime"),
                                StatxTimestamp.LAYOUT.withName("stx_mtime"),
                                paddingLayout(128))
                        .withName("statx");
        public static final long STX_MODE = LAYOUT.byteOffset(groupElement("stx_mode"));
        public static final long STX_INO = LAYOUT.byteOffset(groupElement("stx_ino"));
        public static final long STX_SIZE = LAYOUT.byteOffset(groupElement("stx_size"));
        public static final long STX_MTIME = LAYOUT.byteOffset(groupElement("stx_mtime"));

        private Statx() {}
    }

    /// `int statx(int dirfd, const char *pathname, int flags, unsigned int mask, struct statx *statxbuf)`, statx(2).
    public static int statx(
            MemorySegment errno,
            int dirfd,
            MemorySegment pathname,
            int flags,
            int mask,
            MemorySegment statxbuf) {
        return Downcall.words(
                STATX, errno, dirfd, pathname.address(), flags, mask, statxbuf.address(), 0);
    }
}
