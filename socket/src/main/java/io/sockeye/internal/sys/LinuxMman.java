package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<linux/mman.h>`. glibc has no function for cachestat(2), so it goes through syscall(2).
public final class LinuxMman {
    /// `<asm/unistd.h>`; system calls since Linux 5.1 have one number on all machines.
    public static final long __NR_cachestat = 451;

    private static final MemorySegment SYSCALL = Downcall.find("syscall");

    private LinuxMman() {}

    /// `struct cachestat_range`, cachestat(2).
    public static final class CachestatRange {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("off"), JAVA_LONG.withName("len"))
                        .withName("cachestat_range");
        public static final long OFF = LAYOUT.byteOffset(groupElement("off"));
        public static final long LEN = LAYOUT.byteOffset(groupElement("len"));

        private CachestatRange() {}
    }

    /// `struct cachestat`, cachestat(2).
    public static final class Cachestat {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("nr_cache"),
                                JAVA_LONG.withName("nr_dirty"),
                                JAVA_LONG.withName("nr_writeback"),
                                JAVA_LONG.withName("nr_evicted"),
                                JAVA_LONG.withName("nr_recently_evicted"))
                        .withName("cachestat");
        public static final long NR_CACHE = LAYOUT.byteOffset(groupElement("nr_cache"));

        private Cachestat() {}
    }

    /// `long cachestat(int fd, struct cachestat_range *range, struct cachestat *cstat, unsigned int flags)`, cachestat(2).
    /// Since Linux 6.5.
    public static int cachestat(
            MemorySegment errno, int fd, MemorySegment range, MemorySegment cstat) {
        return Downcall.words(
                SYSCALL, errno, __NR_cachestat, fd, range.address(), cstat.address(), 0, 0);
    }
}
