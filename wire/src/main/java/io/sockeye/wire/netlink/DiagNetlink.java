package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What NETLINK_SOCK_DIAG says of sockets of IP, sock_diag(7).
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface DiagNetlink extends AnyNetlink
        permits InetSocketMessage, NetlinkDone, NetlinkError, OpaqueNetlink {
    /// Reads the messages of a datagram.
    ///
    /// @param datagram as the socket received it, the answer to a question of [InetSocketMessage]
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<DiagNetlink> parse(ByteBuffer datagram) throws MalformedPacketException {
        return RawMessage.parse(
                datagram,
                DiagNetlink.class,
                message ->
                        InetSocketMessage.isOne(message)
                                ? InetSocketMessage.of(message)
                                : message.opaque());
    }
}
