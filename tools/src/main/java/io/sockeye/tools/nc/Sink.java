package io.sockeye.tools.nc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A stream that takes arrays.
abstract class Sink implements WritableByteChannel {
    abstract void put(byte[] bytes) throws IOException;

    @Override
    public int write(ByteBuffer data) throws IOException {
        var bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        put(bytes);
        data.position(data.limit()); // what has failed has not gone
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
