package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_TCP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;
import static io.sockeye.option.OptionType.MICROSECONDS;
import static io.sockeye.option.OptionType.MILLISECONDS;
import static io.sockeye.option.OptionType.SECONDS;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;

/// The options of TCP: level SOL_TCP, tcp(7).
public final class TcpOptions {
    /// Send small segments at once, without Nagle's algorithm. Since Linux 1.2; tcp(7).
    public static final SocketOption<Boolean> TCP_NODELAY = flag("TCP_NODELAY", 1);

    /// Bytes of data in a segment at most, 88 to 32767; before a connection what is set is not
    /// read back. Since Linux 1.2; tcp(7).
    public static final SocketOption<Integer> TCP_MAXSEG = integer("TCP_MAXSEG", 2);

    /// Hold back segments that are not full, for 200 ms at most. Since Linux 2.2; tcp(7).
    public static final SocketOption<Boolean> TCP_CORK = flag("TCP_CORK", 3);

    /// Idle time before the first keepalive probe; 1 to 32767 s. Since Linux 2.4; tcp(7).
    public static final SocketOption<Duration> TCP_KEEPIDLE =
            new SocketOption<>("TCP_KEEPIDLE", SOL_TCP, 4, SECONDS);

    /// Time between keepalive probes; 1 to 32767 s. Since Linux 2.4; tcp(7).
    public static final SocketOption<Duration> TCP_KEEPINTVL =
            new SocketOption<>("TCP_KEEPINTVL", SOL_TCP, 5, SECONDS);

    /// Keepalive probes without an answer before the connection is dropped; 1 to 127. Since
    /// Linux 2.4; tcp(7).
    public static final SocketOption<Integer> TCP_KEEPCNT = integer("TCP_KEEPCNT", 6);

    /// How often connect sends its SYN again; 1 to 127. Since Linux 2.4; tcp(7).
    public static final SocketOption<Integer> TCP_SYNCNT = integer("TCP_SYNCNT", 7);

    /// How long a closed connection waits in FIN-WAIT-2 for the peer's FIN; zero sets the
    /// system's default, and what is longer than that is cut to it. Since Linux 2.4; tcp(7).
    public static final SocketOption<Duration> TCP_LINGER2 =
            new SocketOption<>("TCP_LINGER2", SOL_TCP, 8, SECONDS);

    /// How long a listener leaves a connection without data unaccepted; rounded up to a count
    /// of retransmissions, so that more is read back. Since Linux 2.4; tcp(7).
    public static final SocketOption<Duration> TCP_DEFER_ACCEPT =
            new SocketOption<>("TCP_DEFER_ACCEPT", SOL_TCP, 9, SECONDS);

    /// Bytes of the window advertised at most; 0 is no limit, and small ones are raised to half
    /// the least receive buffer. Since Linux 2.4; tcp(7).
    public static final SocketOption<Integer> TCP_WINDOW_CLAMP = integer("TCP_WINDOW_CLAMP", 10);

    /// What the kernel knows of the connection. Since Linux 2.4; tcp(7).
    public static final ReadOnlyOption<TcpInfo> TCP_INFO =
            new ReadOnlyOption<>("TCP_INFO", SOL_TCP, 11, LazyType.of(() -> TcpInfo.TYPE));

    /// Acknowledge at once; not permanent, the kernel may leave this mode by itself. Since
    /// Linux 2.4.4; tcp(7).
    public static final SocketOption<Boolean> TCP_QUICKACK = flag("TCP_QUICKACK", 12);

    /// The algorithm of congestion control by name, such as `reno`; what may be set without
    /// CAP_NET_ADMIN is in net.ipv4.tcp_allowed_congestion_control. Since Linux 2.6.13; tcp(7).
    public static final SocketOption<String> TCP_CONGESTION =
            new SocketOption<>("TCP_CONGESTION", SOL_TCP, 13, OptionType.string(16));

    /// The key that signs segments to and from a peer, for BGP; without prefix and interface.
    /// Needs CAP_NET_ADMIN for none; since Linux 2.6.20; `<linux/tcp.h>`, RFC 2385.
    public static final WriteOnlyOption<TcpMd5Signature> TCP_MD5SIG =
            new WriteOnlyOption<>(
                    "TCP_MD5SIG", SOL_TCP, 14, LazyType.of(() -> TcpMd5Signature.TYPE));

