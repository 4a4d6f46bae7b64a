package io.sockeye.tools.nc;

import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.tls.TlsServer;
import io.sockeye.tools.cli.SocketFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A listener that is open, and what it makes of those who come.
///
/// @param path to be deleted at the end
record Listening(Socket socket, Optional<TlsServer> tls, Optional<Path> path, String name)
        implements Closeable {
    /// Opens one.
    static Listening open(Endpoint.Listener endpoint, Dialer dialer, Events events)
            throws IOException {
        return switch (endpoint) {
            case Endpoint.TcpListen(var host, var port) ->
                    of(stream(dialer.resolve(host, port, SOCK_STREAM)), Optional.empty(), "tcp:");
            case Endpoint.TlsListen(var host, var port) -> {
                var server = dialer.security().server(events);
                dialer.patience().ifPresent(server::handshakeTimeout);
                var address = dialer.resolve(host, port, SOCK_STREAM);
                yield of(stream(address), Optional.of(server), "tls:");
            }
            case Endpoint.VsockListen(var port) ->
                    of(
                            stream(new VsockSocketAddress(VsockSocketAddress.VMADDR_CID_ANY, port)),
                            Optional.empty(),
                            "");
            case Endpoint.UnixListen(var kind, var address) -> unix(kind, address);
            case Endpoint.UdpListen udp -> throw new IllegalStateException(udp + " accepts nobody");
        };
    }

    private static Socket stream(SocketAddress address) throws IOException {
        return Socket.createServer(address, ListenOptions.defaults());
    }

    private static Listening of(Socket socket, Optional<TlsServer> tls, String kind)
            throws IOException {
        return new Listening(socket, tls, Optional.empty(), kind + socket.localAddress());
    }

    private static Listening unix(UnixKind kind, UnixSocketAddress address) throws IOException {
        var socket = SocketFile.listen(address, kind.type());
        return new Listening(socket, Optional.empty(), SocketFile.of(address), kind.name(address));
    }

    /// Waits for the next one.
    Socket accept() throws IOException {
        return socket.accept();
    }

    /// Of a socket that was accepted: with TLS the handshake is here.
    End end(Socket accepted) throws IOException {
        if (!accepted.type().equals(SOCK_STREAM)) return new MessageEnd(accepted, name, true);
        var from = "from " + accepted.peerAddress();
        var connection = tls.isPresent() ? tls.get().wrap(accepted) : accepted;
        return new StreamEnd(connection, accepted, from);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        if (path.isPresent()) Files.deleteIfExists(path.get());
    }
}
