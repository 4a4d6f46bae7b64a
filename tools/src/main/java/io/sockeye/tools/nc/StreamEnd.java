package io.sockeye.tools.nc;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A stream: TCP, a Unix stream, VSOCK, or TLS over one of them.
record StreamEnd(Connection connection, String name) implements End {
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

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
