package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What NETLINK_ROUTE says of links, and nothing else: the shortest way to a list of interfaces. [RouteNetlink] has all of it, and for other
/// protocols, whose messages have the same numbers, there are [GenericNetlink], [DiagNetlink] and [PlainNetlink].
public sealed interface NetlinkMessage extends AnyNetlink
        permits LinkMessage, NetlinkDone, NetlinkError, OpaqueNetlink {
    /// Reads the messages of a datagram of NETLINK_ROUTE.
    ///
    /// @param datagram as the socket received it
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<NetlinkMessage> parse(ByteBuffer datagram) throws MalformedPacketException {
        return RawMessage.parse(
                datagram,
                NetlinkMessage.class,
                message -> LinkMessage.isOne(message) ? LinkMessage.of(message) : message.opaque());
    }
}
