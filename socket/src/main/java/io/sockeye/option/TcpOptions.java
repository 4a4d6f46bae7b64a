package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_TCP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;
import static io.sockeye.option.OptionType.MILLISECONDS;
import static io.sockeye.option.OptionType.SECONDS;

import java.time.Duration;

/// The options of TCP: level SOL_TCP, tcp(7).
public final class TcpOptions {
    /// Send small segments at once, without Nagle's algorithm.
    public static final SocketOption<Boolean> TCP_NODELAY = flag("TCP_NODELAY", 1);

    /// Hold back segments that are not full, for 200 ms at most.
    public static final SocketOption<Boolean> TCP_CORK = flag("TCP_CORK", 3);

    /// Acknowledge at once; not permanent, the kernel may leave this mode by itself.
    public static final SocketOption<Boolean> TCP_QUICKACK = flag("TCP_QUICKACK", 12);

    /// Idle time before the first keepalive probe; 1 to 32767 s.
    public static final SocketOption<Duration> TCP_KEEPIDLE =
            new SocketOption<>("TCP_KEEPIDLE", SOL_TCP, 4, SECONDS);

    /// Time between keepalive probes; 1 to 32767 s.
    public static final SocketOption<Duration> TCP_KEEPINTVL =
            new SocketOption<>("TCP_KEEPINTVL", SOL_TCP, 5, SECONDS);

    /// Keepalive probes without an answer before the connection is dropped; 1 to 127.
    public static final SocketOption<Integer> TCP_KEEPCNT =
            new SocketOption<>("TCP_KEEPCNT", SOL_TCP, 6, INT);

    /// How long sent data may stay without acknowledgement before the connection is dropped, in
    /// milliseconds; zero is the system's default.
    public static final SocketOption<Duration> TCP_USER_TIMEOUT =
            new SocketOption<>("TCP_USER_TIMEOUT", SOL_TCP, 18, MILLISECONDS);

    /// The algorithm of congestion control by name, such as `reno`; what may be set without
    /// CAP_NET_ADMIN is in net.ipv4.tcp_allowed_congestion_control.
    public static final SocketOption<String> TCP_CONGESTION =
            new SocketOption<>("TCP_CONGESTION", SOL_TCP, 13, OptionType.string(16));

    /// Bytes of data in a segment at most; before a connection what is set is not read back.
    public static final SocketOption<Integer> TCP_MAXSEG =
            new SocketOption<>("TCP_MAXSEG", SOL_TCP, 2, INT);

    /// The protocol that the kernel runs on top, such as `tls`; empty is none (since Linux 4.13).
    public static final SocketOption<String> TCP_ULP =
            new SocketOption<>("TCP_ULP", SOL_TCP, 31, OptionType.string(16));

    /// What the kernel knows of the connection.
    public static final ReadOnlyOption<TcpInfo> TCP_INFO =
            new ReadOnlyOption<>("TCP_INFO", SOL_TCP, 11, TcpInfo.TYPE);

    private TcpOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_TCP, number, FLAG);
    }
}
