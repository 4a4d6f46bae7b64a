package io.sockeye.wire.ip;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// By which nodes a packet shall go: the routing header of IPv6, RFC 8200 section 4.4. Until no segment is left, the destination of the packet is the
/// next of these nodes, and the checksums inside are made with the last.
///
/// @param nextHeader what follows it, 0 to 255
/// @param type 0 to 255: 4 segment routing (RFC 8754), 2 mobility, 3 RPL; 0 is forbidden (RFC 5095)
/// @param segmentsLeft how many nodes are still to come, 0 to 255
/// @param data what the type means by it: 4 bytes and a multiple of 8, 2044 at the most
public record RoutingHeader(int nextHeader, int type, int segmentsLeft, ByteBuffer data)
        implements ExtensionHeader {
    /// Its own number.
    public static final int NUMBER = 43;

    private static final int HEADER = 4;
    private static final int WORD = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the data do not fill the header; the message names the value
    public RoutingHeader {
        Range.check("next header", nextHeader, 255);
        Range.check("type", type, 255);
        Range.check("segments left", segmentsLeft, 255);
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the data", data.remaining(), 256 * WORD - HEADER);
        if (data.remaining() % WORD != WORD - HEADER)
            throw new IllegalArgumentException(
                    "data of %d bytes do not end with a word of eight".formatted(data.remaining()));
    }

    /// What the type means by it.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public int length() {
        return HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .put((byte) nextHeader)
                .put((byte) (length() / WORD - 1))
                .put((byte) type)
                .put((byte) segmentsLeft)
                .put(data.duplicate());
    }

    /// Answers type, segments and size.
    ///
    /// @return such as `routing type 4, 1 segments left, 36 bytes`
    @Override
    public String toString() {
        return "routing type %d, %d segments left, %s"
                .formatted(type, segmentsLeft, Text.size(data));
    }
}
