package io.sockeye.wire.icmp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// The header of an echo of either version as an error quotes it: eight bytes, the least that every router gives back (RFC 792). The parsers of whole
/// messages refuse it, for its checksum is over bytes that are not there.
///
/// @param type that of [EchoRequest], [EchoReply], [EchoRequest6] or [EchoReply6]
/// @param checksum as it was sent, 0 to 65535
/// @param identifier which program asked, 0 to 65535
/// @param sequence which question it was, 0 to 65535
public record QuotedEcho(int type, int checksum, int identifier, int sequence) implements Packet {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type is another, or a number does not fit 16 bits; the message names the value
    public QuotedEcho {
        if (!isEcho(type)) throw new IllegalArgumentException("type " + type + " is no echo");
        Range.check("checksum", checksum, 65535);
        Range.check("identifier", identifier, 65535);
        Range.check("sequence", sequence, 65535);
    }

    private static boolean isEcho(int type) {
        return switch (type) {
            case EchoRequest.TYPE, EchoReply.TYPE, EchoRequest6.TYPE, EchoReply6.TYPE -> true;
            default -> false;
        };
    }

    /// Reads a header.
    ///
    /// @param data from the first byte of the header; what follows it is left out
    /// @return the header
    /// @throws MalformedPacketException if there are fewer than eight bytes, or it is that of another message
    public static QuotedEcho parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("quoted echo", data);
        int type = cursor.u8();
        int code = cursor.u8();
        if (!isEcho(type) || code != 0)
            throw cursor.malformed("type " + type + " code " + code + " is no echo");
        return new QuotedEcho(type, cursor.u16(), cursor.u16(), cursor.u16());
    }

    /// How many bytes [#write] puts.
    ///
    /// @return 8
    @Override
    public int length() {
        return Echo.HEADER;
    }

    /// Writes the header with the checksum that it has.
    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, Echo.HEADER)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) checksum)
                .putShort((short) identifier)
                .putShort((short) sequence);
    }

    /// Answers version, direction, identifier and sequence.
    ///
    /// @return such as `ICMPv6 echo request id 7 seq 1`
    @Override
    public String toString() {
        return "%s echo %s id %d seq %d"
                .formatted(
                        type >= Echo.INFORMATIONAL ? "ICMPv6" : "ICMP",
                        type == EchoRequest.TYPE || type == EchoRequest6.TYPE ? "request" : "reply",
                        identifier,
                        sequence);
    }
}
