package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import java.net.InetAddress;

/// Hosts in attributes and structs: as many bytes as their family has.
final class Addresses {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    private Addresses() {}

    static InetAddress of(int family, NetlinkAttribute attribute) throws MalformedPacketException {
        var cursor = Cursor.of("netlink attribute", attribute.data());
        int length = family == AF_INET6 ? 16 : 4;
        if (cursor.remaining() != length)
            throw cursor.malformed("an address of " + cursor.remaining() + " bytes, not " + length);
        return of(family, cursor);
    }

    static InetAddress of(int family, Cursor cursor) throws MalformedPacketException {
        return family == AF_INET6 ? Hosts.inet6(cursor) : Hosts.inet4(cursor);
    }

    static boolean isIp(int family) {
        return family == AF_INET || family == AF_INET6;
    }
}
