package io.sockeye.server;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class SuccessionTest {
    private static final SocketAddress ANY_PORT = SocketAddress.loopback(0);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Server answering(List<Socket> listeners, int generation) {
        return Server.of(
                listeners, connection -> connection.sendAll(new byte[] {(byte) generation}));
    }

    @Test
    void nobodyIsRefusedFromOneToTheNext() throws Exception {
        int generations = 5;
        var serving = answering(List.of(Socket.createServer(ANY_PORT)), 0).start();
        var address = serving.address();
        var latest = new AtomicInteger();
        var enough = new AtomicBoolean();
        var client = ThreadKind.PLATFORM.start(() -> clients(address, latest, enough));
        for (int next = 1; next < generations; next++) {
            int before = next - 1;
            while (latest.get() < before && !client.task().isDone()) Thread.onSpinWait();
            var old = serving;
            try (var channel = Socket.pair()) {
                var handing = ThreadKind.VIRTUAL.start(() -> old.handOver(channel.first()));
                var succession = Succession.take(channel.second());
                serving = answering(succession.sockets(), next).start();
                succession.complete();
                assertThat(handing.result()).isTrue();
            }
            assertThat(old.stop(LONG)).isTrue();
        }
        while (latest.get() < generations - 1 && !client.task().isDone()) Thread.onSpinWait();
        enough.set(true);
        assertThat(client.result()).isPositive();
        serving.close();
    }

    /// Each of them is answered, whoever serves.
    private static int clients(SocketAddress address, AtomicInteger latest, AtomicBoolean enough)
            throws Exception {
        int served = 0;
        while (!enough.get()) {
            try (var client = Echo.client(address)) {
                byte[] answer = client.recv(10);
                assertThat(answer).hasSize(1);
                latest.accumulateAndGet(answer[0], Math::max);
                served++;
            }
        }
        return served;
    }

    @Test
    void whoDoesNotCompleteChangesNothing() throws Exception {
        try (var server = answering(List.of(Socket.createServer(ANY_PORT)), 7).start()) {
            try (var channel = Socket.pair()) {
                var handing = ThreadKind.VIRTUAL.start(() -> server.handOver(channel.first()));
                for (var socket : Succession.take(channel.second()).sockets()) socket.close();
                channel.second().close();
                assertThat(handing.result()).isFalse();
            }
            try (var client = Echo.client(server.address())) {
                assertThat(client.recv(10)).containsExactly(7);
            }
        }
    }

    @Test
    void whoCompletesTooLateIsToldSo() throws Exception {
        try (var server = answering(List.of(Socket.createServer(ANY_PORT)), 7).start();
                var channel = Socket.pair()) {
            channel.first().timeout(Duration.ofMillis(50));
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> server.handOver(channel.first()));
            var late = Succession.take(channel.second());
            assertThatExceptionOfType(BrokenPipeException.class).isThrownBy(late::complete);
            for (var socket : late.sockets()) socket.close();
            try (var client = Echo.client(server.address())) {
                assertThat(client.recv(10)).containsExactly(7);
            }
        }
    }

    @Test
    void severalSocketsKeepTheirOrder() throws Exception {
        var listeners =
                List.of(
                        Socket.createServer(SocketAddress.unnamed()),
                        Socket.createServer(ANY_PORT));
        var first = listeners.getFirst().localAddress();
        var second = listeners.getLast().localAddress();
        try (var server = answering(listeners, 1).start();
                var channel = Socket.pair()) {
            var handing = ThreadKind.VIRTUAL.start(() -> server.handOver(channel.first()));
            var succession = Succession.take(channel.second());
            assertThat(succession.sockets().getFirst().localAddress()).isEqualTo(first);
            assertThat(succession.sockets().getLast().localAddress()).isEqualTo(second);
            try (var next = answering(succession.sockets(), 2).start()) {
                succession.complete();
                assertThat(handing.result()).isTrue();
                try (var client = Echo.client(next.address())) {
                    assertThat(client.recv(10)).containsExactly(2);
                }
            }
        }
    }

    @Test
    void anEndWithoutSocketsIsSaid() throws Exception {
        try (var channel = Socket.pair()) {
            channel.first().close();
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> Succession.take(channel.second()))
                    .withMessage("no socket was handed over");
        }
    }

    @Test
    void whatIsNoSocketIsRefusedAndNothingIsLeftOpen() throws Exception {
        try (var channel = Socket.pair();
                var listener = Socket.createServer(ANY_PORT);
                var file = OwnedDescriptor.open(Path.of("/dev/null"))) {
            channel.first().sendDescriptors(new byte[1], listener, file);
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(() -> Succession.take(channel.second()))
                    .withMessageContaining("ENOTSOCK");
        }
    }

    @Test
    void descriptorsTravelOnUnixSocketsAlone() throws Exception {
        try (var server = answering(List.of(Socket.createServer(ANY_PORT)), 1);
                var other = Socket.open(AF_INET, SOCK_STREAM)) {
            assertThatIllegalStateException().isThrownBy(() -> server.handOver(other));
            server.start();
            assertThatIllegalArgumentException().isThrownBy(() -> server.handOver(other));
            assertThatIllegalArgumentException().isThrownBy(() -> Succession.take(other));
        }
    }
}
