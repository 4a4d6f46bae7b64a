package io.sockeye.input;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.MessageFlags.MSG_TRUNC;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sizes and numbers at the end of their range, and what is asked for in vain.
@ExtendWith(NoLeaks.class)
@Timeout(30)
class LimitsTest {
    @TempDir Path folder;

    @Test
    void bytesThatTcpThrowsAwayAreNotAnothersBytes() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var client =
                        Socket.createConnection(
                                "127.0.0.1", listener.localAddress(IpSocketAddress.class).port());
                var server = listener.accept();
                var stranger = Socket.pair()) {
            for (int i = 0; i < 100; i++) {
                stranger.first().sendAll("SECRET-OF-ANOTHER-CONNECTION".getBytes());
                stranger.second().recv(100);
                client.sendAll("public-public-public".getBytes());
                assertThat(server.recvExactly(4)).isEqualTo("publ".getBytes());
                assertThat(server.recv(16, MSG_TRUNC)).containsOnly(0);
            }
        }
    }

    @Test
    void numbersThatAreNoDescriptorsAreRefusedAtOnce() {
        for (int number : new int[] {Integer.MAX_VALUE, 1_000_000_000}) {
            assertThatThrownBy(() -> Socket.adopt(number))
                    .isInstanceOfSatisfying(
                            ErrnoException.class, e -> assertThat(e.errno()).isSameAs(Errno.EBADF))
                    .hasMessageContaining("" + number);
            assertThatThrownBy(() -> OwnedDescriptor.adopt(number))
                    .hasMessageContaining("" + number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingAskedOfAStreamIsNothing(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            assertThat(kind.call(() -> pair.first().recv(0))).isEmpty();
            assertThat(kind.call(() -> pair.first().recvInto(new byte[0]))).isZero();
            assertThat(kind.call(() -> pair.first().recvExactly(0))).isEmpty();
        }
    }

    @Test
    void aSendFileThatMustNotWaitSaysHowMuchWentOut() throws Exception {
        var file = Files.write(folder.resolve("file"), new byte[5_000_000]);
        try (var pair = Socket.pair();
                var source = OwnedDescriptor.open(file)) {
            pair.first().nonBlocking();
            long sent = 0;
            long received = 0;
            while (sent < 5_000_000) {
                long piece = pair.first().sendFile(source, sent, 5_000_000 - sent);
                assertThat(piece).isPositive();
                sent += piece;
                for (int n; (n = pair.second().tryRecvInto(new byte[1 << 16], 0, 1 << 16)) > 0; )
                    received += n;
            }
            assertThat(received).isEqualTo(sent);
            while (pair.first().trySend(new byte[1000], 0, 1000) != Socket.WOULD_BLOCK) {}
            assertThatThrownBy(() -> pair.first().sendFile(source, 0, 10))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void moreDescriptorsThanTheKernelPassesAreRefused() throws Exception {
        try (var pair = Socket.pair()) {
            for (int count : new int[] {-1, 254, 500_000_000, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> pair.first().recvDescriptors(1, count))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("" + count);
            }
            assertThatThrownBy(() ->
                            pair.first().recvMessage(1, Integer.MAX_VALUE, MessageFlags.none()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + Integer.MAX_VALUE);
        }
    }

    @Test
    void roomForAnyDatagramIsNotTakenAtItsWord() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            for (int i = 0; i < 20; i++) {
                socket.sendTo(new byte[] {4}, socket.localAddress());
                assertThat(socket.recv(Integer.MAX_VALUE)).containsExactly(4);
                socket.sendTo(new byte[] {5}, socket.localAddress());
                try (var message = socket.recvMessage(Integer.MAX_VALUE)) {
                    assertThat(message.data()).containsExactly(5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyErrorQueueKeepsNobodyWaiting(ThreadKind kind) throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            assertThat(kind.start(() -> socket.recv(10, MSG_ERRQUEUE)).failure())
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void aNameThatIsNoneIsNamed() {
        for (var host : List.of("ä..de", "ä".repeat(70))) {
            assertThatThrownBy(() -> Socket.createConnection(host, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(host);
        }
    }

    @Test
    void noAddressIsNoPlaceToListen() throws Exception {
        assertThatThrownBy(() -> Socket.createServer(SocketAddress.none()))
                .isInstanceOf(IllegalArgumentException.class);
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThatThrownBy(() -> socket.bind(SocketAddress.none()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aBufferOfAnotherThreadIsRefusedBeforeTheMessageIsTaken() throws Exception {
        try (var pair = Socket.pair();
                var arena = Arena.ofConfined()) {
            var foreign = arena.allocate(10).asByteBuffer();
            pair.first().sendDescriptors(new byte[] {1}, pair.first());
            var refused =
                    ThreadKind.PLATFORM.start(() ->
                            pair.second()
                                    .recvMessageInto(List.of(foreign), 100, MessageFlags.none()));
            assertThat(refused.failure()).isInstanceOf(WrongThreadException.class);
            try (var message = pair.second().recvDescriptors(10, 1)) {
                assertThat(message.takeDescriptors())
                        .singleElement()
                        .satisfies(OwnedDescriptor::close);
            }
        }
    }
}
