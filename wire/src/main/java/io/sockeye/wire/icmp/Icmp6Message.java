package io.sockeye.wire.icmp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/// A message of ICMPv6, RFC 4443 and RFC 4861.
///
/// Its checksum protects the addresses around it, too. The kernel computes it for sockets of IPPROTO_ICMPV6 and checks it: [#write]
/// leaves 0 there, and [#parse(ByteBuffer)] does not look. Whoever sends and receives frames gives both addresses.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface Icmp6Message extends Packet
        permits EchoRequest6, EchoReply6, Icmp6Error, NeighbourDiscovery, OpaqueIcmp6 {
    /// The number of the protocol in an IPv6 header.
    int IPPROTO_ICMPV6 = 58;

    /// Reads a message without looking at its checksum.
    ///
    /// @param data the whole message
    /// @return the message
    /// @throws MalformedPacketException if it is cut short, or an option in it has no length that its type has
    static Icmp6Message parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("ICMPv6", data);
        int type = cursor.u8();
        int code = cursor.u8();
        cursor.skip(2);
        if (type >= Echo.INFORMATIONAL)
            return code == 0
                    ? informational(type, cursor)
                    : new OpaqueIcmp6(type, code, cursor.rest());
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

    /// Reads a message that is no error. Those that we know have no other code than 0.
    private static Icmp6Message informational(int type, Cursor cursor)
            throws MalformedPacketException {
        return switch (type) {
            case EchoRequest6.TYPE -> new EchoRequest6(cursor.u16(), cursor.u16(), cursor.rest());
            case EchoReply6.TYPE -> new EchoReply6(cursor.u16(), cursor.u16(), cursor.rest());
            case RouterSolicitation.TYPE -> {
                cursor.skip(4);
                yield new RouterSolicitation(Neighbours.options(cursor));
            }
            case RouterAdvertisement.TYPE ->
                    new RouterAdvertisement(
                            cursor.u8(),
                            cursor.u8(),
                            cursor.u16(),
                            cursor.u32(),
                            cursor.u32(),
                            Neighbours.options(cursor));
            case NeighbourSolicitation.TYPE -> {
                cursor.skip(4);
                yield new NeighbourSolicitation(Hosts.inet6(cursor), Neighbours.options(cursor));
            }
            case NeighbourAdvertisement.TYPE ->
                    NeighbourAdvertisement.of(
                            cursor.s32(), Hosts.inet6(cursor), Neighbours.options(cursor));
            case Redirect6.TYPE -> {
                cursor.skip(4);
                yield new Redirect6(
                        Hosts.inet6(cursor), Hosts.inet6(cursor), Neighbours.options(cursor));
            }
            default -> new OpaqueIcmp6(type, 0, cursor.rest());
        };
    }

    /// Reads a message whose checksum must be right.
    ///
    /// @param data the whole message
    /// @param source the address of the sender
    /// @param destination the address of the receiver
    /// @return the message
    /// @throws MalformedPacketException if it is cut short or wrong, or its checksum is
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
                        source, destination, IPPROTO_ICMPV6, data.remaining());
        return InternetChecksum.sum(data, header);
    }
}
