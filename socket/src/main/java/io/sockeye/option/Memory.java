package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalInt;

/// What option types share: checked lengths, unaligned access, durations, hosts.
final class Memory {
    /// Bytes of a struct sockaddr_storage.
    static final int SOCKADDR_STORAGE = 128;

    private static final long UNSIGNED_MAX = 0xffff_ffffL;

    // Unaligned: a user may give any heap array to a public type.
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Memory() {}

    static void checkLength(MemorySegment value, long needed, Object type) {
        if (value.byteSize() < needed) {
            throw new IllegalArgumentException(
                    "an option value of "
                            + value.byteSize()
                            + " bytes is too short for "
                            + type
                            + ", which has "
                            + needed);
        }
    }

    static void checkPositive(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + duration + " is negative");
        }
    }

    static IllegalArgumentException tooLong(Duration duration, Throwable cause) {
        return new IllegalArgumentException("duration " + duration + " is too long", cause);
    }

    /// Whole units, rounded up: a deadline is never earlier than asked for.
    static int unitsRoundedUp(Duration duration, Duration unit) {
        checkPositive(duration);
        try {
            long whole = duration.dividedBy(unit);
            boolean rest = !unit.multipliedBy(whole).equals(duration);
            return Math.toIntExact(rest ? whole + 1 : whole);
        } catch (ArithmeticException e) {
            throw tooLong(duration, e);
        }
    }

    static long unsigned(MemorySegment value, long offset) {
        return Integer.toUnsignedLong(value.get(INT, offset));
    }

    static int unsignedShort(MemorySegment value, long offset) {
        return Short.toUnsignedInt(value.get(SHORT, offset));
    }

    static int unsignedByte(MemorySegment value, long offset) {
        return Byte.toUnsignedInt(value.get(BYTE, offset));
    }

    static void putUnsigned(long number, MemorySegment target, long offset) {
        target.set(INT, offset, (int) checkUnsigned(number, UNSIGNED_MAX));
    }

    static void putShort(int number, MemorySegment target, long offset) {
        target.set(SHORT, offset, (short) checkUnsigned(number, 0xffff));
    }

    static void putByte(int number, MemorySegment target, long offset) {
        target.set(BYTE, offset, (byte) checkUnsigned(number, 0xff));
    }

    /// Refuses what would be cut without a word.
    static long checkUnsigned(long number, long max) {
        if (number < 0 || number > max)
            throw new IllegalArgumentException(number + " is not in 0 to " + max);
        return number;
    }

    static Inet4Address host4(MemorySegment value, long offset) {
        return (Inet4Address) host(value.asSlice(offset, 4).toArray(BYTE));
    }

    static Inet6Address host6(MemorySegment value, long offset) {
        try {
            // This form alone keeps ::ffff:1.2.3.4 an IPv6 address.
            return Inet6Address.getByAddress(null, value.asSlice(offset, 16).toArray(BYTE), -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // sixteen bytes are an address
        }
    }

    private static InetAddress host(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // four bytes are an address
        }
    }

    static void putHost(InetAddress host, MemorySegment target, long offset) {
        byte[] bytes = host.getAddress();
        MemorySegment.copy(bytes, 0, target, BYTE, offset, bytes.length);
    }

    /// Reads a struct sockaddr that may lie anywhere, also in a heap array.
    static SocketAddress sockaddr(MemorySegment value, long offset, long length) {
        var aligned = MemorySegment.ofArray(new long[SOCKADDR_STORAGE / Long.BYTES]);
        MemorySegment.copy(value, offset, aligned, 0, length);
        return SockaddrCodec.decode(aligned, (int) length);
    }

    /// Writes a struct sockaddr.
    ///
    /// @return its length
    static int putSockaddr(SocketAddress address, MemorySegment target, long offset) {
        return SockaddrCodec.encode(address, target.asSlice(offset, SOCKADDR_STORAGE));
    }

    /// An address without a port, as a struct sockaddr_storage.
    static void putStorage(InetAddress host, MemorySegment target, long offset) {
        IpSocketAddress address =
                host instanceof Inet4Address inet4
                        ? new Inet4SocketAddress(inet4, 0)
                        : new Inet6SocketAddress((Inet6Address) host, 0, 0, 0);
        putSockaddr(address, target, offset);
    }

    static InetAddress storage(MemorySegment value, long offset) {
        return sockaddr(value, offset, SOCKADDR_STORAGE) instanceof IpSocketAddress address
                ? address.host()
                : host(new byte[4]); // AF_UNSPEC is no address
    }

    static Inet4Address literal4(String text) {
        if (SocketAddress.inet(text, 0).host() instanceof Inet4Address host) return host;
        throw new IllegalArgumentException("\"" + text + "\" is not an IPv4 address");
    }

    static Inet6Address literal6(String text) {
        if (SocketAddress.inet(text, 0).host() instanceof Inet6Address host) return host;
        throw new IllegalArgumentException("\"" + text + "\" is not an IPv6 address");
    }

    static IpSocketAddress inet(MemorySegment value, long offset) {
        if (sockaddr(value, offset, SOCKADDR_STORAGE) instanceof IpSocketAddress address)
            return address;
        throw new IllegalArgumentException("an option value has no IP address where one belongs");
    }

    static Bytes bytes(MemorySegment value, long offset, int length) {
        return Bytes.of(value.asSlice(offset, length).toArray(BYTE));
    }

    static void putBytes(Bytes bytes, MemorySegment target, long offset) {
        MemorySegment.copy(bytes.toArray(), 0, target, BYTE, offset, bytes.length());
    }

    static OptionalInt optionalByte(boolean present, MemorySegment value, long offset) {
        return present ? OptionalInt.of(unsignedByte(value, offset)) : OptionalInt.empty();
    }
}
