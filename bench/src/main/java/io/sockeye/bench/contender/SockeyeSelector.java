package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;
import static io.sockeye.select.EpollEvents.EPOLLIN;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.select.Selector;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An echo server with Sockeye's Selector: one thread for all connections.
public final class SockeyeSelector {
    private final Selector<Socket> selector = Selector.open();
    private final Socket listener;
    private final MemorySegment buffer = Arena.global().allocate(Server.BUFFER);

    private SockeyeSelector() throws IOException {
        listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        selector.register(listener, EPOLLIN, listener);
    }

    public static void main(String[] args) throws IOException {
        var server = new SockeyeSelector();
        Thread.ofPlatform().daemon().start(server::serve);
        Server.serveUntilEnd(server.listener.localAddress(IpSocketAddress.class).port());
    }

    private void serve() {
        try {
            while (true) turn();
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private void turn() throws IOException {
        for (var event : selector.select()) {
            if (event.attachment() == listener) accept();
            else echo(event.attachment());
        }
    }

    private void accept() throws IOException {
        var accepted = listener.tryAccept();
        if (accepted.isEmpty()) return;
        var connection = accepted.get().set(TCP_NODELAY, true);
        selector.register(connection, EPOLLIN, connection);
    }

    private void echo(Socket connection) throws IOException {
        int count = connection.tryRecvInto(buffer);
        if (count == 0) connection.close();
        else if (count > 0 && connection.trySend(buffer.asSlice(0, count)) != count)
            throw new IOException("64 bytes have no room");
    }
}
