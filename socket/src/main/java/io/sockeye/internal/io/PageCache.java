package io.sockeye.internal.io;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.internal.sys.LinuxMman;
import io.sockeye.internal.sys.LinuxMman.Cachestat;
import io.sockeye.internal.sys.LinuxMman.CachestatRange;
import io.sockeye.internal.sys.Unistd;

/// What of a file is in memory.
public final class PageCache {
    private static final long PAGE = pageSize();

    private PageCache() {}

    /// Whether a part of a file is in memory, as far as the kernel says so: not before Linux 6.5, and not of a file that the
    /// process neither owns nor may write. What has been asked of the disk and is still to come counts as there.
    ///
    /// @param scratch its data is overwritten
    /// @param length 1 or more
    public static boolean holds(Scratch scratch, int fd, long offset, long length) {
        var range = scratch.data.asSlice(0, CachestatRange.LAYOUT);
        var found = scratch.data.asSlice(range.byteSize(), Cachestat.LAYOUT);
        range.set(JAVA_LONG, CachestatRange.OFF, offset);
        range.set(JAVA_LONG, CachestatRange.LEN, length);
        if (LinuxMman.cachestat(scratch.errno, fd, range, found) < 0) return false;
        long pages = (offset + length - 1) / PAGE - offset / PAGE + 1;
        return found.get(JAVA_LONG, Cachestat.NR_CACHE) >= pages;
    }

    private static long pageSize() {
        try (var scratch = Scratch.take()) {
            return Unistd.getpagesize(scratch.errno);
        }
    }
}