    /// Not to double the retransmission timeout of a stream with little data. Since Linux
    /// 2.6.34; `<linux/tcp.h>`.
    public static final SocketOption<Boolean> TCP_THIN_LINEAR_TIMEOUTS =
            flag("TCP_THIN_LINEAR_TIMEOUTS", 16);

    /// Nothing any more: reads as false whatever is set. Without effect since Linux 4.12;
    /// `<linux/tcp.h>`.
    public static final SocketOption<Boolean> TCP_THIN_DUPACK = flag("TCP_THIN_DUPACK", 17);

    /// How long sent data may stay without acknowledgement before the connection is dropped, in
    /// milliseconds; zero is the system's default. Since Linux 2.6.37; tcp(7).
    public static final SocketOption<Duration> TCP_USER_TIMEOUT =
            new SocketOption<>("TCP_USER_TIMEOUT", SOL_TCP, 18, MILLISECONDS);

    /// Repair mode, in which a connection is taken out of one process and put into another:
    /// TCP_REPAIR_ON, TCP_REPAIR_OFF or TCP_REPAIR_OFF_NO_WP. Needs CAP_NET_ADMIN; since Linux
    /// 3.5; `<linux/tcp.h>`.
    public static final SocketOption<Integer> TCP_REPAIR = integer("TCP_REPAIR", 19);

    /// The queue that reads, sends and TCP_QUEUE_SEQ are about in repair mode: TCP_NO_QUEUE,
    /// TCP_RECV_QUEUE, TCP_SEND_QUEUE. Since Linux 3.5; `<linux/tcp.h>`.
    public static final SocketOption<Integer> TCP_REPAIR_QUEUE = integer("TCP_REPAIR_QUEUE", 20);

    /// The sequence number of the chosen queue in repair mode. Since Linux 3.5;
    /// `<linux/tcp.h>`.
    public static final SocketOption<Long> TCP_QUEUE_SEQ =
            new SocketOption<>("TCP_QUEUE_SEQ", SOL_TCP, 21, IntType.UNSIGNED);

    /// The options that both sides agreed on, in repair mode. Since Linux 3.5; `<linux/tcp.h>`.
    public static final WriteOnlyOption<List<TcpRepairOption>> TCP_REPAIR_OPTIONS =
            new WriteOnlyOption<>(
                    "TCP_REPAIR_OPTIONS", SOL_TCP, 22, LazyType.of(() -> TcpRepairOption.LIST));

    /// How many Fast Open connections a listener may have without the third step of the
    /// handshake; 0 is off. Since Linux 3.7; `<linux/tcp.h>`, RFC 7413.
    public static final SocketOption<Integer> TCP_FASTOPEN = integer("TCP_FASTOPEN", 23);

    /// The timestamp that sent segments have; set in repair mode. Since Linux 3.9;
    /// `<linux/tcp.h>`.
    public static final SocketOption<Long> TCP_TIMESTAMP =
            new SocketOption<>("TCP_TIMESTAMP", SOL_TCP, 24, IntType.UNSIGNED);

    /// Bytes not sent yet below which the socket is writable; unsigned. 0 is what the system
    /// says. Since Linux 3.12; `<linux/tcp.h>`.
    public static final SocketOption<Integer> TCP_NOTSENT_LOWAT = integer("TCP_NOTSENT_LOWAT", 25);

    /// What the congestion control knows: a struct tcpvegas_info, tcp_dctcp_info or
    /// tcp_bbr_info, or nothing. Since Linux 4.1; `<linux/inet_diag.h>`.
    public static final ReadOnlyOption<byte[]> TCP_CC_INFO =
            new ReadOnlyOption<>("TCP_CC_INFO", SOL_TCP, 26, OptionType.bytes(64));

    /// A listener keeps the SYN of each connection: 1 from the IP header on, 2 from the frame
    /// on (since Linux 5.10); 0 is off. Since Linux 4.2; `<linux/tcp.h>`.
    public static final SocketOption<Integer> TCP_SAVE_SYN = integer("TCP_SAVE_SYN", 27);

