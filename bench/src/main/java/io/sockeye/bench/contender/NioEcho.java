package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// An echo server with NIO: one thread, one selector.
public final class NioEcho {
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Server.BUFFER);

    private NioEcho() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Server.BACKLOG);
        listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] args) throws IOException {
        var server = new NioEcho();
        Thread.ofPlatform().daemon().start(server::serve);
        Server.serveUntilEnd(server.listener.socket().getLocalPort());
    }

    private void serve() {
        try {
            while (true) selector.select(this::take);
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private void take(SelectionKey key) {
        try {
            if (key.isAcceptable()) accept();
            else echo((SocketChannel) key.channel());
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private void accept() throws IOException {
        var connection = listener.accept();
        if (connection == null) return;
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connection.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    }

    private void echo(SocketChannel connection) throws IOException {
        buffer.clear();
        if (connection.read(buffer) < 0) {
            connection.close();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) connection.write(buffer);
    }
}
