package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A route, or that it has gone: RTM_NEWROUTE and RTM_DELROUTE of rtnetlink(7).
///
/// @param family AF_INET (2), AF_INET6 (10) or another
/// @param destination the network; empty for the default route
/// @param prefixLength how many bits of it count, 0 for the default route
/// @param gateway the next hop; empty where the link itself is the destination
/// @param outputInterface the number of the interface; 0 where the kernel names several or none: RTA_MULTIPATH is in the attributes
/// @param preferredSource the address that this machine sends from
/// @param table 254 is the main one, 255 that of local addresses; 32 bits unsigned
/// @param protocol who made it, RTPROT_: 2 the kernel, 4 an administrator
/// @param scope how far it goes, RT_SCOPE_: 0 everywhere, 253 on the link, 254 on this machine
/// @param type RTN_: 1 is unicast, 2 local, 3 broadcast, 6 blackhole, 7 unreachable
/// @param priority lower ones come first, 32 bits unsigned
/// @param gone whether it has gone
/// @param attributes all that the kernel says, RTA_ of `<linux/rtnetlink.h>`
public record RouteMessage(
        int family,
        Optional<InetAddress> destination,
        int prefixLength,
        Optional<InetAddress> gateway,
        int outputInterface,
        Optional<InetAddress> preferredSource,
        long table,
        int protocol,
        int scope,
        int type,
        long priority,
        boolean gone,
        List<NetlinkAttribute> attributes)
        implements RouteNetlink {
    static final int RTM_NEWROUTE = 24;
    static final int RTM_DELROUTE = 25;

    private static final int RTM_GETROUTE = 26;
    private static final int RTMSG_SIZE = 12;
    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PRIORITY = 6;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_TABLE = 15;

    /// Takes a copy of the list.
    public RouteMessage {
        attributes = List.copyOf(attributes);
    }

    /// The question for all routes of both versions of IP.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Header.question(
                RTM_GETROUTE, NetlinkFlags.NLM_F_DUMP, sequence, ByteBuffer.allocate(RTMSG_SIZE));
    }

    static RouteMessage of(Header header) throws MalformedPacketException {
        var body = header.body();
        int family = body.u8();
        int prefixLength = body.u8();
        body.skip(2);
        long table = body.u8();
        int protocol = body.u8();
        int scope = body.u8();
        int type = body.u8();
        body.skip(4);
        var attributes = NetlinkAttribute.parse(body);
        Optional<InetAddress> destination = Optional.empty();
        Optional<InetAddress> gateway = Optional.empty();
        Optional<InetAddress> source = Optional.empty();
        int output = 0;
        long priority = 0;
        boolean ip = Addresses.isIp(family);
        for (var attribute : attributes) {
            switch (attribute.type()) {
                case RTA_DST -> destination = host(ip, family, attribute);
                case RTA_GATEWAY -> gateway = host(ip, family, attribute);
                case RTA_PREFSRC -> source = host(ip, family, attribute);
                case RTA_OIF -> output = (int) attribute.u32();
                case RTA_PRIORITY -> priority = attribute.u32();
                case RTA_TABLE -> table = attribute.u32();
                default -> {}
            }
        }
        return new RouteMessage(
                family,
                destination,
                prefixLength,
                gateway,
                output,
                source,
                table,
                protocol,
                scope,
                type,
                priority,
                header.type() == RTM_DELROUTE,
                attributes);
    }

    private static Optional<InetAddress> host(boolean ip, int family, NetlinkAttribute attribute)
            throws MalformedPacketException {
        return ip ? Optional.of(Addresses.of(family, attribute)) : Optional.empty();
    }

    /// Answers destination, gateway and interface.
    ///
    /// @return such as `route 10.0.0.0/8 via 192.168.0.1 on 2 table 254`
    @Override
    public String toString() {
        return "route %s%s on %d table %d%s"
                .formatted(
                        destination
                                .map(host -> host.getHostAddress() + "/" + prefixLength)
                                .orElse("default"),
                        gateway.map(host -> " via " + host.getHostAddress()).orElse(""),
                        outputInterface,
                        table,
                        gone ? " gone" : "");
    }
}
