package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import java.net.InetAddress;
import java.util.Map;

/// Families of addresses, and hosts of as many bytes as their family has.
final class Addresses {
    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_BRIDGE = 7;
    static final int AF_INET6 = 10;

    /// As ip(8) calls them.
    private static final Map<Integer, String> NAMES =
            Map.of(AF_INET, "inet", AF_BRIDGE, "bridge", AF_INET6, "inet6", 28, "mpls");

    private Addresses() {}

    /// A value that is a host and nothing else.
    static InetAddress whole(int family, Cursor value) throws MalformedPacketException {
        int length = family == AF_INET6 ? 16 : 4;
        if (value.remaining() != length)
            throw value.malformed("an address of " + value.remaining() + " bytes, not " + length);
        return of(family, value);
    }

    static InetAddress of(int family, Cursor cursor) throws MalformedPacketException {
        return family == AF_INET6 ? Hosts.inet6(cursor) : Hosts.inet4(cursor);
    }

    static boolean isIp(int family) {
        return family == AF_INET || family == AF_INET6;
    }

    static String name(int family) {
        return NAMES.getOrDefault(family, "family " + family);
    }
}
