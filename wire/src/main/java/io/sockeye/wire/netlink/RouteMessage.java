package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// A route, or that it has gone: RTM_NEWROUTE and RTM_DELROUTE of rtnetlink(7).
///
/// The kernel does not tell of each that goes. Those of IPv4 vanish without a word with their interface, its IFF_UP or their nexthop object, with
/// older kernels also with their preferred source; one with NLM_F_REPLACE in its header took the place of another; with NLM_F_APPEND in IPv6 it has the hops of that
/// other, too. Who keeps a picture dumps the routes again after such news; one that nothing stood beside has NLM_F_EXCL.
///
/// @param header what the message begins with
/// @param family AF_INET (2), AF_INET6 (10) or another
/// @param destination the network; empty for the default route
/// @param prefixLength how many bits of it count, 0 for the default route
/// @param source the network that it is for, in IPv6; empty for every
/// @param sourceLength how many bits of it count
/// @param tos the traffic class that it is for, 0 for every
/// @param gateway the next hop, of either version of IP (RTA_VIA, since Linux 5.2); empty where the link itself is the destination
/// @param outputInterface the number of the interface; 0 where there are several, or none
/// @param hops the ways where there are several, otherwise none
/// @param preferredSource the address that this machine sends from
/// @param table 254 is the main one, 255 that of local addresses; 32 bits unsigned
/// @param protocol who made it, RTPROT_: 2 the kernel, 4 an administrator
/// @param scope how far it goes, RT_SCOPE_: 0 everywhere, 253 on the link, 254 on this machine
/// @param type RTN_: 1 is unicast, 2 local, 3 broadcast, 6 blackhole, 7 unreachable
/// @param priority lower ones come first, 32 bits unsigned
/// @param flags RTM_F_ and RTNH_F_ of `<linux/rtnetlink.h>`, 32 bits unsigned: 16 is that the link has no carrier
/// @param attributes all that the kernel says, RTA_ of `<linux/rtnetlink.h>`
public record RouteMessage(
        NetlinkHeader header,
        int family,
        Optional<InetAddress> destination,
        int prefixLength,
        Optional<InetAddress> source,
        int sourceLength,
        int tos,
        Optional<InetAddress> gateway,
        int outputInterface,
        List<RouteHop> hops,
        Optional<InetAddress> preferredSource,
        long table,
        int protocol,
        int scope,
        int type,
        long priority,
        long flags,
        List<NetlinkAttribute> attributes)
        implements RouteNetlink {
    static final int RTM_NEWROUTE = 24;
    static final int RTM_DELROUTE = 25;

    private static final int RTM_GETROUTE = 26;
    private static final int RTMSG_SIZE = 12;
    private static final int RTA_DST = 1;
    private static final int RTA_SRC = 2;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PRIORITY = 6;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_MULTIPATH = 9;
    private static final int RTA_TABLE = 15;
    private static final int RTA_VIA = 18;

    /// The names that ip(8) gives to RTN_.
    private static final List<String> TYPES =
            List.of(
                    "unspec",
                    "unicast",
                    "local",
                    "broadcast",
                    "anycast",
                    "multicast",
                    "blackhole",
                    "unreachable",
                    "prohibit",
                    "throw",
                    "nat",
                    "xresolve");

    /// Takes copies of the lists.
    public RouteMessage {
        hops = List.copyOf(hops);
        attributes = List.copyOf(attributes);
    }

    /// Whether it has gone.
    ///
    /// @return whether it is RTM_DELROUTE
    public boolean gone() {
        return header.type() == RTM_DELROUTE;
    }

    /// The question for all routes of both versions of IP.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Question.dump(RTM_GETROUTE, sequence, Question.struct(RTMSG_SIZE));
    }

    static RouteMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int family = body.u8();
        int prefixLength = body.u8();
        int sourceLength = body.u8();
        int tos = body.u8();
        long table = body.u8();
        int protocol = body.u8();
        int scope = body.u8();
        int type = body.u8();
        long flags = body.u32();
        var attributes = Attributes.read(body);
        var multipath = attributes.value(RTA_MULTIPATH);
        return new RouteMessage(
                message.header(),
                family,
                attributes.host(RTA_DST, family),
                prefixLength,
                attributes.host(RTA_SRC, family),
                sourceLength,
                tos,
                gateway(family, attributes),
                (int) attributes.u32(RTA_OIF, 0),
                multipath.isPresent() ? RouteHop.all(family, multipath.get()) : List.of(),
                attributes.host(RTA_PREFSRC, family),
                attributes.u32(RTA_TABLE, table),
                protocol,
                scope,
                type,
                attributes.u32(RTA_PRIORITY, 0),
                flags,
                attributes.all());
    }

    /// The next hop of a route of this family, or of another that `struct rtvia` names.
    static Optional<InetAddress> gateway(int family, Attributes attributes)
            throws MalformedPacketException {
        var via = attributes.value(RTA_VIA);
        if (via.isEmpty()) return attributes.host(RTA_GATEWAY, family);
        int other = via.get().u16();
        return Addresses.isIp(other)
                ? Optional.of(Addresses.whole(other, via.get()))
                : Optional.empty();
    }

    /// Answers family, type, destination and source, the ways, and what else tells two routes apart.
    ///
    /// @return such as `route inet unicast 10.0.0.0/8 via 192.168.0.1 on 2 table 254 proto 4 scope 0 metric 0`
    @Override
    public String toString() {
        return "route %s %s %s%s%s%s%s table %d proto %d scope %d metric %d%s"
                .formatted(
                        Addresses.name(family),
                        type < TYPES.size() ? TYPES.get(type) : "type " + type,
                        network(destination, prefixLength),
                        sourceLength == 0 ? "" : " from " + network(source, sourceLength),
                        tos == 0 ? "" : " tos 0x%02x".formatted(tos),
                        ways(),
                        preferredSource.map(host -> " src " + host.getHostAddress()).orElse(""),
                        table,
                        protocol,
                        scope,
                        priority,
                        gone() ? " gone" : "");
    }

    private static String network(Optional<InetAddress> host, int length) {
        return host.map(InetAddress::getHostAddress).orElse("default")
                + (host.isPresent() || length > 0 ? "/" + length : "");
    }

    private String ways() {
        if (!hops.isEmpty()) return " " + hops;
        return gateway.map(host -> " via " + host.getHostAddress()).orElse("")
                + (outputInterface == 0 ? "" : " on " + outputInterface);
    }
}
