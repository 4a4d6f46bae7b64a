package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/// Two connected channels.
record NioPair(SocketChannel near, SocketChannel far) {
    /// @param family `tcp` or `unix`
    static NioPair open(String family) throws IOException {
        return family.equals("tcp") ? tcp() : unix();
    }

    static NioPair tcp() throws IOException {
        try (var listener = ServerSocketChannel.open()) {
            var pair =
                    connect(listener, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            pair.near.setOption(StandardSocketOptions.TCP_NODELAY, true);
            pair.far.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return pair;
        }
    }

    /// NIO has no socketpair(2), and no abstract names: the two meet at a path.
    private static NioPair unix() throws IOException {
        var folder = Files.createTempDirectory("bench");
        var path = folder.resolve("socket");
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            return connect(listener, UnixDomainSocketAddress.of(path));
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }

    private static NioPair connect(ServerSocketChannel listener, SocketAddress address)
            throws IOException {
        listener.bind(address);
        return new NioPair(SocketChannel.open(listener.getLocalAddress()), listener.accept());
    }
}
