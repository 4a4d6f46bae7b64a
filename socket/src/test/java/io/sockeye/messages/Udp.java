package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;

/// UDP over the loopback interface, by both versions of IP.
enum Udp {
    UDP4(AF_INET, "127.0.0.1"),
    UDP6(AF_INET6, "::1");

    final AddressFamily family;
    final String host;

    Udp(AddressFamily family, String host) {
        this.family = family;
        this.host = host;
    }

    Socket bound() throws IOException {
        return Socket.open(family, SOCK_DGRAM).bind(SocketAddress.inet(host, 0));
    }

    /// The first is connected to the second, which is not connected.
    SocketPair pair() throws IOException {
        var far = bound();
        var near = bound();
        near.connect(far.localAddress());
        return new SocketPair(near, far);
    }

    /// An address at which nobody is.
    IpSocketAddress nobody() throws IOException {
        try (var socket = bound()) {
            return socket.localAddress(IpSocketAddress.class);
        }
    }

    InetAddress address() {
        return InetAddress.ofLiteral(host);
    }

    static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }
}
