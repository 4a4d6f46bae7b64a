package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Streams;
import java.io.IOException;

/// What the streams of a connection stand upon.
///
/// @param waiting what has come and was not received yet
record ConnectionHalves(Connection connection, Waiting waiting) implements Streams.Halves {
    /// What has come.
    @FunctionalInterface
    interface Waiting {
        /// @return how many bytes there are, or fewer
        int bytes() throws IOException;
    }

    /// It waits in every mode.
    @Override
    public void require() {}

    @Override
    public int receive(byte[] target, int offset, int length) throws IOException {
        return connection.recvInto(target, offset, length);
    }

    @Override
    public int available() throws IOException {
        return waiting.bytes();
    }

    @Override
    public void sendAll(byte[] source, int offset, int length) throws IOException {
        connection.sendAll(source, offset, length);
    }

    @Override
    public void shutdown(Direction half) throws IOException {
        if (!connection.isOpen()) return;
        connection.shutdown(half == Direction.READ ? Shutdown.SHUT_RD : Shutdown.SHUT_WR);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
