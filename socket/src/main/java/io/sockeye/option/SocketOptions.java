package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_SOCKET;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;
import static io.sockeye.option.OptionType.LONG;
import static io.sockeye.option.OptionType.TIMEVAL;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketType;
import io.sockeye.control.Credentials;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The options of every socket: level SOL_SOCKET, socket(7). What is said to need a capability
/// needs it in the user namespace of the network namespace.
public final class SocketOptions {
    private static final int MAX_GROUPS = 65_536; // NGROUPS_MAX, <linux/limits.h>

    /// Whether the socket notes debugging traces, which today's kernels do not make. Needs
    /// CAP_NET_ADMIN; since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_DEBUG = flag("SO_DEBUG", 1);

    /// Bind to an address although connections in TIME_WAIT, or other sockets with it, have it.
    /// Since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_REUSEADDR = flag("SO_REUSEADDR", 2);

    /// The type of the socket, without flags. Since Linux 1.0; socket(7).
    public static final ReadOnlyOption<SocketType> SO_TYPE =
            new ReadOnlyOption<>(
                    "SO_TYPE",
                    SOL_SOCKET,
                    3,
                    IntType.of("socket type", SocketType::of, SocketType::number));

    /// The pending error, if any; reading clears it. Since Linux 1.0; socket(7).
    public static final ReadOnlyOption<Optional<Errno>> SO_ERROR =
            new ReadOnlyOption<>(
                    "SO_ERROR",
                    SOL_SOCKET,
                    4,
                    IntType.of(
                            "errno",
                            n -> n == 0 ? Optional.empty() : Optional.of(Errno.of(n)),
                            error -> error.map(Errno::number).orElse(0)));

    /// Send to directly connected hosts only, past every gateway. Since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_DONTROUTE = flag("SO_DONTROUTE", 5);

    /// Allow datagrams to broadcast addresses. Since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_BROADCAST = flag("SO_BROADCAST", 6);

    /// Bytes of the send buffer; the kernel doubles what is set and limits it by
    /// net.core.wmem_max, so that another number is read back. Since Linux 1.0; socket(7).
    public static final SocketOption<Integer> SO_SNDBUF = integer("SO_SNDBUF", 7);

    /// Bytes of the receive buffer; the kernel doubles what is set and limits it by
    /// net.core.rmem_max, so that another number is read back. Since Linux 1.0; socket(7).
    public static final SocketOption<Integer> SO_RCVBUF = integer("SO_RCVBUF", 8);

    /// Probe an idle connection; see TCP_KEEPIDLE and its like. Since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_KEEPALIVE = flag("SO_KEEPALIVE", 9);

    /// Receive urgent data in the stream of the other data. Since Linux 1.0; socket(7).
    public static final SocketOption<Boolean> SO_OOBINLINE = flag("SO_OOBINLINE", 10);

    /// Send UDP over IPv4 without checksums. Since Linux 1.0; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_NO_CHECK = flag("SO_NO_CHECK", 11);

    /// Priority of sent packets in the queue of the device; above 6 needs CAP_NET_RAW or
    /// CAP_NET_ADMIN. Since Linux 1.0; socket(7).
    public static final SocketOption<Integer> SO_PRIORITY = integer("SO_PRIORITY", 12);

    /// What close(2) does with data not sent yet. Since Linux 1.0; socket(7).
    public static final SocketOption<Linger> SO_LINGER =
            new SocketOption<>("SO_LINGER", SOL_SOCKET, 13, Linger.TYPE);

    /// Nothing any more: reads as false whatever is set. Without effect since Linux 2.4;
    /// socket(7).
    public static final SocketOption<Boolean> SO_BSDCOMPAT = flag("SO_BSDCOMPAT", 14);

    /// Share an address among sockets that all have this set before bind, as one user. Since
    /// Linux 3.9; socket(7).
    public static final SocketOption<Boolean> SO_REUSEPORT = flag("SO_REUSEPORT", 15);

    /// Receive SCM_CREDENTIALS with each message. AF_UNIX and netlink; since Linux 2.2;
    /// unix(7).
    public static final SocketOption<Boolean> SO_PASSCRED = flag("SO_PASSCRED", 16);

    /// Who the peer of a connected Unix socket was when it connected or listened. Since Linux
    /// 2.2; unix(7).
    public static final ReadOnlyOption<Credentials> SO_PEERCRED =
            new ReadOnlyOption<>(
                    "SO_PEERCRED", SOL_SOCKET, 17, LazyType.of(() -> new CredentialsType()));

