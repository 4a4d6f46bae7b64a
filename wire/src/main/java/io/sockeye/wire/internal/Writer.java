package io.sockeye.wire.internal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes a packet into a part of a buffer, in network order, whatever order the buffer has.
public final class Writer {
    private Writer() {}

    /// Takes the next bytes of a buffer, whose position moves behind them.
    ///
    /// @param target the buffer
    /// @param length how many
    /// @return a view of them in network order, at its beginning
    /// @throws BufferOverflowException if there are fewer
    public static ByteBuffer part(ByteBuffer target, int length) {
        if (target.remaining() < length) throw new BufferOverflowException();
        var part = target.slice(target.position(), length).order(ByteOrder.BIG_ENDIAN);
        target.position(target.position() + length);
        return part;
    }
}
