package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What any protocol of netlink says, with nothing taken apart but what all have: ends, errors, and the rest as bytes. For NETLINK_NETFILTER,
/// NETLINK_XFRM, NETLINK_AUDIT and whatever else has no sum of its own; [OpaqueNetlink#attributes] reads on.
public sealed interface PlainNetlink extends AnyNetlink
        permits NetlinkDone, NetlinkError, OpaqueNetlink {
    /// Reads the messages of a datagram.
    ///
    /// @param datagram as the socket received it
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<PlainNetlink> parse(ByteBuffer datagram) throws MalformedPacketException {
        return RawMessage.parse(datagram, PlainNetlink.class, RawMessage::opaque);
    }
}
