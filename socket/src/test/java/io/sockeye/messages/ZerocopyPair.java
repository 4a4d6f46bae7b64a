package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_ZEROCOPY;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_ZEROCOPY;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Two ends of TCP, of which the near one sends with MSG_ZEROCOPY.
record ZerocopyPair(Socket near, Socket far) implements Closeable {
    private static final ByteBuffer MEMORY = ByteBuffer.allocateDirect(100_000);

    static ZerocopyPair open() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM).set(SO_ZEROCOPY, true);
            return new ZerocopyPair(near.connect(listener.localAddress()), listener.accept());
        }
    }

    void send(int size) throws IOException {
        near.send(MEMORY.duplicate().limit(size), MSG_ZEROCOPY);
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
