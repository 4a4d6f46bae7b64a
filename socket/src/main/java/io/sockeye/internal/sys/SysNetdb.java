package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<netdb.h>`.
///
/// The functions `…_r` write what they found into memory of the caller: the older ones share theirs between threads.
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

    /// `struct hostent`, gethostbyname(3).
    public static final class Hostent {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_LONG.withName("h_name"),
                        JAVA_LONG.withName("h_aliases"),
                        JAVA_INT.withName("h_addrtype"),
                        JAVA_INT.withName("h_length"),
                        JAVA_LONG.withName("h_addr_list"));
        public static final long H_NAME = LAYOUT.byteOffset(groupElement("h_name"));
        public static final long H_ALIASES = LAYOUT.byteOffset(groupElement("h_aliases"));
        public static final long H_LENGTH = LAYOUT.byteOffset(groupElement("h_length"));
        public static final long H_ADDR_LIST = LAYOUT.byteOffset(groupElement("h_addr_list"));

        private Hostent() {}
    }

    /// `struct servent`, getservbyname(3).
    public static final class Servent {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_LONG.withName("s_name"),
                        JAVA_LONG.withName("s_aliases"),
                        JAVA_INT.withName("s_port"),
                        paddingLayout(4),
                        JAVA_LONG.withName("s_proto"));
        public static final long S_NAME = LAYOUT.byteOffset(groupElement("s_name"));
        public static final long S_ALIASES = LAYOUT.byteOffset(groupElement("s_aliases"));
        public static final long S_PORT = LAYOUT.byteOffset(groupElement("s_port"));
        public static final long S_PROTO = LAYOUT.byteOffset(groupElement("s_proto"));

        private Servent() {}
    }

    /// `struct protoent`, getprotoent(3).
    public static final class Protoent {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_LONG.withName("p_name"),
                        JAVA_LONG.withName("p_aliases"),
                        JAVA_INT.withName("p_proto"),
                        paddingLayout(4));
        public static final long P_PROTO = LAYOUT.byteOffset(groupElement("p_proto"));

        private Protoent() {}
    }

    /// What the functions `…_r` write: an entry of their own struct, the texts and lists that it points at, whether there is one at
    /// all, and for hosts an `h_errno`.
    public record Answer(
            MemorySegment entry, MemorySegment buffer, MemorySegment result, MemorySegment hErrno) {
        /// Whether something was found.
        public boolean isFound() {
            return result.get(JAVA_LONG, 0) != 0;
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
        return Downcall.eight(
                GETNAMEINFO,
                errno,
                addr.address(),
                addrlen,
                host.address(),
                host.byteSize(),
                serv.address(),
                serv.byteSize(),
                flags,
                0);
    }

    /// `int gethostbyname_r(const char *name, struct hostent *ret, char *buf, size_t buflen, struct hostent **result,
    /// int *h_errnop)`, gethostbyname(3): 0, or an errno; ERANGE for a buffer that is too small.
    public static int gethostbynameR(MemorySegment errno, MemorySegment name, Answer answer) {
        return Downcall.plain(
                Hosts.GETHOSTBYNAME_R,
                errno,
                name.address(),
                answer.entry.address(),
                answer.buffer.address(),
                answer.buffer.byteSize(),
                answer.result.address(),
                answer.hErrno.address());
    }

    /// `int gethostbyaddr_r(const void *addr, socklen_t len, int type, struct hostent *ret, char *buf, size_t buflen,
    /// struct hostent **result, int *h_errnop)`, gethostbyname(3), which has eight arguments: see [Downcall].
    public static int gethostbyaddrR(
            MemorySegment errno, MemorySegment addr, int type, Answer answer) {
        return Downcall.eight(
                Hosts.GETHOSTBYADDR_R,
                errno,
                addr.address(),
                addr.byteSize(),
                type,
                answer.entry.address(),
                answer.buffer.address(),
                answer.buffer.byteSize(),
                answer.result.address(),
                answer.hErrno.address());
    }

    /// `int getservbyname_r(const char *name, const char *proto, struct servent *result_buf, char *buf, size_t buflen,
    /// struct servent **result)`, getservbyname(3).
    public static int getservbynameR(
            MemorySegment errno, MemorySegment name, MemorySegment proto, Answer answer) {
        return Downcall.plain(
                Services.GETSERVBYNAME_R,
                errno,
                name.address(),
                proto.address(),
                answer.entry.address(),
                answer.buffer.address(),
                answer.buffer.byteSize(),
                answer.result.address());
    }

    /// `int getservbyport_r(int port, const char *proto, struct servent *result_buf, char *buf, size_t buflen,
    /// struct servent **result)`, getservbyname(3).
    ///
    /// @param port in network byte order
    public static int getservbyportR(
            MemorySegment errno, int port, MemorySegment proto, Answer answer) {
        return Downcall.plain(
                Services.GETSERVBYPORT_R,
                errno,
                port,
                proto.address(),
                answer.entry.address(),
                answer.buffer.address(),
                answer.buffer.byteSize(),
                answer.result.address());
    }

    /// `int getprotobyname_r(const char *name, struct protoent *result_buf, char *buf, size_t buflen,
    /// struct protoent **result)`, getprotoent(3).
    public static int getprotobynameR(MemorySegment errno, MemorySegment name, Answer answer) {
        return Downcall.plain(
                Protocols.GETPROTOBYNAME_R,
                errno,
                name.address(),
                answer.entry.address(),
                answer.buffer.address(),
                answer.buffer.byteSize(),
                answer.result.address(),
                0);
    }

    // One class a database: musl has no getprotobyname_r(3), and must not lose the others for it.
    private static final class Hosts {
        static final MemorySegment GETHOSTBYNAME_R = Downcall.find("gethostbyname_r");
        static final MemorySegment GETHOSTBYADDR_R = Downcall.find("gethostbyaddr_r");
    }

    private static final class Services {
        static final MemorySegment GETSERVBYNAME_R = Downcall.find("getservbyname_r");
        static final MemorySegment GETSERVBYPORT_R = Downcall.find("getservbyport_r");
    }

    private static final class Protocols {
        static final MemorySegment GETPROTOBYNAME_R = Downcall.find("getprotobyname_r");
    }

    /// C memory of a list element: the address bytes it points at.
    public static MemorySegment view(long address, long size) {
        return Downcall.view(address, size);
    }

    /// The text at an address of C, up to its NUL.
    public static String text(long address) {
        return Downcall.view(address, Integer.MAX_VALUE).getString(0);
    }

    /// The pointers of a list of C that ends with NULL, as `h_aliases`; none where there is no list.
    public static long[] pointers(long address) {
        if (address == 0) return new long[0];
        var list = Downcall.view(address, Integer.MAX_VALUE);
        int count = 0;
        while (list.getAtIndex(JAVA_LONG, count) != 0) count++;
        return list.asSlice(0, JAVA_LONG.byteSize() * count).toArray(JAVA_LONG);
    }
}
