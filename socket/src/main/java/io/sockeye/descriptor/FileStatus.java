package io.sockeye.descriptor;

import io.sockeye.internal.sys.SysStat;
import io.sockeye.internal.sys.SysStat.StatxTimestamp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a file is: statx(2).
///
/// @param mode its type and permissions, `st_mode` of inode(7)
/// @param inode its number in its file system
/// @param size in bytes
/// @param modifiedSeconds when its content was changed last, in seconds since 1970
/// @param modifiedNanos and the nanoseconds of that, 0 to 999,999,999
public record FileStatus(int mode, long inode, long size, long modifiedSeconds, int modifiedNanos) {
    static FileStatus read(MemorySegment statx) {
        long modified = SysStat.Statx.STX_MTIME;
        return new FileStatus(
                statx.get(ValueLayout.JAVA_SHORT, SysStat.Statx.STX_MODE) & 0xFFFF,
                statx.get(ValueLayout.JAVA_LONG, SysStat.Statx.STX_INO),
                statx.get(ValueLayout.JAVA_LONG, SysStat.Statx.STX_SIZE),
                statx.get(ValueLayout.JAVA_LONG, modified + StatxTimestamp.TV_SEC),
                statx.get(ValueLayout.JAVA_INT, modified + StatxTimestamp.TV_NSEC));
    }

    /// Whether it has bytes that can be read again and again: no pipe, no device, no socket.
    ///
    /// @return true for S_IFREG
    public boolean isRegularFile() {
        return (mode & SysStat.S_IFMT) == SysStat.S_IFREG;
    }

    /// Whether it has names below it.
    ///
    /// @return true for S_IFDIR
    public boolean isDirectory() {
        return (mode & SysStat.S_IFMT) == SysStat.S_IFDIR;
    }

    /// Whether it is a symbolic link itself, which was not followed.
    ///
    /// @return true for S_IFLNK
    public boolean isSymbolicLink() {
        return (mode & SysStat.S_IFMT) == SysStat.S_IFLNK;
    }
}
