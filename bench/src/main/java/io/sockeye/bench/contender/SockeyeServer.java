package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Limits;
import java.io.IOException;

/// Servers of Sockeye's own making, with limits that nobody meets here: `echo|accept`.
public final class SockeyeServer {
    private static final int CONNECTIONS = 100_000;

    private SockeyeServer() {}

    public static void main(String[] args) throws IOException {
        var listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        io.sockeye.server.Server.of(
                        listener, args[0].equals("echo") ? SockeyeServer::echo : _ -> {})
                .limits(Limits.defaults().connections(CONNECTIONS).perPeer(CONNECTIONS))
                .start();
        Server.serveUntilEnd(listener.localAddress(IpSocketAddress.class).port());
    }

    private static void echo(Socket connection) throws IOException {
        connection.set(TCP_NODELAY, true);
        var buffer = new byte[Server.BUFFER];
        int count;
        while ((count = connection.recvInto(buffer)) > 0) connection.sendAll(buffer, 0, count);
    }
}
