package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.Handler;
import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// An echo server with Sockeye, a virtual thread for each connection: `recvInto` a buffer of its own, or `recv`, which has none
/// while it waits.
public final class SockeyeEcho {
    private SockeyeEcho() {}

    public static void main(String[] args) throws IOException {
        var listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        Handler<Socket> echo =
                args[0].equals("recv") ? SockeyeEcho::echo : SockeyeEcho::echoByBuffer;
        Thread.startVirtualThread(() -> accept(listener, echo));
        Server.serveUntilEnd(listener.localAddress(IpSocketAddress.class).port());
    }

    private static void accept(Socket listener, Handler<Socket> echo) {
        try {
            while (true) {
                var connection = listener.accept().set(TCP_NODELAY, true);
                Thread.startVirtualThread(() -> serve(connection, echo));
            }
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private static void serve(Socket connection, Handler<Socket> echo) {
        try (connection) {
            echo.handle(connection);
        } catch (Exception e) {
            Server.fail(e);
        }
    }

    private static void echoByBuffer(Socket connection) throws IOException {
        var buffer = new byte[Server.BUFFER];
        int count;
        while ((count = connection.recvInto(buffer)) > 0) connection.sendAll(buffer, 0, count);
    }

    private static void echo(Socket connection) throws IOException {
        byte[] data;
        while ((data = connection.recv(Server.BUFFER)).length > 0) connection.sendAll(data);
    }
}
