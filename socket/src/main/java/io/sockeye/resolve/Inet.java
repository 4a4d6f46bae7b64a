package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.address.AddressFamily;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.sys.ArpaInet;
import io.sockeye.internal.sys.NetinetIn;

/// C's own words for the bytes of IP addresses and for network byte order: `<arpa/inet.h>`, inet(3), inet_pton(3), byteorder(3).
///
/// The C library reads and writes the texts, so that they are what every other program of the machine takes them for. For whole
/// addresses there is [io.sockeye.address.SocketAddress#inet(String, int)], which knows one form of each.
public final class Inet {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MAX_SHORT = 0xffff;
    private static final long MAX_LONG = 0xffff_ffffL;

    private Inet() {}

    /// Reads an IPv4 address in any of C's forms: one to four numbers, decimal, octal behind 0, hexadecimal behind 0x, of which the
    /// last fills what is left; what follows white space is not looked at. inet_aton(3).
    ///
    /// @param text "127.0.0.1", "127.1", "0x7f.1", "2130706433"
    /// @return 4 bytes
    /// @throws IllegalArgumentException if it is no such text; the message shows it
    public static byte[] inetAton(String text) {
        NameService.requireText("address", text);
        try (var arena = NativeMemory.confined()) {
            var address = arena.allocate(IPV4);
            if (ArpaInet.inetAton(arena.allocate(8, 8), arena.allocateFrom(text), address) == 0)
                throw new IllegalArgumentException("\"" + text + "\" is no IPv4 address");
            return address.toArray(JAVA_BYTE);
        }
    }

    /// Writes an IPv4 address as four decimal numbers: inet_ntoa(3).
    ///
    /// @param address 4 bytes
    /// @return "127.0.0.1"
    /// @throws IllegalArgumentException if there are more or fewer; the message says how many
    public static String inetNtoa(byte[] address) {
        return inetNtop(AF_INET, address);
    }

    /// Reads an address in the one form of its family: four decimal numbers without leading zeros, or RFC 4291's groups, without a
    /// scope. inet_pton(3).
    ///
    /// @param family AF_INET or AF_INET6
    /// @param text "127.0.0.1", "::1"
    /// @return 4 or 16 bytes
    /// @throws IllegalArgumentException if it is no such text, or the family another; the message shows it
    public static byte[] inetPton(AddressFamily family, String text) {
        int length = length(family);
        NameService.requireText("address", text);
        try (var arena = NativeMemory.confined()) {
            var address = arena.allocate(length);
            var source = arena.allocateFrom(text);
            if (ArpaInet.inetPton(arena.allocate(8, 8), family.number(), source, address) != 1)
                throw new IllegalArgumentException("\"" + text + "\" is no address of " + family);
            return address.toArray(JAVA_BYTE);
        }
    }

    /// Writes an address: inet_ntop(3).
    ///
    /// @param family AF_INET or AF_INET6
    /// @param address 4 or 16 bytes
    /// @return "127.0.0.1", "::1"
    /// @throws IllegalArgumentException if there are more or fewer bytes, or the family is another; the message says which
    public static String inetNtop(AddressFamily family, byte[] address) {
        int length = length(family);
        if (address.length != length)
            throw new IllegalArgumentException(
                    "an address of %s has %d bytes, not %d"
                            .formatted(family, length, address.length));
        try (var arena = NativeMemory.confined()) {
            var source = arena.allocateFrom(JAVA_BYTE, address);
            var text = arena.allocate(NetinetIn.INET6_ADDRSTRLEN);
            long result = ArpaInet.inetNtop(arena.allocate(8, 8), family.number(), source, text);
            if (result < 0) throw new AssertionError("inet_ntop: errno " + -result);
            return text.getString(0);
        }
    }

    private static int length(AddressFamily family) {
        if (family.equals(AF_INET)) return IPV4;
        if (family.equals(AF_INET6)) return IPV6;
        throw new IllegalArgumentException(family + " is neither AF_INET nor AF_INET6");
    }

    // All machines that this library works on are little-endian.

    /// Turns 16 bits from the machine's byte order into that of the network: byteorder(3).
    ///
    /// @param host 0 to 65535
    /// @return the same bytes the other way round
    /// @throws IllegalArgumentException if the number is out of range; the message shows it
    public static int htons(int host) {
        if (host < 0 || host > MAX_SHORT)
            throw new IllegalArgumentException(host + " is outside 0.." + MAX_SHORT);
        return Short.toUnsignedInt(Short.reverseBytes((short) host));
    }

    /// Turns 16 bits from the network's byte order into that of the machine: byteorder(3).
    ///
    /// @param network 0 to 65535
    /// @return the same bytes the other way round
    /// @throws IllegalArgumentException if the number is out of range; the message shows it
    public static int ntohs(int network) {
        return htons(network);
    }

    /// Turns 32 bits from the machine's byte order into that of the network: byteorder(3).
    ///
    /// @param host 0 to 4294967295
    /// @return the same bytes the other way round
    /// @throws IllegalArgumentException if the number is out of range; the message shows it
    public static long htonl(long host) {
        if (host < 0 || host > MAX_LONG)
            throw new IllegalArgumentException(host + " is outside 0.." + MAX_LONG);
        return Integer.toUnsignedLong(Integer.reverseBytes((int) host));
    }

    /// Turns 32 bits from the network's byte order into that of the machine: byteorder(3).
    ///
    /// @param network 0 to 4294967295
    /// @return the same bytes the other way round
    /// @throws IllegalArgumentException if the number is out of range; the message shows it
    public static long ntohl(long network) {
        return htonl(network);
    }
}
