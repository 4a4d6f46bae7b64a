package io.sockeye.internal.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `<sys/mman.h>`.
public final class SysMman {
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;

    private static final MemorySegment MMAP = Downcall.find("mmap");
    private static final MemorySegment MUNMAP = Downcall.find("munmap");

    private SysMman() {}

    /// `void *mmap(void addr[length], size_t length, int prot, int flags, int fd, off_t offset)`, mmap(2): what a descriptor shares, to be
    /// read and written.
    ///
    /// @return the address, or `-errno`
    public static long mmapShared(MemorySegment errno, int fd, long length) {
        // MAP_FAILED is -1, as the failure of those that answer a count.
        return Downcall.longWords(
                MMAP, errno, 0, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    }

    /// `int munmap(void addr[length], size_t length)`, munmap(2).
    public static int munmap(MemorySegment errno, long address, long length) {
        return Downcall.words(MUNMAP, errno, address, length, 0);
    }

    /// Views what is mapped, without a bound in time: for those who know that it stays.
    public static MemorySegment view(long address, long length) {
        return Downcall.view(address, length);
    }

    /// Views a part of what is mapped, until an arena is closed.
    ///
    /// @param end called once, when nobody can get at the part any more; held by all views of it
    public static MemorySegment view(long address, long length, Arena arena, Runnable end) {
        return Downcall.view(address, length, arena, end);
    }
}
