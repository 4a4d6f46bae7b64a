package io.sockeye.wire.icmp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import java.nio.ByteBuffer;

/// A message of ICMP, RFC 792: what is inside an IPv4 packet of IPPROTO_ICMP. A raw socket answers with the packet around it.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface IcmpMessage extends Packet
        permits EchoRequest, EchoReply, IcmpError, OpaqueIcmp {
    /// Reads a message. Its checksum must be right.
    ///
    /// @param data the whole message
    /// @return the message
    /// @throws MalformedPacketException if it is cut short or its checksum is wrong
    static IcmpMessage parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("ICMP", data);
        int type = cursor.u8();
        int code = cursor.u8();
        cursor.skip(2);
        if (!InternetChecksum.isRight(data))
            throw new MalformedPacketException("ICMP", 2, "the checksum is wrong");
        if (code == 0 && type == EchoRequest.TYPE)
            return new EchoRequest(cursor.u16(), cursor.u16(), cursor.rest());
        if (code == 0 && type == EchoReply.TYPE)
            return new EchoReply(cursor.u16(), cursor.u16(), cursor.rest());
        return switch (type) {
            case DestinationUnreachable.TYPE -> {
                cursor.skip(1);
                int words = cursor.u8();
                int mtu = cursor.u16();
                var quote = Quote.of(cursor, words, Quote.WORD4);
                yield new DestinationUnreachable(code, mtu, quote.packet(), quote.extensions());
            }
            case TimeExceeded.TYPE -> {
                cursor.skip(1);
                int words = cursor.u8();
                cursor.skip(2);
                var quote = Quote.of(cursor, words, Quote.WORD4);
                yield new TimeExceeded(code, quote.packet(), quote.extensions());
            }
            case ParameterProblem.TYPE -> {
                int pointer = cursor.u8();
                int words = cursor.u8();
                cursor.skip(2);
                var quote = Quote.of(cursor, words, Quote.WORD4);
                yield new ParameterProblem(code, pointer, quote.packet(), quote.extensions());
            }
            case Redirect.TYPE -> new Redirect(code, Hosts.inet4(cursor), cursor.rest());
            default -> new OpaqueIcmp(type, code, cursor.rest());
        };
    }
}
