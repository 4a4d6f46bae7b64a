package io.sockeye.fuzz.property;

import io.sockeye.wire.netlink.AddressMessage;
import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.NeighbourMessage;
import io.sockeye.wire.netlink.NetlinkAttribute;
import io.sockeye.wire.netlink.NetlinkError;
import io.sockeye.wire.netlink.NetlinkMessage;
import io.sockeye.wire.netlink.OpaqueNetlink;
import io.sockeye.wire.netlink.RouteMessage;
import io.sockeye.wire.netlink.RouteNetlink;
import java.nio.ByteBuffer;
import java.util.List;

/// Messages of NETLINK_ROUTE, and attributes alone.
public final class RouteProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var attributes = Packets.parsed(NetlinkAttribute::parse, data);
        if (attributes.isPresent()) Attributes.check(attributes.get());
        var links = Packets.parsed(NetlinkMessage::parse, data);
        var messages = Packets.parsed(RouteNetlink::parse, data);
        if (messages.isEmpty()) return false;
        // What only knows links sees the same links, and finds nothing wrong in the rest.
        Parsing.same(links(messages.get()), links(links.orElseThrow()));
        for (var message : messages.get()) check(message);
        return !messages.get().isEmpty();
    }

    private static List<LinkMessage> links(List<?> messages) {
        return messages.stream()
                .filter(LinkMessage.class::isInstance)
                .map(LinkMessage.class::cast)
                .toList();
    }

    private static void check(RouteNetlink message) throws Exception {
        switch (message) {
            case LinkMessage link -> Attributes.check(link.attributes());
            case AddressMessage address -> Attributes.check(address.attributes());
            case RouteMessage route -> {
                Attributes.check(route.attributes());
                for (var hop : route.hops()) Attributes.check(hop.attributes());
            }
            case NetlinkError error -> Attributes.check(error.attributes());
            case NeighbourMessage neighbour -> Attributes.check(neighbour.attributes());
            case OpaqueNetlink opaque ->
                    Parsing.same(
                            List.of(opaque), RouteNetlink.parse(ByteBuffer.wrap(opaque.toBytes())));
            default -> {}
        }
    }
}
