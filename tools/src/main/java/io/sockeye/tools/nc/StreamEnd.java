package io.sockeye.tools.nc;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tls.TlsSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A stream: TCP, a Unix stream, VSOCK, or TLS over one of them.
///
/// @param below the one that carries TLS; without it the connection itself
record StreamEnd(Connection connection, Connection below, String name) implements End {
    /// One without TLS.
    StreamEnd(Connection connection, String name) {
        this(connection, connection, name);
    }

    @Override
    public int receive(ByteBuffer room) throws IOException {
        int count = connection.recvInto(room);
        return count == 0 ? OVER : count;
    }

    @Override
    public void send(ByteBuffer data) throws IOException {
        connection.sendAll(data);
    }

    @Override
    public void endOutput() throws IOException {
        try {
            connection.shutdown(Shutdown.SHUT_WR);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOTCONN)) throw e; // the peer has gone
        }
    }

    @Override
    public Optional<Socket> plain() {
        return connection instanceof Socket socket ? Optional.of(socket) : Optional.empty();
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public boolean tellsEnd() {
        return true;
    }

    /// TLS says no close_notify then: what has come is not whole.
    @Override
    public void cut() throws IOException {
        if (connection instanceof TlsSocket) below.close();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
