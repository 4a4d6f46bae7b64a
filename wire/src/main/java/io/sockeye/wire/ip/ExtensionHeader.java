package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;

/// A header between that of IP and what the packet carries: RFC 8200 section 4. Its own number stands in the header before it.
///
/// [UpperLayer] walks through them. What encrypts (ESP, 50) hides all that follows and is none of them.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface ExtensionHeader extends Packet
        permits HopByHopOptions,
                RoutingHeader,
                FragmentHeader,
                AuthenticationHeader,
                DestinationOptions,
                OpaqueExtensionHeader {
    /// Its own number, as the header before it has it.
    ///
    /// @return 0 to 255
    int number();

    /// What follows it.
    ///
    /// @return the number of another header, or of the protocol that the packet carries, 0 to 255; 59 if nothing follows
    int nextHeader();

    /// Whether a number is that of an extension header: IANA's "IPv6 Extension Header Types" but for ESP and those for experiments.
    ///
    /// @param number 0 to 255
    /// @return whether [#parse] reads it
    static boolean isOne(int number) {
        return switch (number) {
            case HopByHopOptions.NUMBER,
                    RoutingHeader.NUMBER,
                    FragmentHeader.NUMBER,
                    AuthenticationHeader.NUMBER,
                    DestinationOptions.NUMBER ->
                    true;
            default -> OpaqueExtensionHeader.isOne(number);
        };
    }

    /// Reads one header.
    ///
    /// @param number which one it is, from the header before it
    /// @param data from its first byte; what follows its declared length is left out
    /// @return the header, whose [#length] says where the next begins
    /// @throws MalformedPacketException if it is cut short, its lengths contradict each other, or the number is that of no such header
    static ExtensionHeader parse(int number, ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("IP extension header " + number, data);
        if (!isOne(number))
            throw cursor.malformed("protocol " + number + " is no extension header");
        int next = cursor.u8();
        return switch (number) {
            case HopByHopOptions.NUMBER -> new HopByHopOptions(next, Ip6Option.read(body(cursor)));
            case RoutingHeader.NUMBER -> {
                var body = body(cursor);
                yield new RoutingHeader(next, body.u8(), body.u8(), body.rest());
            }
            case FragmentHeader.NUMBER -> {
                cursor.skip(1);
                int field = cursor.u16();
                yield new FragmentHeader(next, field & 0xfff8, (field & 1) != 0, cursor.u32());
            }
            case AuthenticationHeader.NUMBER -> {
                // In words of four bytes, two of them not counted.
                int words = cursor.u8();
                if (words == 0) throw cursor.malformed("a header of 8 bytes");
                var body = cursor.part("AH", words * 4 + 6);
                body.skip(2);
                yield new AuthenticationHeader(next, body.u32(), body.u32(), body.rest());
            }
            case DestinationOptions.NUMBER ->
                    new DestinationOptions(next, Ip6Option.read(body(cursor)));
            default -> new OpaqueExtensionHeader(number, next, body(cursor).rest());
        };
    }

    /// What follows the length in a header that counts in words of eight bytes, the first not counted.
    private static Cursor body(Cursor cursor) throws MalformedPacketException {
        int words = cursor.u8();
        return cursor.part("IP extension header", words * 8 + 6);
    }
}