    /// Bytes that must be there before a read or poll(2) reports data; 1 unless set. Since
    /// Linux 2.4; socket(7).
    public static final SocketOption<Integer> SO_RCVLOWAT = integer("SO_RCVLOWAT", 18);

    /// Always 1: Linux does not let it be set. Since Linux 2.4; socket(7).
    public static final ReadOnlyOption<Integer> SO_SNDLOWAT =
            new ReadOnlyOption<>("SO_SNDLOWAT", SOL_SOCKET, 19, INT);

    /// How long the kernel's own blocking reads wait; zero is for ever. It does not govern the
    /// waits of this library, which never block in the kernel: use `timeout`. Since Linux 2.4;
    /// socket(7).
    public static final SocketOption<Duration> SO_RCVTIMEO =
            new SocketOption<>("SO_RCVTIMEO", SOL_SOCKET, 20, TIMEVAL);

    /// How long the kernel's own blocking sends and connects wait; zero is for ever. It does
    /// not govern the waits of this library, which never block in the kernel: use `timeout`.
    /// Since Linux 2.4; socket(7).
    public static final SocketOption<Duration> SO_SNDTIMEO =
            new SocketOption<>("SO_SNDTIMEO", SOL_SOCKET, 21, TIMEVAL);

    /// The only interface to send and receive by, as a name of at most 15 bytes; empty is any.
    /// To change one that is set needs CAP_NET_RAW. Since Linux 2.0; socket(7).
    public static final SocketOption<String> SO_BINDTODEVICE =
            new SocketOption<>("SO_BINDTODEVICE", SOL_SOCKET, 25, OptionType.string(16));

    /// The classic BPF program that decides how many bytes of each packet arrive; another takes
    /// the place of the first. Since Linux 2.2; socket(7).
    public static final WriteOnlyOption<SocketFilter> SO_ATTACH_FILTER =
            new WriteOnlyOption<>(
                    "SO_ATTACH_FILTER", SOL_SOCKET, 26, LazyType.of(() -> SocketFilter.TYPE));

    /// The program of SO_ATTACH_FILTER as it was set; without instructions if there is none.
    /// The kernel counts instructions here where every other option counts bytes. Since Linux
    /// 3.8; `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<SocketFilter> SO_GET_FILTER =
            new ReadOnlyOption<>(
                    "SO_GET_FILTER", SOL_SOCKET, 26, LazyType.of(() -> SocketFilter.TYPE));

    /// Takes the program of SO_ATTACH_FILTER or SO_ATTACH_BPF away; the number does not matter.
    /// ENOENT if there is none. Since Linux 2.2; socket(7).
    public static final WriteOnlyOption<Integer> SO_DETACH_FILTER =
            new WriteOnlyOption<>("SO_DETACH_FILTER", SOL_SOCKET, 27, INT);

    /// Receive the time of arrival in microseconds, SCM_TIMESTAMP, with each datagram. Since
    /// Linux 2.0; socket(7).
    public static final SocketOption<Boolean> SO_TIMESTAMP = flag("SO_TIMESTAMP", 29);

    /// Whether the socket listens. Since Linux 2.4; socket(7).
    public static final ReadOnlyOption<Boolean> SO_ACCEPTCONN =
            new ReadOnlyOption<>("SO_ACCEPTCONN", SOL_SOCKET, 30, FLAG);

    /// The security label of the peer; ENOPROTOOPT without a security module that has labels.
    /// Since Linux 2.6.2; socket(7), unix(7).
    public static final ReadOnlyOption<String> SO_PEERSEC =
            new ReadOnlyOption<>("SO_PEERSEC", SOL_SOCKET, 31, OptionType.string(4096));

    /// SO_SNDBUF past net.core.wmem_max. Needs CAP_NET_ADMIN; since Linux 2.6.14; socket(7).
    public static final WriteOnlyOption<Integer> SO_SNDBUFFORCE =
            new WriteOnlyOption<>("SO_SNDBUFFORCE", SOL_SOCKET, 32, INT);

    /// SO_RCVBUF past net.core.rmem_max. Needs CAP_NET_ADMIN; since Linux 2.6.14; socket(7).
    public static final WriteOnlyOption<Integer> SO_RCVBUFFORCE =
            new WriteOnlyOption<>("SO_RCVBUFFORCE", SOL_SOCKET, 33, INT);

