package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<linux/openat2.h>`. glibc has no function for it before 2.43, so it goes through syscall(2).
public final class LinuxOpenat2 {
    /// `<sys/syscall.h>`; system calls since Linux 5.1 have one number on all machines.
    public static final long SYS_openat2 = 437;

    public static final long RESOLVE_NO_MAGICLINKS = 0x02;
    public static final long RESOLVE_NO_SYMLINKS = 0x04;
    public static final long RESOLVE_BENEATH = 0x08;

    /// Since Linux 5.12.
    public static final long RESOLVE_CACHED = 0x20;

    private static final MemorySegment SYSCALL = Downcall.find("syscall");

    private LinuxOpenat2() {}

    /// `struct open_how`, openat2(2).
    public static final class OpenHow {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("flags"),
                                JAVA_LONG.withName("mode"),
                                JAVA_LONG.withName("resolve"))
                        .withName("open_how");
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long MODE = LAYOUT.byteOffset(groupElement("mode"));
        public static final long RESOLVE = LAYOUT.byteOffset(groupElement("resolve"));

        private OpenHow() {}
    }

    /// `long openat2(int dirfd, const char *pathname, const struct open_how *how, size_t size)`, openat2(2). Since Linux 5.6.
    public static int openat2(
            MemorySegment errno, int dirfd, MemorySegment pathname, MemorySegment how) {
        return Downcall.words(
                SYSCALL,
                errno,
                SYS_openat2,
                dirfd,
                pathname.address(),
                how.address(),
                OpenHow.LAYOUT.byteSize(),
                0);
    }
}
