package io.sockeye.bench.contender;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A read that would block, with NIO: `direct|heap`.
public final class NioWouldBlock {
    private static final int SIZE = 64;

    private NioWouldBlock() {}

    public static void main(String[] args) throws IOException {
        var pair = NioPair.tcp();
        var channel = pair.far();
        channel.configureBlocking(false);
        var data =
                args[0].equals("direct")
                        ? ByteBuffer.allocateDirect(SIZE)
                        : ByteBuffer.allocate(SIZE);
        Rounds.serve(() -> {
            int count = channel.read(data);
            if (count != 0) throw new IllegalStateException("received " + count);
        });
    }
}
