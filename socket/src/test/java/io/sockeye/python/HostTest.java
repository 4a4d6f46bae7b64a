package io.sockeye.python;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.OpaqueProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.Credentials;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.NotSupportedException;
import io.sockeye.resolve.NetInterface;
import io.sockeye.resolve.Netdb;
import io.sockeye.resolve.ResolveException;
import io.sockeye.resolve.Resolver;
import io.sockeye.resolve.ServiceEntry;
import io.sockeye.testing.NoLeaks;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Hosts in `bind` and `connect`, and texts that C would read as others.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class HostTest {
    @Test
    void theEmptyHost() throws Exception {
        try (var four = Socket.open(AF_INET, SOCK_STREAM).bind("", 0).listen();
                var six = Socket.open(AF_INET6, SOCK_STREAM).bind("", 0)) {
            var here = four.localAddress(IpSocketAddress.class);
            assertThat(here).isEqualTo(SocketAddress.any(here.port()));
            assertThat(six.localAddress().toString()).startsWith("[::]:");
            try (var client = Socket.open(AF_INET, SOCK_STREAM).connect("", here.port())) {
                assertThat(client.peerAddress()).isEqualTo(SocketAddress.loopback(here.port()));
            }
        }
    }

    @Test
    void aSocketThatDoesNotWaitTakesLiterals() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).nonBlocking()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> socket.connect("localhost", 9))
                    .withMessageContaining("localhost");
            assertThat(socket.connect("127.0.0.1", 9).peerAddress())
                    .isEqualTo(SocketAddress.loopback(9));
            assertThat(socket.blocking().connect("localhost", 10).peerAddress())
                    .isEqualTo(SocketAddress.loopback(10));
        }
    }

    @Test
    void aHostOfAnotherFamilyIsTold() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThatExceptionOfType(ResolveException.class)
                    .isThrownBy(() -> socket.connect("::1", 9))
                    .withMessageContaining("EAI_ADDRFAMILY");
        }
    }

    /// UTF-8 has no half characters; C would get a question mark.
    @Test
    void halfACharacterIsRefused() {
        for (var call :
                List.<ThrowingCallable>of(
                        () -> Netdb.setHostName("ho\ud800st"),
                        () -> Netdb.getProtoByName("\ud800"),
                        () -> NetInterface.named("\udc00"),
                        () -> ServiceEntry.named("ht\ud800tp"),
                        () -> ServiceEntry.named("http", "\ud800"),
                        () ->
                                Resolver.resolve(
                                        "127.0.0.1", "\ud800", io.sockeye.resolve.Hints.any())))
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessageContaining("without its other half");
    }

    @Test
    void whatAFamilyDoesNotCarryIsRefused() throws Exception {
        try (var udp = Socket.open(AF_INET, SOCK_DGRAM).connect(SocketAddress.loopback(9))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> udp.sendDescriptors(new byte[1], Descriptor.of(0)))
                    .withMessageContaining("SCM_RIGHTS does not travel on sockets of AF_INET");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            udp.sendMessage(Message.of(new byte[1]).with(new Credentials(1, 0, 0))))
                    .withMessageContaining("SCM_CREDENTIALS does not travel");
        }
    }

    @Test
    void aPairHasAProtocolToo() throws Exception {
        Socket.pair(AF_UNIX, SOCK_STREAM, new OpaqueProtocol(0)).close();
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(() -> Socket.pair(AF_UNIX, SOCK_STREAM, new OpaqueProtocol(99)))
                .withMessageContaining("EPROTONOSUPPORT");
    }
}
