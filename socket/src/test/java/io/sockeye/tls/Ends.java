package io.sockeye.tls;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;

/// Both ends of a connection, with TLS on it. Closing it closes both, also what is below.
record Ends(Socket below, Socket belowServer, TlsSocket client, TlsSocket server)
        implements AutoCloseable {
    static final Identity IDENTITY = Identity.selfSigned("localhost", "127.0.0.1", "::1");

    static TlsClient trusting() {
        return Tls.client().trust(IDENTITY.certificate());
    }

    static Ends open() throws Exception {
        return open(trusting(), Tls.server(IDENTITY));
    }

    static Ends open(TlsClient client, TlsServer server) throws Exception {
        return open(tcp(), client, server);
    }

    static Ends openUnix() throws Exception {
        var pair = Socket.pair(AF_UNIX, SOCK_STREAM);
        return open(new Socket[] {pair.first(), pair.second()}, trusting(), Tls.server(IDENTITY));
    }

    /// Two ends of a TCP connection: first the one that connected.
    static Socket[] tcp() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(listener.family(), SOCK_STREAM);
            near.connect(listener.localAddress());
            return new Socket[] {near, listener.accept()};
        }
    }

    static Ends open(Socket[] pair, TlsClient client, TlsServer server) throws Exception {
        var far = ThreadKind.VIRTUAL.start(() -> server.wrap(pair[1]));
        var near = client.wrap(pair[0], "localhost");
        return new Ends(pair[0], pair[1], near, far.result());
    }

    /// What the client sends arrives, and then the end.
    void assertCarries(byte[] data) throws Exception {
        var sender =
                ThreadKind.PLATFORM.start(() -> {
                    client.sendAll(data);
                    client.close();
                    return null;
                });
        assertThat(server.recvExactly(data.length)).isEqualTo(data);
        assertThat(server.recv(1)).isEmpty();
        sender.result();
    }

    @Override
    public void close() throws IOException {
        closeAll(client, server, below, belowServer);
    }

    static void closeAll(Connection... connections) throws IOException {
        for (var connection : connections) connection.close();
    }
}
