package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import java.lang.foreign.MemorySegment;

/// Who sent a datagram, and the bytes by which the kernel says it: to know him again without making an address of them.
///
/// Of IP the bytes are kept, as far as a struct sockaddr_in6 has them; others are never known again.
record Sender(int length, long first, long second, long third, int last, SocketAddress address) {
    private static final long SECOND = 8;
    private static final long THIRD = 16;
    private static final long LAST = 24;

    static Sender of(MemorySegment bytes, int length) {
        return new Sender(
                length,
                bytes.get(JAVA_LONG, 0),
                bytes.get(JAVA_LONG, SECOND),
                bytes.get(JAVA_LONG, THIRD),
                bytes.get(JAVA_INT, LAST),
                SockaddrCodec.decode(bytes, length));
    }

    /// Whether these bytes are the same.
    boolean is(MemorySegment bytes, int length) {
        if (length != this.length || bytes.get(JAVA_LONG, 0) != first) return false;
        if (address instanceof Inet4SocketAddress) return true; // all of it is in the first eight
        return address instanceof Inet6SocketAddress
                && bytes.get(JAVA_LONG, SECOND) == second
                && bytes.get(JAVA_LONG, THIRD) == third
                && bytes.get(JAVA_INT, LAST) == last;
    }
}
