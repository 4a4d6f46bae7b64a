package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// A socket of IP, as ss(8) lists them: `struct inet_diag_msg` of sock_diag(7).
///
/// @param header what the message begins with
/// @param family AF_INET (2) or AF_INET6 (10)
/// @param state 1 is established, 7 closed, 10 listening: `TcpState` has the names
/// @param timer what TCP waits for: 0 nothing, 1 an acknowledgement, 2 keep-alive, 3 the end of TIME_WAIT, 4 a window
/// @param retransmits how often it has sent something again, 0 to 255
/// @param expires milliseconds until the timer runs out, 32 bits unsigned
/// @param local the address and port of this end; of a link-local address the interface is its scope
/// @param remote those of the other end; of a listener any address and port 0
/// @param interfaceIndex the interface that it is bound to, 0 for none
/// @param cookie which socket it is, never used twice: SO_COOKIE has the same
/// @param receiveQueue bytes that wait to be read; of a listener, connections that wait to be accepted
/// @param sendQueue bytes that are not acknowledged; of a listener, its backlog
/// @param uid the user who made it, 32 bits unsigned
/// @param inode which file it is: /proc/PID/fd has the same number; 32 bits unsigned
/// @param attributes all that was asked for: [#INET_DIAG_INFO] and its like
public record InetSocketMessage(
        NetlinkHeader header,
        int family,
        int state,
        int timer,
        int retransmits,
        long expires,
        InetSocketAddress local,
        InetSocketAddress remote,
        int interfaceIndex,
        long cookie,
        long receiveQueue,
        long sendQueue,
        long uid,
        long inode,
        List<NetlinkAttribute> attributes)
        implements DiagNetlink {
    /// All states.
    public static final int ALL_STATES = -1;

    /// `struct inet_diag_meminfo`: the memory that it takes.
    public static final int INET_DIAG_MEMINFO = 1;

    /// The figures of the protocol: of TCP `struct tcp_info`, which `TcpInfo` reads.
    public static final int INET_DIAG_INFO = 2;

    /// `struct tcpvegas_info`: the figures of the congestion control.
    public static final int INET_DIAG_VEGASINFO = 3;

    /// The name of the congestion control, a text.
    public static final int INET_DIAG_CONG = 4;

    /// The type of service, 8 bits.
    public static final int INET_DIAG_TOS = 5;

    /// The traffic class of IPv6, 8 bits.
    public static final int INET_DIAG_TCLASS = 6;

    /// The memory that it takes, in numbers of 32 bits: SK_MEMINFO_ of `<linux/sock_diag.h>`.
    public static final int INET_DIAG_SKMEMINFO = 7;

    /// Which directions are shut down, 8 bits; comes unasked.
    public static final int INET_DIAG_SHUTDOWN = 8;

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int REQUEST_SIZE = 56;
    private static final int INET_DIAG_REQ_PROTOCOL = 3;

    /// Takes a copy of the list.
    public InetSocketMessage {
        attributes = List.copyOf(attributes);
    }

    /// The question for all sockets of a family and protocol.
    ///
    /// A protocol above 255, such as IPPROTO_MPTCP (262), is asked for since Linux 5.11; older ones answer ENOENT.
    ///
    /// @param sequence comes back in the answers
    /// @param family AF_INET (2) or AF_INET6 (10); 0 to 255
    /// @param protocol IPPROTO_TCP (6), IPPROTO_UDP (17) or another, 0 to 65535
    /// @param states a bit for each state that is wanted, 1 << 10 for listeners; [#ALL_STATES] for all
    /// @param extensions which attributes are wanted: [#INET_DIAG_INFO] and its like, 1 to 8
    /// @return a message to be sent to the kernel
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public static byte[] dump(
            int sequence, int family, int protocol, int states, int... extensions) {
        Range.check("family", family, 255);
        Range.check("protocol", protocol, 65535);
        int wanted = 0;
        for (int extension : extensions) {
            if (extension < 1 || extension > 8)
                throw new IllegalArgumentException("extension " + extension + " is outside 1..8");
            wanted |= 1 << (extension - 1);
        }
        boolean large = protocol > 255;
        var struct = Question.struct(REQUEST_SIZE).putInt(4, states);
        // Protocol 0 has no sockets: a kernel that does not read the attribute must not list
        // others.
        struct.put(0, (byte) family).put(1, (byte) (large ? 0 : protocol)).put(2, (byte) wanted);
        return large
                ? Question.dump(
                        SOCK_DIAG_BY_FAMILY,
                        sequence,
                        struct,
                        NetlinkAttribute.u32(INET_DIAG_REQ_PROTOCOL, protocol))
                : Question.dump(SOCK_DIAG_BY_FAMILY, sequence, struct);
    }

    static boolean isOne(RawMessage message) throws MalformedPacketException {
        // What other families answer under the same type stays bytes.
        return message.type() == SOCK_DIAG_BY_FAMILY && Addresses.isIp(message.body().fork().u8());
    }

    static InetSocketMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int family = body.u8();
        int state = body.u8();
        int timer = body.u8();
        int retransmits = body.u8();
        var ports = body.part("sock_diag", 4).networkOrder();
        int localPort = ports.u16();
        int remotePort = ports.u16();
        var ends = body.part("sock_diag", 32);
        int index = body.s32();
        long cookie = body.u32() | body.u32() << 32;
        return new InetSocketMessage(
                message.header(),
                family,
                state,
                timer,
                retransmits,
                body.u32(),
                new InetSocketAddress(host(family, ends, index), localPort),
                new InetSocketAddress(host(family, ends, index), remotePort),
                index,
                cookie,
                body.u32(),
                body.u32(),
                body.u32(),
                body.u32(),
                Attributes.read(body).all());
    }

    private static InetAddress host(int family, Cursor ends, int index)
            throws MalformedPacketException {
        var end = ends.part("sock_diag", 16);
        if (family != Addresses.AF_INET6) return Hosts.inet4(end);
        var host = Hosts.inet6(end.fork());
        boolean onLink = host.isLinkLocalAddress() || host.isMCLinkLocal();
        return onLink && index > 0 ? Hosts.inet6(end, index) : host;
    }

    /// Answers both ends, state and queues.
    ///
    /// @return such as `socket /127.0.0.1:80 > /0.0.0.0:0 state 10, 0 and 128 queued`
    @Override
    public String toString() {
        return "socket %s > %s state %d, %d and %d queued"
                .formatted(local, remote, state, receiveQueue, sendQueue);
    }
}
