package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who is known again, and who is not.
class SenderTest {
    private static final MemorySegment BYTES = Arena.global().allocate(128, 8);

    static Stream<SocketAddress> peers() {
        var host = (Inet6Address) Inet6Address.ofLiteral("fe80::1:2:3:4");
        return Stream.of(
                SocketAddress.inet("127.0.0.1", 80),
                SocketAddress.inet("127.0.0.2", 80),
                SocketAddress.inet("127.0.0.1", 81),
                new Inet6SocketAddress(host, 80, 0, 1),
                new Inet6SocketAddress(host, 80, 0, 2),
                new Inet6SocketAddress(host, 80, 5, 1),
                new Inet6SocketAddress(host, 81, 0, 1),
                SocketAddress.inet("fe80::1:2:3:5", 80),
                SocketAddress.inet("fe81::1:2:3:4", 80),
                // As long as an address of IPv4, and the same for eight bytes.
                SocketAddress.unix("/tmp/1/a/b/c/"),
                SocketAddress.unix("/tmp/1/a/b/d/"));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void everyOneIsOneselfAndNobodyElse(SocketAddress peer) {
        var sender = Sender.of(BYTES, SockaddrCodec.encode(peer, BYTES));
        assertThat(sender.address()).isEqualTo(peer);
        boolean isIp = !peer.family().equals(AF_UNIX);
        for (var other : peers().toList()) {
            int length = SockaddrCodec.encode(other, BYTES);
            assertThat(sender.is(BYTES, length))
                    .as("%s beside %s", other, peer)
                    .isEqualTo(isIp && other.equals(peer));
        }
    }

    @Test
    void twoWhoTakeTurns() throws IOException {
        try (var near = udp();
                var other = udp();
                var far = udp()) {
            byte[] data = new byte[1];
            for (int i = 0; i < 4; i++) {
                var from = i % 2 == 0 ? near : other;
                from.sendTo(data, far.localAddress());
                assertThat(far.recvFromInto(data, 0, 1).from()).isEqualTo(from.localAddress());
            }
        }
    }

    @Test
    void oneWhoIsTheSameIsNotMadeAgain() throws IOException {
        try (var near = udp();
                var far = udp()) {
            byte[] data = new byte[1];
            near.sendTo(data, far.localAddress());
            near.sendTo(data, far.localAddress());
            var first = far.recvFromInto(data, 0, 1).from();
            assertThat(far.recvFromInto(data, 0, 1).from()).isSameAs(first);
        }
    }

    private static Socket udp() throws IOException {
        return Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
    }
}
