package io.sockeye.wire.internal;

import io.sockeye.wire.Packet;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

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

    /// How many bytes packets have together.
    ///
    /// @param packets any
    /// @return the sum of their lengths
    public static int length(List<? extends Packet> packets) {
        int length = 0;
        for (var packet : packets) length += packet.length();
        return length;
    }
}
