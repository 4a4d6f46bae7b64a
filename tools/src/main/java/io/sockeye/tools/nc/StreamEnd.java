package io.sockeye.tools.nc;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpProtocol;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.option.TcpState;
import io.sockeye.tls.TlsSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A stream: TCP, a Unix stream, VSOCK, or TLS over one of them.
///
/// @param below the one that carries TLS; without it the connection itself
record StreamEnd(Connection connection, Connection below, String name) implements End {
    private static final int POLL_MILLIS = 2;

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
        while (data.hasRemaining()) connection.send(data);
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
    public Optional<Duration> silence(Optional<Duration> said) {
        return Optional.empty();
    }

    /// TLS says no close_notify then, and TCP a reset instead of a FIN: what has come is not whole. Unix sockets have no word for it.
    @Override
    public void cut(Duration patience) throws IOException {
        if (connection instanceof TlsSocket) {
            below.close();
        } else if (connection instanceof Socket socket && Ends.isOfNetwork(socket)) {
            awaitTaken(socket, System.nanoTime() + patience.toNanos());
            socket.set(SocketOptions.SO_LINGER, Linger.of(Duration.ZERO));
        }
    }

    /// A reset throws away what waits to be sent, and no event tells that nothing does any more.
    private static void awaitTaken(Socket socket, long deadline) throws IOException {
        try {
            while (isSending(socket) && System.nanoTime() < deadline) Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isSending(Socket socket) throws IOException {
        if (!socket.protocol().equals(IpProtocol.IPPROTO_TCP)) return false;
        var info = socket.get(TcpOptions.TCP_INFO);
        // What a reset has thrown away the kernel goes on counting.
        if (info.state().equals(TcpState.TCP_CLOSE)) return false;
        return info.notSentBytes() > 0 || info.unacknowledged() > 0;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
