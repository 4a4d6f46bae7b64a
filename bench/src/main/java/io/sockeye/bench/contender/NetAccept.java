package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A server with java.net.ServerSocket that closes each connection as soon as it has accepted it.
public final class NetAccept {
    private NetAccept() {}

    public static void main(String[] args) throws IOException {
        var listener = new ServerSocket(0, Server.BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> acceptAll(listener));
        Server.serveUntilEnd(listener.getLocalPort());
    }

    private static void acceptAll(ServerSocket listener) {
        try {
            while (true) listener.accept().close();
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
