package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// How large segments may be that the sender of this one receives: RFC 9293 section 3.7.1. It stands in a SYN.
///
/// @param size of the payload in bytes, 0 to 65535
public record MaximumSegmentSize(int size) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 2;

    private static final int LENGTH = 4;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 16 bits; the message names the value
    public MaximumSegmentSize {
        Range.check("segment size", size, 65535);
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Options.begin(this, target).putShort((short) size);
    }

    /// Answers the size.
    ///
    /// @return such as `mss 1460`
    @Override
    public String toString() {
        return "mss " + size;
    }
}
