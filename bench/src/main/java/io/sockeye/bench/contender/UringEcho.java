package io.sockeye.bench.contender;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// An echo server in Java over io_uring: one thread, one accept and one recv for each connection that answer many times.
public final class UringEcho {
    private static final int ENOBUFS = 105;

    private final Socket listener;

    private UringEcho() throws IOException {
        listener =
                Socket.createServer(
                                SocketAddress.loopback(0),
                                ListenOptions.defaults().backlog(Server.BACKLOG))
                        .set(TCP_NODELAY, true); // inherited by what is accepted
    }

    public static void main(String[] args) throws IOException {
        var server = new UringEcho();
        Thread.ofPlatform().daemon().start(server::serve);
        Server.serveUntilEnd(server.listener.localAddress(IpSocketAddress.class).port());
    }

    private void serve() {
        try {
            var ring = new Uring();
            ring.accept(listener.fileno());
            Uring.Completion completion =
                    (what, fd, id, result, flags) -> {
                        switch (what) {
                            case Uring.ACCEPT -> accepted(ring, result, flags);
                            case Uring.RECV -> received(ring, fd, id, result, flags);
                            default -> ring.give(id);
                        }
                    };
            while (true) ring.turn(completion);
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private void accepted(Uring ring, int connection, int flags) throws IOException {
        if (connection >= 0) ring.receive(connection);
        if ((flags & Uring.MORE) == 0) ring.accept(listener.fileno());
    }

    private static void received(Uring ring, int fd, int id, int result, int flags)
            throws IOException {
        if (result > 0) ring.send(fd, id, result);
        if ((flags & Uring.MORE) != 0) return;
        if (result > 0 || result == -ENOBUFS) ring.receive(fd);
        else ring.close(fd);
    }
}
