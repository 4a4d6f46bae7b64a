package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// An option of TCP that has no record of its own.
///
/// @param kind 2 to 255
/// @param data what follows kind and length, 0 to 253 bytes; in a header 38 have room
public record OpaqueTcpOption(int kind, ByteBuffer data) implements TcpOption {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the kind does not fit, has no data, or there are too many; the message names the value
    public OpaqueTcpOption {
        Range.check("kind", kind, 255);
        if (kind <= NoOperation.KIND)
            throw new IllegalArgumentException("kind " + kind + " is a byte alone");
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the option", data.remaining(), 255 - Options.HEADER);
    }

    /// What follows kind and length.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return Options.HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Options.begin(this, target).put(data.duplicate());
    }

    /// Answers kind and bytes.
    ///
    /// @return such as `option 254: 0102`
    @Override
    public String toString() {
        return "option " + kind + (data.hasRemaining() ? ": " + Text.hex(data, "") : "");
    }
}
