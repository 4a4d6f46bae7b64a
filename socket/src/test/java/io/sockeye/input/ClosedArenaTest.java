package io.sockeye.input;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A user's memory may be gone when data comes: then the call fails, and nothing is written to it.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@SuppressWarnings("MustBeClosedChecker") // when an arena is closed is what these tests are about
class ClosedArenaTest {

    private static SocketPair connected() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
            return new SocketPair(near, listener.accept());
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void anArenaClosedWhileAReceiverWaits(ThreadKind kind) throws Exception {
        try (var pair = connected()) {
            for (int round = 0; round < 20; round++) {
                var arena = Arena.ofShared();
                var room = arena.allocate(1000);
                var receiver = kind.start(() -> pair.first().recvInto(room)).awaitWaiting();
                arena.close();
                pair.second().sendAll(new byte[] {(byte) round});
                assertThat(receiver.failure())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed");
                assertThat(pair.first().recv(10)).as("not lost").containsExactly(round);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void anArenaClosedWhileASenderWaits(ThreadKind kind) throws Exception {
        try (var pair = connected()) {
            var arena = Arena.ofShared();
            var data = arena.allocate(32 << 20);
            var sender =
                    kind.start(() -> {
                        pair.first().sendAll(data);
                        return 0;
                    });
            sender.awaitWaiting();
            boolean closed = false;
            while (!closed) {
                try {
                    arena.close();
                    closed = true;
                } catch (IllegalStateException inTheCall) {
                    Thread.onSpinWait();
                }
            }
            // Room for the next try; what has gone out before may be read.
            var drain =
                    kind.start(() -> {
                        long sum = 0;
                        byte[] some;
                        while ((some = pair.second().recv(60_000)).length > 0) sum += some.length;
                        return sum;
                    });
            assertThat(sender.failure()).isInstanceOf(IllegalStateException.class);
            pair.first().sendAll(new byte[] {1});
            pair.first().close();
            assertThat(drain.result()).isBetween(1L, 32L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void aConfinedArenaOfAnotherThreadIsRefused(ThreadKind kind) throws Exception {
        try (var pair = connected();
                var arena = Arena.ofConfined()) {
            var room = arena.allocate(10);
            pair.second().sendAll(new byte[] {7});
            var failed = kind.start(() -> pair.first().recvInto(room)).failure();
            assertThat(failed).isInstanceOf(WrongThreadException.class);
            failed = kind.start(() -> pair.first().send(room)).failure();
            assertThat(failed).isInstanceOf(WrongThreadException.class);
            assertThat(pair.first().recv(10)).containsExactly(7);
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void anArenaClosedBeforeIsRefused(ThreadKind kind) throws Exception {
        try (var pair = connected()) {
            var arena = Arena.ofShared();
            var room = arena.allocate(10);
            arena.close();
            pair.second().sendAll(new byte[] {7});
            assertThat(kind.start(() -> pair.first().recvInto(room)).failure())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(kind.start(() -> pair.first().tryRecvInto(room)).failure())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(kind.start(() -> pair.first().trySend(room)).failure())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(pair.first().recv(10)).containsExactly(7);
        }
    }
}
