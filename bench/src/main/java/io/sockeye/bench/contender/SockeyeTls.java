package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import java.io.IOException;
import java.nio.file.Path;

/// A server for TLS with Sockeye: `FOLDER`, where chain.pem and key.pem are.
public final class SockeyeTls {
    private SockeyeTls() {}

    public static void main(String[] args) throws IOException {
        var identity = Identity.fromPem(Path.of(args[0], "chain.pem"), Path.of(args[0], "key.pem"));
        var secure =
                Tls.server(identity)
                        .handler(connection ->
                                TlsOrders.obey(
                                        connection.asInputStream(), connection.asOutputStream()));
        var listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        io.sockeye.server.Server.of(
                        listener,
                        connection -> {
                            connection.set(TCP_NODELAY, true);
                            secure.handle(connection);
                        })
                .start();
        Server.serveUntilEnd(listener.localAddress(IpSocketAddress.class).port());
    }
}
