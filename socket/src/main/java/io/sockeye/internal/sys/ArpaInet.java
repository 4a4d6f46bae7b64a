package io.sockeye.internal.sys;

import java.lang.foreign.MemorySegment;

/// `<arpa/inet.h>`. What it swaps (`htons`), Java swaps itself; inet_ntoa(3) shares its text between threads.
public final class ArpaInet {
    private static final MemorySegment INET_ATON = Downcall.find("inet_aton");
    private static final MemorySegment INET_PTON = Downcall.find("inet_pton");
    private static final MemorySegment INET_NTOP = Downcall.find("inet_ntop");

    private ArpaInet() {}

    /// `int inet_aton(const char *cp, struct in_addr *inp)`, inet_aton(3): 0 if the text is no address.
    public static int inetAton(MemorySegment errno, MemorySegment cp, MemorySegment inp) {
        return Downcall.plain(INET_ATON, errno, cp.address(), inp.address(), 0, 0, 0, 0);
    }

    /// `int inet_pton(int af, const char *src, void *dst)`, inet_pton(3): 1, 0 if the text is no address, or -errno.
    public static int inetPton(MemorySegment errno, int af, MemorySegment src, MemorySegment dst) {
        return Downcall.words(INET_PTON, errno, af, src.address(), dst.address());
    }

    /// `const char *inet_ntop(int af, const void *src, char *dst, socklen_t size)`, inet_ntop(3): an address, or -errno.
    public static long inetNtop(MemorySegment errno, int af, MemorySegment src, MemorySegment dst) {
        return Downcall.pointer(INET_NTOP, errno, af, src.address(), dst.address(), dst.byteSize());
    }
}
