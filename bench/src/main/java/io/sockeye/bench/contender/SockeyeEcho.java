package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// An echo server with Sockeye, a virtual thread for each connection.
public final class SockeyeEcho {
    private SockeyeEcho() {}

    public static void main(String[] args) throws IOException {
        var listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        Thread.startVirtualThread(() -> accept(listener));
        Server.serveUntilEnd(listener.localAddress(IpSocketAddress.class).port());
    }

    private static void accept(Socket listener) {
        try {
            while (true) {
                var connection = listener.accept().set(TCP_NODELAY, true);
                Thread.startVirtualThread(() -> echo(connection));
            }
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private static void echo(Socket connection) {
        var buffer = new byte[Server.BUFFER];
        try (connection) {
            int count;
            while ((count = connection.recvInto(buffer)) > 0) connection.sendAll(buffer, 0, count);
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
