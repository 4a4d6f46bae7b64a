package io.sockeye.wire.tcp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// What an error of ICMP quotes of a segment in any case: eight bytes, the least that every router gives back (RFC 792).
///
/// @param sourcePort of the segment that did not arrive, 0 to 65535
/// @param destinationPort 0 to 65535
/// @param sequence 32 bits unsigned: whoever did not see the segment does not know it
public record QuotedTcp(int sourcePort, int destinationPort, long sequence) implements Packet {
    private static final int LENGTH = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public QuotedTcp {
        Range.check("source port", sourcePort, 65535);
        Range.check("destination port", destinationPort, 65535);
        Range.check("sequence", sequence, 0xffff_ffffL);
    }

    /// Reads the beginning of a segment.
    ///
    /// @param data from the first byte of the segment; what follows the eighth is left out
    /// @return its numbers
    /// @throws MalformedPacketException if there are fewer than eight bytes
    public static QuotedTcp parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(TcpSegment.NAME, data);
        return new QuotedTcp(cursor.u16(), cursor.u16(), cursor.u32());
    }

    /// How many bytes [#write] puts.
    ///
    /// @return 8
    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, LENGTH)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putInt((int) sequence);
    }

    /// Answers ports and sequence.
    ///
    /// @return such as `TCP 40000 > 80, seq 1`
    @Override
    public String toString() {
        return "TCP %d > %d, seq %d".formatted(sourcePort, destinationPort, sequence);
    }
}
