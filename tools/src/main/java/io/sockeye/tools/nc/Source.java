package io.sockeye.tools.nc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// A stream that gives arrays, in pieces as large as the room: [Channels] has smaller ones. One reads at a time.
final class Source implements ReadableByteChannel {
    private final InputStream in;
    private byte[] piece = {};

    Source(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        if (piece.length < room.remaining()) piece = new byte[room.remaining()];
        int count = in.read(piece, 0, room.remaining());
        if (count > 0) room.put(piece, 0, count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
