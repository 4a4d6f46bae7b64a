package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// An option of neighbour discovery that has no record of its own.
///
/// @param type 0 to 255
/// @param data what follows the length: 8 bytes times something less two, 2038 at the most
public record OpaqueNeighbourOption(int type, ByteBuffer data) implements NeighbourOption {
    private static final int HEADER = 2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit, or the data do not fill words of eight bytes; the message names the value
    public OpaqueNeighbourOption {
        Range.check("type", type, 255);
        data = body(data);
    }

    /// What follows type and length.
    static ByteBuffer body(ByteBuffer data) {
        int length = data.remaining();
        Range.check("length of the option", length, 255 * 8 - HEADER);
        if (length % 8 != 8 - HEADER)
            throw new IllegalArgumentException(length + " bytes do not end with a word of eight");
        return data.slice().asReadOnlyBuffer();
    }

    /// What follows the length.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.option(type, length(), target).put(data.duplicate());
    }

    /// Answers type and size.
    ///
    /// @return such as `option 24, 14 bytes`
    @Override
    public String toString() {
        return "option %d, %s".formatted(type, Text.size(data));
    }
}
