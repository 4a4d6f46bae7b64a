package io.sockeye.internal.io;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.internal.sys.LinuxMman;
import io.sockeye.internal.sys.LinuxMman.Cachestat;
import io.sockeye.internal.sys.LinuxMman.CachestatRange;

/// What of a file is in memory.
public final class PageCache {
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
        long first = offset / Mapping.PAGE_SIZE;
        long last = (offset + length - 1) / Mapping.PAGE_SIZE;
        return found.get(JAVA_LONG, Cachestat.NR_CACHE) > last - first;
    }
}