    /// The headers of the SYN that TCP_SAVE_SYN kept; reading them frees them. Since Linux 4.2;
    /// `<linux/tcp.h>`.
    public static final ReadOnlyOption<byte[]> TCP_SAVED_SYN =
            new ReadOnlyOption<>("TCP_SAVED_SYN", SOL_TCP, 28, OptionType.bytes(2048));

    /// The windows of both sides, in repair mode. Since Linux 4.8; `<linux/tcp.h>`.
    public static final SocketOption<TcpRepairWindow> TCP_REPAIR_WINDOW =
            new SocketOption<>(
                    "TCP_REPAIR_WINDOW", SOL_TCP, 29, LazyType.of(() -> TcpRepairWindow.TYPE));

    /// connect returns at once when a cookie is there, and the first data goes with the SYN.
    /// Since Linux 4.11; `<linux/tcp.h>`, RFC 7413.
    public static final SocketOption<Boolean> TCP_FASTOPEN_CONNECT =
            flag("TCP_FASTOPEN_CONNECT", 30);

    /// The protocol that the kernel runs on top, such as `tls`; empty is none. Since Linux
    /// 4.13; `<linux/tcp.h>`.
    public static final SocketOption<String> TCP_ULP =
            new SocketOption<>("TCP_ULP", SOL_TCP, 31, OptionType.string(16));

    /// TCP_MD5SIG for a prefix of addresses, or for one interface. Prefix since Linux 4.13,
    /// interface since 5.6; `<linux/tcp.h>`.
    public static final WriteOnlyOption<TcpMd5Signature> TCP_MD5SIG_EXT =
            new WriteOnlyOption<>(
                    "TCP_MD5SIG_EXT", SOL_TCP, 32, LazyType.of(() -> TcpMd5Signature.TYPE));

    /// The key of Fast Open's cookies: 16 bytes, or 32 with a backup key. Since Linux 4.15;
    /// `<linux/tcp.h>`.
    public static final SocketOption<byte[]> TCP_FASTOPEN_KEY =
            new SocketOption<>("TCP_FASTOPEN_KEY", SOL_TCP, 33, OptionType.bytes(32));

    /// Fast Open without a cookie. Since Linux 4.15; `<linux/tcp.h>`.
    public static final SocketOption<Boolean> TCP_FASTOPEN_NO_COOKIE =
            flag("TCP_FASTOPEN_NO_COOKIE", 34);

    /// How many bytes could be read. It moves pages of the receive queue into a mapping of the
    /// socket when it is asked by [#TCP_ZEROCOPY_RECEIVE(MemorySegment)]. EINVAL unless
    /// connected. Since Linux 4.18; `<linux/tcp.h>`.
    public static final ReadOnlyOption<ZerocopyReceive> TCP_ZEROCOPY_RECEIVE =
            new ReadOnlyOption<>(
                    "TCP_ZEROCOPY_RECEIVE", SOL_TCP, 35, LazyType.of(() -> ZerocopyReceive.ASK));

    /// Receive the count of bytes that are left in the queue, TCP_CM_INQ, with each read. Since
    /// Linux 4.18; `<linux/tcp.h>`.
    public static final SocketOption<Boolean> TCP_INQ = flag("TCP_INQ", 36);

    /// A delay of everything that is sent, to try out long paths. Since Linux 5.3;
    /// `<linux/tcp.h>`.
    public static final SocketOption<Duration> TCP_TX_DELAY =
            new SocketOption<>("TCP_TX_DELAY", SOL_TCP, 37, MICROSECONDS);

    /// Adds a key of TCP's authentication option. Since Linux 6.7; `<linux/tcp.h>`, RFC 5925.
    public static final WriteOnlyOption<TcpAoKey> TCP_AO_ADD_KEY =
            new WriteOnlyOption<>("TCP_AO_ADD_KEY", SOL_TCP, 38, LazyType.of(() -> TcpAoKey.TYPE));

    /// Takes a key away. Since Linux 6.7; `<linux/tcp.h>`, RFC 5925.
    public static final WriteOnlyOption<TcpAoKeyRemoval> TCP_AO_DEL_KEY =
            new WriteOnlyOption<>(
                    "TCP_AO_DEL_KEY", SOL_TCP, 39, LazyType.of(() -> TcpAoKeyRemoval.TYPE));

