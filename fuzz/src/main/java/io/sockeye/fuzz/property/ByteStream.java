package io.sockeye.fuzz.property;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A connection whose peer has sent some bytes, which come in pieces, and keeps what it is sent.
public final class ByteStream extends Scripted {
    private final byte[] data;
    private final int piece;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int at;

    /// A peer that sends no more than these bytes, and reads nothing.
    ///
    /// @param data all that comes
    /// @param piece how much of it at once, at the most
    public ByteStream(byte[] data, int piece) {
        this.data = data;
        this.piece = piece;
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    @Override
    public int recvInto(MemorySegment room) {
        int count = (int) Math.min(Math.min(piece, room.byteSize()), data.length - at);
        MemorySegment.copy(data, at, room, ValueLayout.JAVA_BYTE, 0, count);
        at += count;
        return count;
    }

    @Override
    public void sendAll(MemorySegment all) {
        sent.writeBytes(all.toArray(ValueLayout.JAVA_BYTE));
    }
}
