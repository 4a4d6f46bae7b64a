package io.sockeye;

import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Streams;
import java.io.IOException;

/// What the streams of a socket stand upon.
record SocketHalves(Socket socket) implements Streams.Halves {
    @Override
    public void require() {
        socket.requireWaiting();
    }

    @Override
    public int receive(byte[] target, int offset, int length) throws IOException {
        return socket.recvInto(target, offset, length);
    }

    @Override
    public void sendAll(byte[] source, int offset, int length) throws IOException {
        socket.sendAll(source, offset, length);
    }

    @Override
    public void shutdown(Direction half) throws IOException {
        socket.shutdownIfConnected(half == Direction.READ ? Shutdown.SHUT_RD : Shutdown.SHUT_WR);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
