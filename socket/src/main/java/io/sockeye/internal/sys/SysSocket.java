package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<sys/socket.h>`.
public final class SysSocket {
    public static final int AF_UNSPEC = 0;
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int AF_CAN = 29;
    public static final int AF_TIPC = 30;
    public static final int AF_BLUETOOTH = 31;
    public static final int AF_ALG = 38;
    public static final int AF_VSOCK = 40;
    public static final int AF_QIPCRTR = 42;
    public static final int AF_XDP = 44;

    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOCK_CLOEXEC = 0x80000;

    public static final int SOL_SOCKET = 1;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_TYPE = 3;
    public static final int SO_ERROR = 4;
    public static final int SO_LINGER = 13;
    public static final int SO_RCVTIMEO = 20;
    public static final int SO_SNDTIMEO = 21;
    public static final int SO_GET_FILTER = 26;
    public static final int SO_PROTOCOL = 38;
    public static final int SO_DOMAIN = 39;
    public static final int SO_REUSEPORT = 15;

    public static final int SCM_RIGHTS = 1;
    public static final int SCM_CREDENTIALS = 2;
    public static final int SCM_SECURITY = 3;
    public static final int SCM_PIDFD = 4;
    public static final int SCM_TIMESTAMP = 29;
    public static final int SCM_TIMESTAMPNS = 35;
    public static final int SCM_TIMESTAMPING = 37;
    public static final int SCM_TXTIME = 61;
    public static final int SO_TIMESTAMP_NEW = 63;
    public static final int SO_TIMESTAMPNS_NEW = 64;
    public static final int SO_TIMESTAMPING_NEW = 65;

    /// The most descriptors in one message; `<net/scm.h>` of the kernel.
    public static final int SCM_MAX_FD = 253;

    public static final int MSG_OOB = 0x1;
    public static final int MSG_PEEK = 0x2;
    public static final int MSG_CTRUNC = 0x8;
    public static final int MSG_TRUNC = 0x20;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_ERRQUEUE = 0x2000;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_ZEROCOPY = 0x4000000;
    public static final int MSG_CMSG_CLOEXEC = 0x40000000;

    public static final int SOMAXCONN = 4096;

    /// The most that one call moves, `MAX_RW_COUNT` of the kernel.
    public static final long MAX_COUNT = 0x7ffff000L;

    /// `struct sockaddr_storage`: room for any address.
    public static final class SockaddrStorage {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_SHORT.withName("ss_family"),
                        sequenceLayout(126, JAVA_BYTE).withName("__data"));
        public static final long SS_FAMILY = LAYOUT.byteOffset(groupElement("ss_family"));

        private SockaddrStorage() {}
    }

    /// `struct iovec`, `<bits/types/struct_iovec.h>`.
    public static final class Iovec {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("iov_base"), JAVA_LONG.withName("iov_len"));
        public static final long IOV_BASE = LAYOUT.byteOffset(groupElement("iov_base"));
        public static final long IOV_LEN = LAYOUT.byteOffset(groupElement("iov_len"));

        private Iovec() {}
    }

    /// `struct msghdr`, recvmsg(2). The pointers are words here: what they point at is held by the frame that makes the call.
    public static final class Msghdr {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_LONG.withName("msg_name"),
                        JAVA_INT.withName("msg_namelen"),
                        paddingLayout(4),
                        JAVA_LONG.withName("msg_iov"),
                        JAVA_LONG.withName("msg_iovlen"),
                        JAVA_LONG.withName("msg_control"),
                        JAVA_LONG.withName("msg_controllen"),
                        JAVA_INT.withName("msg_flags"),
                        paddingLayout(4));
        public static final long MSG_NAME = LAYOUT.byteOffset(groupElement("msg_name"));
        public static final long MSG_NAMELEN = LAYOUT.byteOffset(groupElement("msg_namelen"));
        public static final long MSG_IOV = LAYOUT.byteOffset(groupElement("msg_iov"));
        public static final long MSG_IOVLEN = LAYOUT.byteOffset(groupElement("msg_iovlen"));
        public static final long MSG_CONTROL = LAYOUT.byteOffset(groupElement("msg_control"));
        public static final long MSG_CONTROLLEN = LAYOUT.byteOffset(groupElement("msg_controllen"));
        public static final long MSG_FLAGS = LAYOUT.byteOffset(groupElement("msg_flags"));

        private Msghdr() {}
    }

    /// `struct mmsghdr`, recvmmsg(2).
    public static final class Mmsghdr {
        public static final StructLayout LAYOUT =
                structLayout(
                        Msghdr.LAYOUT.withName("msg_hdr"),
                        JAVA_INT.withName("msg_len"),
                        paddingLayout(4));
        public static final long MSG_LEN = LAYOUT.byteOffset(groupElement("msg_len"));

        private Mmsghdr() {}
    }

    /// `struct cmsghdr`, cmsg(3); the data follows.
    public static final class Cmsghdr {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_LONG.withName("cmsg_len"),
                        JAVA_INT.withName("cmsg_level"),
                        JAVA_INT.withName("cmsg_type"));
        public static final long CMSG_LEN = LAYOUT.byteOffset(groupElement("cmsg_len"));
        public static final long CMSG_LEVEL = LAYOUT.byteOffset(groupElement("cmsg_level"));
        public static final long CMSG_TYPE = LAYOUT.byteOffset(groupElement("cmsg_type"));

        private Cmsghdr() {}
    }

    /// `struct ucred`, unix(7).
    public static final class Ucred {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_INT.withName("pid"),
                        JAVA_INT.withName("uid"),
                        JAVA_INT.withName("gid"));
        public static final long PID = LAYOUT.byteOffset(groupElement("pid"));
        public static final long UID = LAYOUT.byteOffset(groupElement("uid"));
        public static final long GID = LAYOUT.byteOffset(groupElement("gid"));

        private Ucred() {}
    }

    private static final MemorySegment SOCKET = Downcall.find("socket");
    private static final MemorySegment SOCKETPAIR = Downcall.find("socketpair");
    private static final MemorySegment BIND = Downcall.find("bind");
    private static final MemorySegment GETSOCKNAME = Downcall.find("getsockname");
    private static final MemorySegment CONNECT = Downcall.find("connect");
    private static final MemorySegment GETPEERNAME = Downcall.find("getpeername");
    private static final MemorySegment SENDTO = Downcall.find("sendto");
    private static final MemorySegment RECVFROM = Downcall.find("recvfrom");
    private static final MemorySegment SENDMSG = Downcall.find("sendmsg");
    private static final MemorySegment RECVMSG = Downcall.find("recvmsg");
    private static final MemorySegment SENDMMSG = Downcall.find("sendmmsg");
    private static final MemorySegment RECVMMSG = Downcall.find("recvmmsg");
    private static final MemorySegment GETSOCKOPT = Downcall.find("getsockopt");
    private static final MemorySegment SETSOCKOPT = Downcall.find("setsockopt");
    private static final MemorySegment LISTEN = Downcall.find("listen");
    private static final MemorySegment ACCEPT4 = Downcall.find("accept4");
    private static final MemorySegment SHUTDOWN = Downcall.find("shutdown");

    private SysSocket() {}

    /// `int socket(int domain, int type, int protocol)`, socket(2).
    public static int socket(MemorySegment errno, int domain, int type, int protocol) {
        return Downcall.words(SOCKET, errno, domain, type, protocol);
    }

    /// `int socketpair(int domain, int type, int protocol, int sv[2])`, socketpair(2).
    public static int socketpair(
            MemorySegment errno, int domain, int type, int protocol, MemorySegment sv) {
        return Downcall.words(SOCKETPAIR, errno, domain, type, protocol, sv.address(), 0, 0);
    }

    /// `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`, bind(2).
    public static int bind(MemorySegment errno, int sockfd, MemorySegment addr, int addrlen) {
        return Downcall.words(BIND, errno, sockfd, addr.address(), addrlen);
    }

    /// `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`, getsockname(2).
    public static int getsockname(
            MemorySegment errno, int sockfd, MemorySegment addr, MemorySegment addrlen) {
        return Downcall.words(GETSOCKNAME, errno, sockfd, addr.address(), addrlen.address());
    }

    /// `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`, connect(2).
    public static int connect(MemorySegment errno, int sockfd, MemorySegment addr, int addrlen) {
        return Downcall.words(CONNECT, errno, sockfd, addr.address(), addrlen);
    }

    /// `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`, getpeername(2).
    public static int getpeername(
            MemorySegment errno, int sockfd, MemorySegment addr, MemorySegment addrlen) {
        return Downcall.words(GETPEERNAME, errno, sockfd, addr.address(), addrlen.address());
    }

    /// `ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *addr, socklen_t addrlen)`,
    /// send(2). With an `addrlen` of 0 it is send(2) itself.
    public static long sendto(
            MemorySegment errno,
            int sockfd,
            MemorySegment buf,
            long len,
            int flags,
            MemorySegment addr,
            int addrlen) {
        return Downcall.data(
                SENDTO, errno, sockfd, buf, len, flags, addrlen == 0 ? 0 : addr.address(), addrlen);
    }

    /// `ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *addr, socklen_t *addrlen)`, recv(2).
    public static long recvfrom(
            MemorySegment errno,
            int sockfd,
            MemorySegment buf,
            long len,
            int flags,
            MemorySegment addr,
            MemorySegment addrlen) {
        return Downcall.data(
                RECVFROM, errno, sockfd, buf, len, flags, addr.address(), addrlen.address());
    }

    /// `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`, send(2), of bytes in the Java heap. It must not wait, and not
    /// take long: no collection begins meanwhile.
    public static long sendInPlace(
            MemorySegment errno, int sockfd, MemorySegment buf, long len, int flags) {
        return Downcall.heap(SENDTO, errno, sockfd, buf, len, flags);
    }

    /// `ssize_t recv(int sockfd, void *buf, size_t len, int flags)`, recv(2), into the Java heap. It must not wait, and not take long:
    /// no collection begins meanwhile.
    public static long recvInPlace(
            MemorySegment errno, int sockfd, MemorySegment buf, long len, int flags) {
        return Downcall.heap(RECVFROM, errno, sockfd, buf, len, flags);
    }

    /// `ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)`, send(2).
    public static long sendmsg(MemorySegment errno, int sockfd, MemorySegment msg, int flags) {
        return Downcall.longWords(SENDMSG, errno, sockfd, msg.address(), flags, 0, 0, 0);
    }

    /// `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)`, recv(2).
    public static long recvmsg(MemorySegment errno, int sockfd, MemorySegment msg, int flags) {
        return Downcall.longWords(RECVMSG, errno, sockfd, msg.address(), flags, 0, 0, 0);
    }

    /// `int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags)`, sendmmsg(2).
    ///
    /// @param from which of the headers in `msgvec` is the first
    public static int sendmmsg(
            MemorySegment errno, int sockfd, MemorySegment msgvec, int from, int vlen, int flags) {
        long first = msgvec.address() + from * Mmsghdr.LAYOUT.byteSize();
        return Downcall.words(SENDMMSG, errno, sockfd, first, vlen, flags, 0, 0);
    }

    /// `int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout)`, recvmmsg(2),
    /// without a timeout.
    public static int recvmmsg(
            MemorySegment errno, int sockfd, MemorySegment msgvec, int vlen, int flags) {
        return Downcall.words(RECVMMSG, errno, sockfd, msgvec.address(), vlen, flags, 0, 0);
    }

    /// `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`, getsockopt(2).
    public static int getsockopt(
            MemorySegment errno,
            int sockfd,
            int level,
            int optname,
            MemorySegment optval,
            MemorySegment optlen) {
        return Downcall.words(
                GETSOCKOPT, errno, sockfd, level, optname, optval.address(), optlen.address(), 0);
    }

    /// `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen)`, setsockopt(2).
    public static int setsockopt(
            MemorySegment errno,
            int sockfd,
            int level,
            int optname,
            MemorySegment optval,
            int optlen) {
        return Downcall.words(
                SETSOCKOPT, errno, sockfd, level, optname, optval.address(), optlen, 0);
    }

    /// `int listen(int sockfd, int backlog)`, listen(2).
    public static int listen(MemorySegment errno, int sockfd, int backlog) {
        return Downcall.words(LISTEN, errno, sockfd, backlog, 0);
    }

    /// `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`, accept(2).
    public static int accept4(
            MemorySegment errno, int sockfd, MemorySegment addr, MemorySegment addrlen, int flags) {
        return Downcall.words(
                ACCEPT4, errno, sockfd, addr.address(), addrlen.address(), flags, 0, 0);
    }

    /// `int shutdown(int sockfd, int how)`, shutdown(2).
    public static int shutdown(MemorySegment errno, int sockfd, int how) {
        return Downcall.words(SHUTDOWN, errno, sockfd, how, 0);
    }
}
