package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<netdb.h>` and the calls of `<net/if.h>`.
public final class SysNetdb {
    public static final int EAI_SYSTEM = -11;
    public static final int NI_MAXHOST = 1025;
    public static final int NI_MAXSERV = 32;

    /// `struct addrinfo`, getaddrinfo(3).
    public static final class Addrinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_INT.withName("ai_flags"),
                        JAVA_INT.withName("ai_family"),
                        JAVA_INT.withName("ai_socktype"),
                        JAVA_INT.withName("ai_protocol"),
                        JAVA_INT.withName("ai_addrlen"),
                        paddingLayout(4),
                        JAVA_LONG.withName("ai_addr"),
                        JAVA_LONG.withName("ai_canonname"),
                        JAVA_LONG.withName("ai_next"));
        public static final long AI_FLAGS = LAYOUT.byteOffset(groupElement("ai_flags"));
        public static final long AI_FAMILY = LAYOUT.byteOffset(groupElement("ai_family"));
        public static final long AI_SOCKTYPE = LAYOUT.byteOffset(groupElement("ai_socktype"));
        public static final long AI_PROTOCOL = LAYOUT.byteOffset(groupElement("ai_protocol"));
        public static final long AI_ADDRLEN = LAYOUT.byteOffset(groupElement("ai_addrlen"));
        public static final long AI_ADDR = LAYOUT.byteOffset(groupElement("ai_addr"));
        public static final long AI_CANONNAME = LAYOUT.byteOffset(groupElement("ai_canonname"));
        public static final long AI_NEXT = LAYOUT.byteOffset(groupElement("ai_next"));

        private Addrinfo() {}

        /// The element of C's list at an address.
        public static MemorySegment at(long address) {
            return Downcall.view(address, LAYOUT.byteSize());
        }
    }

    private static final MemorySegment GETADDRINFO = Downcall.find("getaddrinfo");
    private static final MemorySegment FREEADDRINFO = Downcall.find("freeaddrinfo");
    private static final MemorySegment GETNAMEINFO = Downcall.find("getnameinfo");

    private SysNetdb() {}

    /// `int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res)`,
    /// getaddrinfo(3): 0 or an `EAI_` number; for EAI_SYSTEM errno says more.
    public static int getaddrinfo(
            MemorySegment errno,
            MemorySegment node,
            MemorySegment service,
            MemorySegment hints,
            MemorySegment res) {
        return Downcall.plain(
                GETADDRINFO,
                errno,
                node.address(),
                service.address(),
                hints.address(),
                res.address(),
                0,
                0);
    }

    /// `void freeaddrinfo(struct addrinfo *res)`, getaddrinfo(3).
    public static void freeaddrinfo(MemorySegment errno, long res) {
        Downcall.plain(FREEADDRINFO, errno, res, 0, 0, 0, 0, 0);
    }

    /// `int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv,
    /// socklen_t servlen, int flags)`, getnameinfo(3), which has seven arguments: see [Downcall].
    public static int getnameinfo(
            MemorySegment errno,
            MemorySegment addr,
            int addrlen,
            MemorySegment host,
            MemorySegment serv,
            int flags) {
        return Downcall.seven(
                GETNAMEINFO,
                errno,
                addr.address(),
                addrlen,
                host.address(),
                host.byteSize(),
                serv.address(),
                serv.byteSize(),
                flags);
    }

    /// C memory of a list element: the address bytes it points at.
    public static MemorySegment view(long address, long size) {
        return Downcall.view(address, size);
    }
}
