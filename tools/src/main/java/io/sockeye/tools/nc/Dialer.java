package io.sockeye.tools.nc;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.ConnectOptions;
import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import io.sockeye.tools.cli.SocketFile;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Opens endpoints; those of this machine are [Local]'s.
///
/// @param patience how long a connection may take to come about; empty for as long as the kernel tries
/// @param proxy who connects for us
/// @param family of names that have addresses of both
record Dialer(
        Optional<Duration> patience,
        Optional<Proxy> proxy,
        AddressFamily family,
        Security security) {
    /// RFC 8305, section 5.
    private static final Duration STAGGER = Duration.ofMillis(250);

    interface Step<T> {
        T take() throws IOException;
    }

    /// What fails behind the opening of a thing closes it.
    static <T> T orClose(Closeable opened, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            try {
                opened.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /// Opens one that waits for nobody; listeners of streams are [Listening]'s.
    End open(Endpoint endpoint) throws IOException {
        return switch (endpoint) {
            case Endpoint.Tcp(var host, var port) -> stream(tcp(host, port), "tcp:");
            case Endpoint.Tls(var host, var port) -> {
                // What is wrong with it is seen before anybody is called.
                var client = security.client();
                patience.ifPresent(client::handshakeTimeout);
                var connection = tcp(host, port);
                var secure = client.wrap(connection, security.name().orElse(host));
                yield orClose(
                        secure,
                        () -> new StreamEnd(secure, connection, "tls:" + secure.peerAddress()));
            }
            case Endpoint.Udp(var host, var port) -> udp(host, port);
            case Endpoint.Unix(var kind, var address) -> unix(kind, address);
            case Endpoint.Vsock(var cid, var port) -> {
                var socket = Socket.open(AF_VSOCK, SOCK_STREAM);
                var peer = new VsockSocketAddress(cid, port);
                yield stream(connected(socket, peer), "");
            }
            case Endpoint.Stdio() -> Local.stdio(true);
            case Endpoint.Exec(var command) -> Exec.start(command);
            case Endpoint.File(var path) -> Local.source(path);
            case Endpoint.Inherited(var number) -> Local.inherited(number);
            case Endpoint.Listener listener ->
                    throw new IllegalStateException(listener + " waits for others");
        };
    }

    private static End stream(Connection connection, String kind) throws IOException {
        return orClose(
                connection, () -> new StreamEnd(connection, kind + connection.peerAddress()));
    }

    // ---- the network ----

    /// Through the proxy if there is one. The name is then its to resolve.
    Connection tcp(String host, int port) throws IOException {
        if (proxy.isEmpty()) return dial(host, port);
        var by = proxy.get();
        var connection = dial(by.host(), by.port());
        return orClose(
                connection,
                () -> {
                    patience.ifPresent(connection::timeout);
                    try {
                        by.ask(connection, host, port);
                    } catch (EOFException | SocketTimeoutException e) {
                        throw new EndpointException(
                                "the proxy " + by.place() + ": " + e.getMessage());
                    }
                    connection.blocking();
                    return connection;
                });
    }

    private Socket dial(String host, int port) throws IOException {
        // One that does not answer takes not all of the time.
        var options = ConnectOptions.defaults().stagger(STAGGER);
        // Addresses of the other family are passed over, and each of this one is tried.
        if (family.equals(AddressFamily.AF_INET))
            options = options.source(SocketAddress.parse("0.0.0.0:0"));
        if (family.equals(AddressFamily.AF_INET6))
            options = options.source(SocketAddress.parse("[::]:0"));
        if (patience.isPresent()) options = options.timeout(patience.get());
        return Socket.createConnection(host, port, options);
    }

    private Socket connected(Socket socket, SocketAddress address) throws IOException {
        return orClose(
                socket,
                () -> {
                    patience.ifPresent(socket::timeout);
                    return socket.connect(address).blocking();
                });
    }

    /// The first of its addresses.
    SocketAddress resolve(String host, int port, SocketType type) throws IOException {
        if (host.equals(Endpoint.LOOPBACK))
            return resolve(family.equals(AddressFamily.AF_INET6) ? "::1" : "127.0.0.1", port, type);
        var hints = Hints.any().type(type).family(family);
        return Resolver.resolve(host, port, hints).getFirst().address();
    }

    private End udp(String host, int port) throws IOException {
        var address = resolve(host, port, SOCK_DGRAM);
        var socket = Socket.open(address.family(), SOCK_DGRAM);
        return orClose(
                socket, () -> new MessageEnd(socket.connect(address), "udp:" + address, true));
    }

    /// Opens a listener of datagrams.
    MessageEnd bound(Endpoint.Listener listener) throws IOException {
        return switch (listener) {
            case Endpoint.UdpListen(var host, var port) -> bound(resolve(host, port, SOCK_DGRAM));
            case Endpoint.UnixListen(_, var address) ->
                    bound(address).deleting(SocketFile.of(address));
            default -> throw new IllegalStateException(listener + " takes no datagrams");
        };
    }

    private static MessageEnd bound(SocketAddress address) throws IOException {
        var socket = Socket.open(address.family(), SOCK_DGRAM);
        return orClose(
                socket,
                () -> {
                    SocketFile.bind(socket, address);
                    var name =
                            socket.localAddress() instanceof UnixSocketAddress unix
                                    ? UnixKind.DATAGRAM.name(unix)
                                    : "udp:" + socket.localAddress();
                    return new MessageEnd(socket, name, false);
                });
    }

    private End unix(UnixKind kind, UnixSocketAddress address) throws IOException {
        var socket = Socket.open(AF_UNIX, kind.type());
        connected(socket, address);
        var name = kind.name(address);
        return switch (kind) {
            case STREAM -> new StreamEnd(socket, name);
            case SEQPACKET -> new MessageEnd(socket, name, true);
            // Whoever wants an answer needs a name for it.
            case DATAGRAM ->
                    orClose(
                            socket,
                            () -> new MessageEnd(socket.bind(SocketAddress.unnamed()), name, true));
        };
    }
}
