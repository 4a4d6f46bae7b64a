package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;

/// What NETLINK_ROUTE says, rtnetlink(7): links, addresses, routes, neighbours.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface RouteNetlink extends AnyNetlink
        permits LinkMessage,
                AddressMessage,
                RouteMessage,
                NeighbourMessage,
                NetlinkDone,
                NetlinkError,
                OpaqueNetlink {
    /// Reads the messages of a datagram.
    ///
    /// @param datagram as the socket received it
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong or a message cut short
    static List<RouteNetlink> parse(ByteBuffer datagram) throws MalformedPacketException {
        return RawMessage.parse(datagram, RouteNetlink.class, RouteNetlink::of);
    }

    private static RouteNetlink of(RawMessage message) throws MalformedPacketException {
        if (LinkMessage.isOne(message)) return LinkMessage.of(message);
        return switch (message.type()) {
            case AddressMessage.RTM_NEWADDR, AddressMessage.RTM_DELADDR ->
                    AddressMessage.of(message);
            case RouteMessage.RTM_NEWROUTE, RouteMessage.RTM_DELROUTE -> RouteMessage.of(message);
            case NeighbourMessage.RTM_NEWNEIGH, NeighbourMessage.RTM_DELNEIGH ->
                    NeighbourMessage.of(message);
            default -> message.opaque();
        };
    }
}
