package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What NETLINK_ROUTE says of links, and nothing else: the shortest way to a list of interfaces. [RouteNetlink] has all of it.
public sealed interface NetlinkMessage
        permits LinkMessage, NetlinkDone, NetlinkError, OpaqueNetlink {
    /// Reads the messages of a datagram.
    ///
    /// @param datagram as the socket received it
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<NetlinkMessage> parse(ByteBuffer datagram) throws MalformedPacketException {
        return Header.parse(
                datagram,
                NetlinkMessage.class,
                header -> LinkMessage.isOne(header) ? LinkMessage.of(header) : header.opaque());
    }
}
