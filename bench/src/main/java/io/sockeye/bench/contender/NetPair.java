package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Two connected sockets of java.net.
record NetPair(Socket near, Socket far) {
    static NetPair open() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var listener = new ServerSocket(0, 1, loopback)) {
            var near = new Socket(loopback, listener.getLocalPort());
            var far = listener.accept();
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            return new NetPair(near, far);
        }
    }
}
