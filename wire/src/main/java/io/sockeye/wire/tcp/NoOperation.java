package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// Fills up between two options: a byte alone, RFC 9293 section 3.1.
public record NoOperation() implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 1;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, 1).put((byte) KIND);
    }

    /// Answers the name.
    ///
    /// @return `nop`
    @Override
    public String toString() {
        return "nop";
    }
}
