package io.sockeye.bench.contender;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// One request to an echo server, one answer, and the end, with Sockeye: `PORT`.
public final class SockeyeFirst {
    private SockeyeFirst() {}

    public static void main(String[] args) throws IOException {
        var request = new byte[64];
        try (var socket = Socket.open(AF_INET, SOCK_STREAM)) {
            socket.set(TCP_NODELAY, true)
                    .connect(SocketAddress.loopback(Integer.parseInt(args[0])));
            socket.sendAll(request);
            if (socket.recvExactly(request.length).length != request.length)
                throw new IOException("another answer");
        }
    }
}
