package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// `struct in_addr` and `struct in6_addr`: four and sixteen bytes.
final class Hosts {
    private Hosts() {}

    static Inet4Address read4(MemorySegment source, long offset) {
        try {
            return (Inet4Address)
                    InetAddress.getByAddress(source.asSlice(offset, 4).toArray(JAVA_BYTE));
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // four bytes are an address
        }
    }

    static Inet6Address read6(MemorySegment source, long offset) {
        try {
            // This form alone keeps ::ffff:1.2.3.4 an IPv6 address.
            return Inet6Address.getByAddress(
                    null, source.asSlice(offset, 16).toArray(JAVA_BYTE), -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // sixteen bytes are an address
        }
    }

    static void write(InetAddress host, MemorySegment target, long offset) {
        byte[] bytes = host.getAddress();
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, offset, bytes.length);
    }
}
