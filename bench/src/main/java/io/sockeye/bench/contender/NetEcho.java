package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// An echo server with java.net.ServerSocket, a virtual thread for each connection.
public final class NetEcho {
    private NetEcho() {}

    public static void main(String[] args) throws IOException {
        var listener = new ServerSocket(0, Server.BACKLOG, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> accept(listener));
        Server.serveUntilEnd(listener.getLocalPort());
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                var connection = listener.accept();
                connection.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> echo(connection));
            }
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private static void echo(Socket connection) {
        var buffer = new byte[Server.BUFFER];
        try (connection;
                var in = connection.getInputStream();
                var out = connection.getOutputStream()) {
            int count;
            while ((count = in.read(buffer)) > 0) out.write(buffer, 0, count);
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