    /// Receive the sender's security label, SCM_SECURITY, with each message. AF_UNIX; since
    /// Linux 2.6.18; unix(7).
    public static final SocketOption<Boolean> SO_PASSSEC = flag("SO_PASSSEC", 34);

    /// Receive the time of arrival in nanoseconds, SCM_TIMESTAMPNS, with each datagram. Since
    /// Linux 2.6.22; socket(7).
    public static final SocketOption<Boolean> SO_TIMESTAMPNS = flag("SO_TIMESTAMPNS", 35);

    /// The mark of sent packets, for routing and filters; 32 bits. Needs CAP_NET_ADMIN, or
    /// since Linux 5.17 CAP_NET_RAW; since Linux 2.6.25; socket(7).
    public static final SocketOption<Integer> SO_MARK = integer("SO_MARK", 36);

    /// Which times of sending and arrival are taken and reported, SCM_TIMESTAMPING. Since Linux
    /// 2.6.30; `<linux/net_tstamp.h>`.
    public static final SocketOption<Timestamping> SO_TIMESTAMPING =
            new SocketOption<>(
                    "SO_TIMESTAMPING", SOL_SOCKET, 37, LazyType.of(() -> Timestamping.TYPE));

    /// The protocol of the socket, in the numbers of its family. Since Linux 2.6.32; socket(7).
    public static final ReadOnlyOption<Integer> SO_PROTOCOL =
            new ReadOnlyOption<>("SO_PROTOCOL", SOL_SOCKET, 38, INT);

    /// The address family of the socket. Since Linux 2.6.32; socket(7).
    public static final ReadOnlyOption<AddressFamily> SO_DOMAIN =
            new ReadOnlyOption<>(
                    "SO_DOMAIN",
                    SOL_SOCKET,
                    39,
                    IntType.of("address family", AddressFamily::of, AddressFamily::number));

    /// Receive the count of datagrams dropped so far with each one that arrives. Since Linux
    /// 2.6.33; socket(7).
    public static final SocketOption<Boolean> SO_RXQ_OVFL = flag("SO_RXQ_OVFL", 40);

    /// Receive on the error queue whether a Wi-Fi frame was acknowledged. Since Linux 3.3;
    /// `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_WIFI_STATUS = flag("SO_WIFI_STATUS", 41);

    /// Where in the queue MSG_PEEK reads; each peek moves it on. -1 is off. Since Linux 3.4,
    /// TCP since 6.9; socket(7).
    public static final SocketOption<Integer> SO_PEEK_OFF = integer("SO_PEEK_OFF", 42);

    /// Send frames whose checksum the user wrote, for devices that allow it. Packet sockets;
    /// since Linux 3.4; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_NOFCS = flag("SO_NOFCS", 43);

    /// Keep the filters of the socket as they are, for ever. To take the lock away fails with
    /// EPERM. Since Linux 3.9; socket(7).
    public static final SocketOption<Boolean> SO_LOCK_FILTER = flag("SO_LOCK_FILTER", 44);

    /// An error queue that is not empty wakes select(2) as an exceptional condition, too. Since
    /// Linux 3.10; socket(7).
    public static final SocketOption<Boolean> SO_SELECT_ERR_QUEUE = flag("SO_SELECT_ERR_QUEUE", 45);

    /// Microseconds that a read spins on the device queue before it sleeps; to raise it needs
    /// CAP_NET_ADMIN. Since Linux 3.11; socket(7).
    public static final SocketOption<Integer> SO_BUSY_POLL = integer("SO_BUSY_POLL", 46);

    /// Bytes a second that TCP, or the fq queue, sends at most; unsigned, -1 is no limit. Since
    /// Linux 3.13, with 64 bits since 4.20; `<asm-generic/socket.h>`.
    public static final SocketOption<Long> SO_MAX_PACING_RATE =
            new SocketOption<>("SO_MAX_PACING_RATE", SOL_SOCKET, 47, LONG);

    /// The extensions of classic BPF that the kernel knows, as the highest offset of its
    /// ancillary data. Since Linux 3.14; `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<Integer> SO_BPF_EXTENSIONS =
            new ReadOnlyOption<>("SO_BPF_EXTENSIONS", SOL_SOCKET, 48, INT);

