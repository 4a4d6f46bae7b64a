package io.sockeye.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/// Two connected Unix sockets of junixsocket.
record JunixPair(AFUNIXSocket near, AFUNIXSocket far) {
    static JunixPair open() throws IOException {
        var folder = Files.createTempDirectory("bench");
        var path = folder.resolve("socket");
        var address = AFUNIXSocketAddress.of(path);
        try (var listener = AFUNIXServerSocket.bindOn(address)) {
            return new JunixPair(AFUNIXSocket.connectTo(address), listener.accept());
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }
}
