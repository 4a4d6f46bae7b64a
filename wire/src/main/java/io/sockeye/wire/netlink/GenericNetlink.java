package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What NETLINK_GENERIC says: commands and attributes of families that have names, such as `ethtool` or `nl80211`, and numbers that differ
/// from boot to boot. [GenericFamily] finds the number.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface GenericNetlink extends AnyNetlink
        permits GenericFamily, GenericMessage, NetlinkDone, NetlinkError, OpaqueNetlink {
    /// Reads the messages of a datagram.
    ///
    /// @param datagram as the socket received it
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<GenericNetlink> parse(ByteBuffer datagram) throws MalformedPacketException {
        return RawMessage.parse(datagram, GenericNetlink.class, GenericNetlink::of);
    }

    private static GenericNetlink of(RawMessage message) throws MalformedPacketException {
        if (message.type() < RawMessage.NLMSG_MIN_TYPE) return message.opaque();
        return GenericFamily.isOne(message)
                ? GenericFamily.of(message)
                : GenericMessage.of(message);
    }
}