    /// The processor that packets of this socket last came in by; with SO_REUSEPORT, the one
    /// whose packets this socket wants. -1 is none. Since Linux 3.19, settable since 4.4;
    /// socket(7).
    public static final SocketOption<Integer> SO_INCOMING_CPU = integer("SO_INCOMING_CPU", 49);

    /// SO_ATTACH_FILTER with a program that bpf(2) loaded; the descriptor stays the caller's.
    /// Since Linux 3.19; socket(7).
    public static final WriteOnlyOption<Descriptor> SO_ATTACH_BPF =
            new WriteOnlyOption<>(
                    "SO_ATTACH_BPF", SOL_SOCKET, 50, LazyType.of(() -> DescriptorType.BORROWED));

    /// The program that picks which socket of a SO_REUSEPORT group gets a packet or connection,
    /// by its number in the group. Since Linux 4.5, TCP since 4.6; socket(7).
    public static final WriteOnlyOption<SocketFilter> SO_ATTACH_REUSEPORT_CBPF =
            new WriteOnlyOption<>(
                    "SO_ATTACH_REUSEPORT_CBPF",
                    SOL_SOCKET,
                    51,
                    LazyType.of(() -> SocketFilter.TYPE));

    /// SO_ATTACH_REUSEPORT_CBPF with a program that bpf(2) loaded; the descriptor stays the
    /// caller's. Since Linux 4.5, TCP since 4.6; socket(7).
    public static final WriteOnlyOption<Descriptor> SO_ATTACH_REUSEPORT_EBPF =
            new WriteOnlyOption<>(
                    "SO_ATTACH_REUSEPORT_EBPF",
                    SOL_SOCKET,
                    52,
                    LazyType.of(() -> DescriptorType.BORROWED));

    /// 1 tells the kernel that the path is bad: it may take another route. Since Linux 4.6;
    /// `<asm-generic/socket.h>`.
    public static final WriteOnlyOption<Integer> SO_CNX_ADVICE =
            new WriteOnlyOption<>("SO_CNX_ADVICE", SOL_SOCKET, 53, INT);

    /// The memory that the socket holds. Since Linux 4.12; `<linux/sock_diag.h>`.
    public static final ReadOnlyOption<SocketMemory> SO_MEMINFO =
            new ReadOnlyOption<>(
                    "SO_MEMINFO", SOL_SOCKET, 55, LazyType.of(() -> SocketMemory.TYPE));

    /// The device queue that packets came in by; 0 if unknown. Since Linux 4.12; socket(7).
    public static final ReadOnlyOption<Integer> SO_INCOMING_NAPI_ID =
            new ReadOnlyOption<>("SO_INCOMING_NAPI_ID", SOL_SOCKET, 56, INT);

    /// A number that no other socket of this boot has. Since Linux 4.12;
    /// `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<Long> SO_COOKIE =
            new ReadOnlyOption<>("SO_COOKIE", SOL_SOCKET, 57, LONG);

    /// The supplementary groups of the peer of a connected Unix socket, when it connected or
    /// listened; ENODATA if there is none. Since Linux 4.13; `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<List<Long>> SO_PEERGROUPS =
            new ReadOnlyOption<>(
                    "SO_PEERGROUPS",
                    SOL_SOCKET,
                    59,
                    LazyType.of(() -> new UnsignedListType("groups", MAX_GROUPS)));

    /// Allow MSG_ZEROCOPY. TCP since Linux 4.14, UDP since 5.0; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_ZEROCOPY = flag("SO_ZEROCOPY", 60);

    /// The clock of the times in SCM_TXTIME, which say when a packet leaves. Clocks other than
    /// CLOCK_MONOTONIC need CAP_NET_ADMIN; since Linux 4.19; `<linux/net_tstamp.h>`.
    public static final SocketOption<TransmitClock> SO_TXTIME =
            new SocketOption<>("SO_TXTIME", SOL_SOCKET, 61, LazyType.of(() -> TransmitClock.TYPE));

    /// SO_BINDTODEVICE by the index of the interface; 0 is any. To change one that is set needs
    /// CAP_NET_RAW; since Linux 5.1; `<asm-generic/socket.h>`.
    public static final SocketOption<Integer> SO_BINDTOIFINDEX = integer("SO_BINDTOIFINDEX", 62);

