package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// By how many bits the windows of the sender are to be shifted: RFC 7323 section 2.2. It stands in a SYN.
///
/// @param shift 0 to 255; more than 14 count as 14
public record WindowScale(int shift) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 3;

    private static final int LENGTH = 3;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 8 bits; the message names the value
    public WindowScale {
        Range.check("shift", shift, 255);
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
        Options.begin(this, target).put((byte) shift);
    }

    /// Answers the shift.
    ///
    /// @return such as `wscale 7`
    @Override
    public String toString() {
        return "wscale " + shift;
    }
}
