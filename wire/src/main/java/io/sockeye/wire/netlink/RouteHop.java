package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of several ways that a route has, `struct rtnexthop` of rtnetlink(7).
///
/// @param gateway the next hop, of either version of IP; empty where the link itself is the destination
/// @param outputInterface the number of the interface
/// @param weight how much goes this way in proportion to the others, 1 to 256
/// @param flags RTNH_F_ of `<linux/rtnetlink.h>`: 1 is dead, 16 that the link has no carrier
/// @param attributes all that the kernel says, RTA_ of `<linux/rtnetlink.h>`
public record RouteHop(
        Optional<InetAddress> gateway,
        int outputInterface,
        int weight,
        int flags,
        List<NetlinkAttribute> attributes) {
    private static final int RTNEXTHOP_SIZE = 8;

    /// Takes a copy of the list.
    public RouteHop {
        attributes = List.copyOf(attributes);
    }

    /// Reads the value of RTA_MULTIPATH.
    static List<RouteHop> all(int family, Cursor value) throws MalformedPacketException {
        var hops = new ArrayList<RouteHop>();
        while (value.remaining() >= RTNEXTHOP_SIZE) {
            int length = value.u16();
            if (length < RTNEXTHOP_SIZE) throw value.malformed("a hop of " + length + " bytes");
            var hop = value.part("netlink route", length - 2);
            int flags = hop.u8();
            int weight = hop.u8() + 1;
            int output = hop.s32();
            var attributes = Attributes.read(hop);
            var gateway = RouteMessage.gateway(family, attributes);
            hops.add(new RouteHop(gateway, output, weight, flags, attributes.all()));
            value.align(4);
        }
        return hops;
    }

    /// Answers gateway, interface and weight.
    ///
    /// @return such as `via 10.0.0.1 on 2 weight 1`
    @Override
    public String toString() {
        var via = gateway.map(host -> "via " + host.getHostAddress() + " ").orElse("");
        return "%son %d weight %d".formatted(via, outputInterface, weight);
    }
}
