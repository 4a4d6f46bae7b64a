package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<dirent.h>`, with renameat2 of `<stdio.h>` and unlinkat of `<unistd.h>`: what is done to the names in a directory.
public final class Dirent {
    public static final int RENAME_NOREPLACE = 1;

    private static final MemorySegment GETDENTS64 = Downcall.find("getdents64");
    private static final MemorySegment RENAMEAT2 = Downcall.find("renameat2");
    private static final MemorySegment UNLINKAT = Downcall.find("unlinkat");

    private Dirent() {}

    /// `struct dirent64`, as the kernel writes it: of the length that it says, the name ends with a NUL.
    public static final class Dirent64 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("d_ino"),
                                JAVA_LONG.withName("d_off"),
                                JAVA_SHORT.withName("d_reclen"),
                                JAVA_BYTE.withName("d_type"),
                                sequenceLayout(256, JAVA_BYTE).withName("d_name"),
                                sequenceLayout(5, JAVA_BYTE).withName("__rest"))
                        .withName("dirent64");
        public static final long D_RECLEN = LAYOUT.byteOffset(groupElement("d_reclen"));
        public static final long D_NAME = LAYOUT.byteOffset(groupElement("d_name"));

        private Dirent64() {}
    }

    /// `ssize_t getdents64(int fd, void *dirp, size_t count)`, getdents64(2).
    public static long getdents64(MemorySegment errno, int fd, MemorySegment dirp, long count) {
        return Downcall.longWords(GETDENTS64, errno, fd, dirp.address(), count, 0, 0, 0);
    }

    /// `int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags)`, rename(2).
    public static int renameat2(
            MemorySegment errno,
            int olddirfd,
            MemorySegment oldpath,
            int newdirfd,
            MemorySegment newpath,
            int flags) {
        return Downcall.words(
                RENAMEAT2,
                errno,
                olddirfd,
                oldpath.address(),
                newdirfd,
                newpath.address(),
                flags,
                0);
    }

    /// `int unlinkat(int dirfd, const char *pathname, int flags)`, unlink(2).
    public static int unlinkat(MemorySegment errno, int dirfd, MemorySegment pathname, int flags) {
        return Downcall.words(UNLINKAT, errno, dirfd, pathname.address(), flags);
    }
}
