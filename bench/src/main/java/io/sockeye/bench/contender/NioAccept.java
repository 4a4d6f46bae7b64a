package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// A server with NIO that closes each connection as soon as it has accepted it.
public final class NioAccept {
    private NioAccept() {}

    public static void main(String[] args) throws IOException {
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Server.BACKLOG);
        Thread.ofPlatform().daemon().start(() -> acceptAll(listener));
        Server.serveUntilEnd(listener.socket().getLocalPort());
    }

    private static void acceptAll(ServerSocketChannel listener) {
        try {
            while (true) listener.accept().close();
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
