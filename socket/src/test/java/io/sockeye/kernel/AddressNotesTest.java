package io.sockeye.kernel;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.NoLeaks;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What surprises in addresses and in descriptors on their way; docs/kernel-notes.md tells of it.
@ExtendWith(NoLeaks.class)
class AddressNotesTest {
    @Test
    void bindingToNoNameIsAutobind() throws Exception {
        try (var socket = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            socket.bind(SocketAddress.unnamed());
            var name = (UnixSocketAddress.Abstract) socket.localAddress();
            assertThat(new String(name.bytes().toArray(), StandardCharsets.US_ASCII))
                    .matches("[0-9a-f]{5}");
        }
    }

    @Test
    void onlyAPortThatWasAskedForOutlivesTheAssociation() throws Exception {
        try (var chosen = Socket.open(AF_INET, SOCK_DGRAM);
                var asked = Socket.open(AF_INET, SOCK_DGRAM)) {
            chosen.bind(SocketAddress.loopback(0));
            int port = port(chosen);
            chosen.connect(SocketAddress.loopback(9)).connect(SocketAddress.none());
            assertThat(port(chosen)).isZero();
            asked.bind(SocketAddress.loopback(port));
            asked.connect(SocketAddress.loopback(9)).connect(SocketAddress.none());
            assertThat(port(asked)).isEqualTo(port);
        }
    }

    private static int port(Socket socket) throws Exception {
        return ((IpSocketAddress) socket.localAddress()).port();
    }

    @Test
    void theJdkTurnsMappedAddressesIntoIpv4() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 2, 3, 4};
        assertThat(InetAddress.getByAddress(mapped)).isInstanceOf(Inet4Address.class);
        assertThat(SocketAddress.parse("[::ffff:1.2.3.4]:5").family().number()).isEqualTo(10);
    }

    /// Two SYNs that cross are a connection, RFC 9293 section 3.5: here both are one socket's.
    @Test
    void aTcpSocketConnectsToItself() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_STREAM)) {
            socket.bind(SocketAddress.loopback(0)).connect(socket.localAddress());
            socket.send(new byte[] {7});
            assertThat(socket.recv(8)).containsExactly(7);
        }
    }

    @Test
    void roomForOneDescriptorHasRoomForTwo() throws Exception {
        assertThat(ControlMessage.cmsgSpace(4)).isEqualTo(ControlMessage.cmsgSpace(8));
        try (var pair = Socket.pair();
                var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            pair.first()
                    .sendMessage(
                            Message.of(new byte[1])
                                    .with(new PassedDescriptors(List.of(file, file))));
            try (var received =
                    pair.second()
                            .recvMessage(8, ControlMessage.cmsgSpace(4), MessageFlags.none())) {
                var passed = (PassedDescriptors) received.control().getFirst();
                assertThat(passed.descriptors()).hasSize(2);
            }
        }
    }
}
