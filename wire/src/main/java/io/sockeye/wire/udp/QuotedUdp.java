package io.sockeye.wire.udp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// The header of a datagram as an error of ICMP quotes it: eight bytes, the least that every router gives back (RFC 792).
///
/// @param sourcePort of the datagram that did not arrive, 0 to 65535
/// @param destinationPort 0 to 65535
/// @param declaredLength that it says, with its header, 0 to 65535
/// @param checksum as it was sent, unless someone on the way has translated addresses, 0 to 65535; it tells one probe from another
public record QuotedUdp(int sourcePort, int destinationPort, int declaredLength, int checksum)
        implements Packet {
    private static final int HEADER = UdpDatagram.HEADER;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
    public QuotedUdp {
        Range.check("source port", sourcePort, 65535);
        Range.check("destination port", destinationPort, 65535);
        Range.check("length", declaredLength, 65535);
        Range.check("checksum", checksum, 65535);
    }

    /// Reads a header.
    ///
    /// @param data from the first byte of the header; what follows it is left out
    /// @return the header
    /// @throws MalformedPacketException if there are fewer than eight bytes
    public static QuotedUdp parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(UdpDatagram.NAME, data);
        return new QuotedUdp(cursor.u16(), cursor.u16(), cursor.u16(), cursor.u16());
    }

    /// How many bytes [#write] puts.
    ///
    /// @return 8
    @Override
    public int length() {
        return HEADER;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, HEADER)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putShort((short) declaredLength)
                .putShort((short) checksum);
    }

    /// Answers ports and length.
    ///
    /// @return such as `UDP 40000 > 33434, length 40`
    @Override
    public String toString() {
        return "UDP %d > %d, length %d".formatted(sourcePort, destinationPort, declaredLength);
    }
}
