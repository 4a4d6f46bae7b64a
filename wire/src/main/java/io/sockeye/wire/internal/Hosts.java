package io.sockeye.wire.internal;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Hosts as packets have them.
public final class Hosts {
    private Hosts() {}

    /// Reads four bytes.
    ///
    /// @param cursor where they are
    /// @return the host
    public static Inet4Address inet4(Cursor cursor) throws MalformedPacketException {
        return inet4(cursor.bytes(4));
    }

    /// Makes a host.
    ///
    /// @param bytes four of them
    /// @return the host
    public static Inet4Address inet4(byte... bytes) {
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are a host", e);
        }
    }

    /// Reads sixteen bytes. A mapped address stays IPv6.
    ///
    /// @param cursor where they are
    /// @return the host
    public static Inet6Address inet6(Cursor cursor) throws MalformedPacketException {
        return inet6(cursor, -1);
    }

    /// Reads sixteen bytes of a host on a link.
    ///
    /// @param cursor where they are
    /// @param scope the number of the interface; -1 for none
    /// @return the host
    public static Inet6Address inet6(Cursor cursor, int scope) throws MalformedPacketException {
        try {
            return Inet6Address.getByAddress(null, cursor.bytes(16), scope);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen bytes are a host", e);
        }
    }
}
