package io.sockeye.bench.contender;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import java.io.IOException;

/// Two connected sockets of the library.
final class SockeyePair {
    private SockeyePair() {}

    /// @param family `tcp` or `unix`
    static SocketPair open(String family) throws IOException {
        return family.equals("tcp") ? tcp() : Socket.pair();
    }

    static SocketPair tcp() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
            var far = listener.accept();
            return new SocketPair(near.set(TCP_NODELAY, true), far.set(TCP_NODELAY, true));
        }
    }
}
