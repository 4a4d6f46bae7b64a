package io.sockeye.bench.contender;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// A server with Sockeye that closes each connection as soon as it has accepted it.
public final class SockeyeAccept {
    private SockeyeAccept() {}

    public static void main(String[] args) throws IOException {
        var listener =
                Socket.createServer(
                        SocketAddress.loopback(0),
                        ListenOptions.defaults().backlog(Server.BACKLOG));
        Thread.ofPlatform().daemon().start(() -> acceptAll(listener));
        Server.serveUntilEnd(listener.localAddress(IpSocketAddress.class).port());
    }

    private static void acceptAll(Socket listener) {
        try {
            while (true) listener.accept().close();
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