    /// Takes the program of the SO_REUSEPORT group away; the number does not matter. ENOENT if
    /// there is none. Since Linux 5.3; `<asm-generic/socket.h>`.
    public static final WriteOnlyOption<Integer> SO_DETACH_REUSEPORT_BPF =
            new WriteOnlyOption<>("SO_DETACH_REUSEPORT_BPF", SOL_SOCKET, 68, INT);

    /// Let busy polling take the place of interrupts. To set it needs CAP_NET_ADMIN; since
    /// Linux 5.11; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_PREFER_BUSY_POLL = flag("SO_PREFER_BUSY_POLL", 69);

    /// Packets that one round of busy polling takes at most; above the default needs
    /// CAP_NET_ADMIN. Since Linux 5.11; `<asm-generic/socket.h>`.
    public static final WriteOnlyOption<Integer> SO_BUSY_POLL_BUDGET =
            new WriteOnlyOption<>("SO_BUSY_POLL_BUDGET", SOL_SOCKET, 70, INT);

    /// The number of the socket's network namespace: no other of this boot has it. Since Linux
    /// 5.14; `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<Long> SO_NETNS_COOKIE =
            new ReadOnlyOption<>("SO_NETNS_COOKIE", SOL_SOCKET, 71, LONG);

    /// Which buffers keep their size: SOCK_SNDBUF_LOCK, SOCK_RCVBUF_LOCK, both, or 0. Since
    /// Linux 5.15; `<asm-generic/socket.h>`.
    public static final SocketOption<Integer> SO_BUF_LOCK = integer("SO_BUF_LOCK", 72);

    /// Bytes of memory kept for this socket, out of those of its memory cgroup. Since Linux
    /// 5.17; `<asm-generic/socket.h>`.
    public static final SocketOption<Integer> SO_RESERVE_MEM = integer("SO_RESERVE_MEM", 73);

    /// Whether a TCP connection that stalls takes another path: SOCK_TXREHASH_ENABLED,
    /// SOCK_TXREHASH_DISABLED, or the system's default. Since Linux 5.18;
    /// `<asm-generic/socket.h>`.
    public static final SocketOption<Integer> SO_TXREHASH = integer("SO_TXREHASH", 74);

    /// Receive the mark of each datagram, SO_MARK. Needs CAP_NET_RAW or CAP_NET_ADMIN; since
    /// Linux 5.19; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_RCVMARK = flag("SO_RCVMARK", 75);

    /// Receive a pidfd of the sender, SCM_PIDFD, with each message. AF_UNIX; since Linux 6.5;
    /// `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_PASSPIDFD = flag("SO_PASSPIDFD", 76);

    /// A pidfd of the process at the other end of a Unix socket: each reading opens one, the
    /// caller's to close. ENODATA if there is none. Since Linux 6.5; `<asm-generic/socket.h>`.
    public static final ReadOnlyOption<OwnedDescriptor> SO_PEERPIDFD =
            new ReadOnlyOption<>(
                    "SO_PEERPIDFD", SOL_SOCKET, 77, LazyType.of(() -> DescriptorType.OWNED));

    /// Gives back pieces of device memory that were received; at most 128 ranges. Since Linux
    /// 6.12; `<asm-generic/socket.h>`.
    public static final WriteOnlyOption<List<DmabufToken>> SO_DEVMEM_DONTNEED =
            new WriteOnlyOption<>(
                    "SO_DEVMEM_DONTNEED", SOL_SOCKET, 80, LazyType.of(() -> DmabufToken.LIST));

    /// Receive the priority of each datagram, SO_PRIORITY. Since Linux 6.14;
    /// `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_RCVPRIORITY = flag("SO_RCVPRIORITY", 82);

    /// Whether descriptors may be passed to this socket; on unless turned off. AF_UNIX; since
    /// Linux 6.16; `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_PASSRIGHTS = flag("SO_PASSRIGHTS", 83);

    /// Receive the count of bytes that are left in the queue, SCM_INQ, with each read. AF_UNIX
    /// streams; since Linux 6.17; `<asm-generic/socket.h>`.
    public static final WriteOnlyOption<Boolean> SO_INQ =
            new WriteOnlyOption<>("SO_INQ", SOL_SOCKET, 84, FLAG);

