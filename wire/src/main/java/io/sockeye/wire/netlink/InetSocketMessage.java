package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A socket of IP, as ss(8) lists them: `struct inet_diag_msg` of sock_diag(7).
///
/// @param family AF_INET (2) or AF_INET6 (10)
/// @param state 1 is established, 7 closed, 10 listening: `TcpState` has the names
/// @param local the address and port of this end
/// @param remote those of the other end; of a listener any address and port 0
/// @param interfaceIndex the interface that it is bound to, 0 for none
/// @param receiveQueue bytes that wait to be read; of a listener, connections that wait to be accepted
/// @param sendQueue bytes that are not acknowledged; of a listener, its backlog
/// @param uid the user who made it, 32 bits unsigned
/// @param inode which file it is: /proc/PID/fd has the same number; 32 bits unsigned
/// @param attributes all that was asked for, INET_DIAG_ of `<linux/inet_diag.h>`
public record InetSocketMessage(
        int family,
        int state,
        InetSocketAddress local,
        InetSocketAddress remote,
        int interfaceIndex,
        long receiveQueue,
        long sendQueue,
        long uid,
        long inode,
        List<NetlinkAttribute> attributes)
        implements DiagNetlink {
    /// All states.
    public static final int ALL_STATES = -1;

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int REQUEST_SIZE = 56;

    /// Takes a copy of the list.
    public InetSocketMessage {
        attributes = List.copyOf(attributes);
    }

    /// The question for all sockets of a family and protocol.
    ///
    /// @param sequence comes back in the answers
    /// @param family AF_INET (2) or AF_INET6 (10)
    /// @param protocol IPPROTO_TCP (6), IPPROTO_UDP (17) or another, 0 to 255
    /// @param states a bit for each state that is wanted, 1 << 10 for listeners; [#ALL_STATES] for all
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence, int family, int protocol, int states) {
        var struct = ByteBuffer.allocate(REQUEST_SIZE).order(ByteOrder.nativeOrder());
        struct.put(0, (byte) family).put(1, (byte) protocol).putInt(4, states);
        return Header.question(SOCK_DIAG_BY_FAMILY, NetlinkFlags.NLM_F_DUMP, sequence, struct);
    }

    static boolean isOne(Header header) {
        return header.type() == SOCK_DIAG_BY_FAMILY;
    }

    static DiagNetlink of(Header header) throws MalformedPacketException {
        // What other families answer under the same type stays bytes.
        var whole = header.opaque();
        var body = Cursor.of("sock_diag", whole.payload()).nativeOrder();
        int family = body.u8();
        if (!Addresses.isIp(family)) return whole;
        int state = body.u8();
        body.skip(2);
        var ports = Cursor.of("sock_diag", body.take(4));
        int localPort = ports.u16();
        int remotePort = ports.u16();
        var local = host(family, body);
        var remote = host(family, body);
        int index = body.s32();
        body.skip(8 + 4);
        long receiveQueue = body.u32();
        long sendQueue = body.u32();
        long uid = body.u32();
        long inode = body.u32();
        return new InetSocketMessage(
                family,
                state,
                new InetSocketAddress(local, localPort),
                new InetSocketAddress(remote, remotePort),
                index,
                receiveQueue,
                sendQueue,
                uid,
                inode,
                NetlinkAttribute.parse(body));
    }

    private static InetAddress host(int family, Cursor body) throws MalformedPacketException {
        return Addresses.of(family, body.part("sock_diag", 16));
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
