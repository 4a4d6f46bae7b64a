package io.sockeye.wire.icmp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/// A message of ICMPv6, RFC 4443.
///
/// Its checksum protects the addresses around it, too. The kernel computes it for sockets of IPPROTO_ICMPV6 and checks it: [#write]
/// leaves 0 there, and [#parse(ByteBuffer)] does not look. Whoever sends and receives frames gives both addresses.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface Icmp6Message extends Packet
        permits EchoRequest6, EchoReply6, Icmp6Error, OpaqueIcmp6 {
    /// The number of the protocol in an IPv6 header.
    int IPPROTO_ICMPV6 = 58;

    /// Reads a message without looking at its checksum.
    ///
    /// @param data the whole message
    /// @return the message
    /// @throws MalformedPacketException if it is cut short
    static Icmp6Message parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("ICMPv6", data);
        int type = cursor.u8();
        int code = cursor.u8();
        cursor.skip(2);
        if (code == 0 && type == EchoRequest6.TYPE)
            return new EchoRequest6(cursor.u16(), cursor.u16(), cursor.rest());
        if (code == 0 && type == EchoReply6.TYPE)
            return new EchoReply6(cursor.u16(), cursor.u16(), cursor.rest());
        return switch (type) {
            case DestinationUnreachable6.TYPE -> {
                int words = cursor.u8();
                cursor.skip(3);
                var quote = Quote.of(cursor, words, Quote.WORD6);
                yield new DestinationUnreachable6(code, quote.packet(), quote.extensions());
            }
            case PacketTooBig6.TYPE -> new PacketTooBig6(code, cursor.u32(), cursor.rest());
            case TimeExceeded6.TYPE -> {
                int words = cursor.u8();
                cursor.skip(3);
                var quote = Quote.of(cursor, words, Quote.WORD6);
                yield new TimeExceeded6(code, quote.packet(), quote.extensions());
            }
            case ParameterProblem6.TYPE -> new ParameterProblem6(code, cursor.u32(), cursor.rest());
            default -> new OpaqueIcmp6(type, code, cursor.rest());
        };
    }

    /// Reads a message whose checksum must be right.
    ///
    /// @param data the whole message
    /// @param source the address of the sender
    /// @param destination the address of the receiver
    /// @return the message
    /// @throws MalformedPacketException if it is cut short or its checksum is wrong
    static Icmp6Message parse(ByteBuffer data, Inet6Address source, Inet6Address destination)
            throws MalformedPacketException {
        var message = parse(data);
        if (sum(data, source, destination) != 0xffff)
            throw new MalformedPacketException("ICMPv6", 2, "the checksum is wrong");
        return message;
    }

    /// The message with its checksum.
    ///
    /// @param source the address of the sender
    /// @param destination the address of the receiver
    /// @return the bytes, the caller's
    default byte[] toBytes(Inet6Address source, Inet6Address destination) {
        var bytes = toBytes();
        int checksum = InternetChecksum.of(sum(ByteBuffer.wrap(bytes), source, destination));
        bytes[2] = (byte) (checksum >> 8);
        bytes[3] = (byte) checksum;
        return bytes;
    }

    private static int sum(ByteBuffer data, Inet6Address source, Inet6Address destination) {
        int header =
                InternetChecksum.pseudoHeader(
                        ByteBuffer.wrap(source.getAddress()),
                        ByteBuffer.wrap(destination.getAddress()),
                        IPPROTO_ICMPV6,
                        data.remaining());
        return InternetChecksum.sum(data, header);
    }
}