    /// The keys in use and the counters of verified and refused segments. Since Linux 6.7;
    /// `<linux/tcp.h>`, RFC 5925.
    public static final SocketOption<TcpAoInfo> TCP_AO_INFO =
            new SocketOption<>("TCP_AO_INFO", SOL_TCP, 40, LazyType.of(() -> TcpAoInfo.TYPE));

    /// All keys of the socket. Since Linux 6.7; `<linux/tcp.h>`, RFC 5925.
    public static final ReadOnlyOption<List<TcpAoKeyInfo>> TCP_AO_GET_KEYS =
            new ReadOnlyOption<>(
                    "TCP_AO_GET_KEYS", SOL_TCP, 41, LazyType.of(() -> TcpAoKeyInfo.ALL));

    /// The sequence numbers of the authentication option, in repair mode. Since Linux 6.8;
    /// `<linux/tcp.h>`.
    public static final SocketOption<TcpAoRepair> TCP_AO_REPAIR =
            new SocketOption<>("TCP_AO_REPAIR", SOL_TCP, 42, LazyType.of(() -> TcpAoRepair.TYPE));

    /// Whether the connection is MPTCP. Since Linux 6.8; `<linux/tcp.h>`.
    public static final ReadOnlyOption<Boolean> TCP_IS_MPTCP =
            new ReadOnlyOption<>("TCP_IS_MPTCP", SOL_TCP, 43, FLAG);

    /// The longest retransmission timeout; 1 to 120 s. Since Linux 6.15; `<linux/tcp.h>`.
    public static final SocketOption<Duration> TCP_RTO_MAX_MS =
            new SocketOption<>("TCP_RTO_MAX_MS", SOL_TCP, 44, MILLISECONDS);

    /// The shortest retransmission timeout; to be set before the connection. Since Linux 6.16;
    /// `<linux/tcp.h>`.
    public static final SocketOption<Duration> TCP_RTO_MIN_US =
            new SocketOption<>("TCP_RTO_MIN_US", SOL_TCP, 45, MICROSECONDS);

    /// The longest delay of an acknowledgement; to be set before the connection. Since Linux
    /// 6.16; `<linux/tcp.h>`.
    public static final SocketOption<Duration> TCP_DELACK_MAX_US =
            new SocketOption<>("TCP_DELACK_MAX_US", SOL_TCP, 46, MICROSECONDS);

    /// TCP_REPAIR: into repair mode.
    public static final int TCP_REPAIR_ON = 1;

    /// TCP_REPAIR: out of it, with a window probe.
    public static final int TCP_REPAIR_OFF = 0;

    /// TCP_REPAIR: out of it, without a window probe.
    public static final int TCP_REPAIR_OFF_NO_WP = -1;

    /// TCP_REPAIR_QUEUE: none.
    public static final int TCP_NO_QUEUE = 0;

    /// TCP_REPAIR_QUEUE: the receive queue.
    public static final int TCP_RECV_QUEUE = 1;

    /// TCP_REPAIR_QUEUE: the send queue.
    public static final int TCP_SEND_QUEUE = 2;

    /// A key of the authentication option is for one interface.
    public static final int TCP_AO_KEYF_IFINDEX = 1;

    /// A key of the authentication option leaves TCP's other options out of what it signs.
    public static final int TCP_AO_KEYF_EXCLUDE_OPT = 2;

    private TcpOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_TCP, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_TCP, number, INT);
    }

    /// Moves whole pages of the receive queue into memory, without a copy: what to read of
    /// TCP_ZEROCOPY_RECEIVE.
    ///
    /// @param mapping what mmap(2) of the socket gave, read-only; its length is a multiple of the page
    ///     size
    /// @return the option to read; the answer says how many bytes lie in the mapping now
    public static ReadOnlyOption<ZerocopyReceive> TCP_ZEROCOPY_RECEIVE(MemorySegment mapping) {
        return new ReadOnlyOption<>(
                "TCP_ZEROCOPY_RECEIVE", SOL_TCP, 35, ZerocopyReceive.into(mapping));
    }
}