    /// A passed descriptor that a security module forbids does not cut the list of descriptors,
    /// but leaves a negative errno in its place: behind the passed descriptors the message then
    /// has the slots as they came, as an opaque SCM_RIGHTS. AF_UNIX; since Linux 7.3;
    /// `<asm-generic/socket.h>`.
    public static final SocketOption<Boolean> SO_RIGHTS_NOTRUNC = flag("SO_RIGHTS_NOTRUNC", 85);

    /// SO_BUF_LOCK: the send buffer keeps its size.
    public static final int SOCK_SNDBUF_LOCK = 1;

    /// SO_BUF_LOCK: the receive buffer keeps its size.
    public static final int SOCK_RCVBUF_LOCK = 2;

    /// SO_TXREHASH: what net.core.txrehash says.
    public static final int SOCK_TXREHASH_DEFAULT = 255;

    /// SO_TXREHASH: keep the path.
    public static final int SOCK_TXREHASH_DISABLED = 0;

    /// SO_TXREHASH: take another path.
    public static final int SOCK_TXREHASH_ENABLED = 1;

    /// SO_TIMESTAMPING: take the time at which the device sent.
    public static final int SOF_TIMESTAMPING_TX_HARDWARE = 0x1;

    /// SO_TIMESTAMPING: take the time at which the kernel gave the packet to the device.
    public static final int SOF_TIMESTAMPING_TX_SOFTWARE = 0x2;

    /// SO_TIMESTAMPING: take the time at which the device received.
    public static final int SOF_TIMESTAMPING_RX_HARDWARE = 0x4;

    /// SO_TIMESTAMPING: take the time at which the kernel received.
    public static final int SOF_TIMESTAMPING_RX_SOFTWARE = 0x8;

    /// SO_TIMESTAMPING: report the kernel's times.
    public static final int SOF_TIMESTAMPING_SOFTWARE = 0x10;

    /// SO_TIMESTAMPING: nothing any more.
    public static final int SOF_TIMESTAMPING_SYS_HARDWARE = 0x20;

    /// SO_TIMESTAMPING: report the device's times.
    public static final int SOF_TIMESTAMPING_RAW_HARDWARE = 0x40;

    /// SO_TIMESTAMPING: number what is sent, and report the number with its time.
    public static final int SOF_TIMESTAMPING_OPT_ID = 0x80;

    /// SO_TIMESTAMPING: take the time at which the packet entered the scheduler.
    public static final int SOF_TIMESTAMPING_TX_SCHED = 0x100;

    /// SO_TIMESTAMPING: take the time at which all data was acknowledged.
    public static final int SOF_TIMESTAMPING_TX_ACK = 0x200;

    /// SO_TIMESTAMPING: report times of datagrams together with their other control messages.
    public static final int SOF_TIMESTAMPING_OPT_CMSG = 0x400;

    /// SO_TIMESTAMPING: report times without the packet.
    public static final int SOF_TIMESTAMPING_OPT_TSONLY = 0x800;

    /// SO_TIMESTAMPING: report TCP's counters with the times of sending.
    public static final int SOF_TIMESTAMPING_OPT_STATS = 0x1000;

    /// SO_TIMESTAMPING: report the interface with times of the device.
    public static final int SOF_TIMESTAMPING_OPT_PKTINFO = 0x2000;

    /// SO_TIMESTAMPING: report both times of sending.
    public static final int SOF_TIMESTAMPING_OPT_TX_SWHW = 0x4000;

    /// SO_TIMESTAMPING: take the times of a virtual clock.
    public static final int SOF_TIMESTAMPING_BIND_PHC = 0x8000;

    /// SO_TIMESTAMPING: number bytes of TCP from what was sent, not acknowledged.
    public static final int SOF_TIMESTAMPING_OPT_ID_TCP = 0x10000;

    /// SO_TIMESTAMPING: report no times of arrival that another socket asked for.
    public static final int SOF_TIMESTAMPING_OPT_RX_FILTER = 0x20000;

    /// SO_TIMESTAMPING: take the time at which the device said that it had sent.
    public static final int SOF_TIMESTAMPING_TX_COMPLETION = 0x40000;

    /// SO_TXTIME: the time is the latest, not the very one.
    public static final int SOF_TXTIME_DEADLINE_MODE = 1;

    /// SO_TXTIME: packets that missed their time come back on the error queue.
    public static final int SOF_TXTIME_REPORT_ERRORS = 2;

    private SocketOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_SOCKET, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_SOCKET, number, INT);
    }
}
