package io.sockeye.python;

import static io.sockeye.option.Ipv6Options.IPV6_V6ONLY;
import static io.sockeye.option.SocketOptions.SO_REUSEADDR;
import static io.sockeye.option.SocketOptions.SO_REUSEPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.AddressInUseException;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.testing.NoLeaks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `createServer`, against what Python's create_server does: docs/python-behaviour.md.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ServerPointsTest {
    private static int port(Socket server) throws Exception {
        return server.localAddress(IpSocketAddress.class).port();
    }

    @Test
    void aServerReusesItsAddressAndSharesNoPort() throws Exception {
        try (var server = Socket.createServer(SocketAddress.loopback(0))) {
            assertThat(server.get(SO_REUSEADDR)).isTrue();
            assertThat(server.get(SO_REUSEPORT)).isFalse();
            assertThatExceptionOfType(AddressInUseException.class)
                    .isThrownBy(() -> Socket.createServer(server.localAddress()))
                    .withMessageContaining("bind " + server.localAddress());
        }
    }

    @Test
    void serversShareAPortWhenAllSaySo() throws Exception {
        var shared = ListenOptions.defaults().reusePort();
        try (var first = Socket.createServer(SocketAddress.loopback(0), shared);
                var second = Socket.createServer(first.localAddress(), shared)) {
            assertThat(second.get(SO_REUSEPORT)).isTrue();
            assertThat(second.localAddress()).isEqualTo(first.localAddress());
        }
    }

    @Test
    void anIpv6ServerTakesIpv4OnlyWhenToldTo() throws Exception {
        var any = SocketAddress.inet("::", 0);
        try (var server = Socket.createServer(any)) {
            assertThat(server.get(IPV6_V6ONLY)).isTrue();
            var four = SocketAddress.loopback(port(server));
            assertThatExceptionOfType(ConnectionRefusedException.class)
                    .isThrownBy(() -> Socket.createConnection("127.0.0.1", four.port()));
        }
        try (var server = Socket.createServer(any, ListenOptions.defaults().dualStack());
                var client = Socket.createConnection("127.0.0.1", port(server));
                var accepted = server.acceptFrom()) {
            assertThat(server.get(IPV6_V6ONLY)).isFalse();
            var from = (IpSocketAddress) accepted.from();
            assertThat(from).isInstanceOf(io.sockeye.address.Inet6SocketAddress.class);
            assertThat(from.toString()).startsWith("[::ffff:127.0.0.1]:");
            assertThat(client.peerAddress()).isEqualTo(SocketAddress.loopback(port(server)));
        }
    }

    @Test
    void whatHasNoIpv4IsNoDualStack(@TempDir Path folder) {
        var dual = ListenOptions.defaults().dualStack();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Socket.createServer(SocketAddress.loopback(0), dual));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Socket.createServer(SocketAddress.unix(folder.resolve("x")), dual));
    }

    @Test
    void aUnixServerIsOneToo(@TempDir Path folder) throws Exception {
        var address = SocketAddress.unix(folder.resolve("server"));
        try (var server = Socket.createServer(address)) {
            assertThat(server.localAddress()).isEqualTo(address);
            assertThatExceptionOfType(AddressInUseException.class)
                    .isThrownBy(() -> Socket.createServer(address));
        }
        assertThat(folder.resolve("server")).as("the file stays, as C leaves it").exists();
    }
}
