package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.Errno;
import io.sockeye.error.WouldBlockException;
import io.sockeye.select.EpollEvents;
import io.sockeye.select.Selector;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Waiting for the error queue, which is no reading and no writing.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ErrorQueueWaitTest {
    private static Socket telling() throws IOException {
        return Udp.UDP4.bound().set(IP_RECVERR, true);
    }

    private static String next(Socket socket) throws IOException {
        try (var message = socket.recvErrorQueue(100)) {
            var error = message.find(ReceivedError.class).orElseThrow();
            assertThat(error.errno()).isEqualTo(Errno.ECONNREFUSED);
            return new String(message.data());
        }
    }

    private static void send(Socket socket, String text, SocketAddress to) throws IOException {
        try {
            socket.sendTo(text.getBytes(), to);
        } catch (ConnectionRefusedException ofTheOneBefore) {
            socket.sendTo(text.getBytes(), to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextErrorIsWaitedFor(ThreadKind kind) throws Exception {
        var nobody = Udp.UDP4.nobody();
        for (int round = 0; round < 20; round++) {
            try (var socket = telling()) {
                var running = kind.start(() -> next(socket) + next(socket)).awaitWaiting();
                send(socket, "one", nobody);
                send(socket, "two", nobody);
                assertThat(running.result()).isEqualTo("onetwo");
            }
        }
    }

    /// Data that nobody reads is no event for it, and must not keep it busy.
    @ParameterizedTest
    @EnumSource
    void unreadDataDoesNotDisturb(ThreadKind kind) throws Exception {
        try (var socket = telling();
                var other = Udp.UDP4.bound()) {
            other.sendTo("data".getBytes(), socket.localAddress());
            var running = kind.start(() -> next(socket)).awaitWaiting();
            other.sendTo("more".getBytes(), socket.localAddress());
            running.awaitWaiting();
            send(socket, "lost", Udp.UDP4.nobody());
            assertThat(running.result()).isEqualTo("lost");
            assertThat(socket.recv(10)).isEqualTo("data".getBytes());
        }
    }

    /// One waits to read, one for the error: each gets its own, whoever came first.
    @ParameterizedTest
    @EnumSource
    void aReaderDoesNotTakeTheEvent(ThreadKind kind) throws Exception {
        for (int round = 0; round < 20; round++) {
            try (var pair = ZerocopyPair.open()) {
                var reader = kind.start(() -> pair.near().recv(10)).awaitWaiting();
                var waiter =
                        kind.start(() -> {
                            try (var message = pair.near().recvErrorQueue(0)) {
                                return message.find(ReceivedError.class).orElseThrow();
                            }
                        });
                waiter.awaitWaiting();
                pair.send(1000);
                pair.far().recvExactly(1000);
                assertThat(waiter.result().zerocopy()).isPresent();
                assertThat(reader.task().isDone()).isFalse();
                pair.far().sendAll(new byte[] {7});
                assertThat(reader.result()).containsExactly(7);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTimeoutAndTheModeHold(ThreadKind kind) throws Exception {
        try (var socket = telling()) {
            socket.timeout(Duration.ofMillis(20));
            assertThat(kind.start(() -> next(socket)).failure())
                    .isInstanceOf(SocketTimeoutException.class);
            socket.nonBlocking();
            assertThat(kind.start(() -> next(socket)).failure())
                    .isInstanceOf(WouldBlockException.class);
            socket.blocking();
            assertThatExceptionOfType(WouldBlockException.class)
                    .as("with the flag it never waits")
                    .isThrownBy(() -> socket.recvMessage(10, 100, MSG_ERRQUEUE));
        }
    }

    /// EPOLLERR is reported unasked.
    @Test
    void aSelectorReportsTheNotice() throws Exception {
        try (var pair = ZerocopyPair.open();
                Selector<String> selector = Selector.open()) {
            selector.register(pair.near(), EpollEvents.of(0), "near");
            assertThat(selector.selectNow()).isEmpty();
            pair.send(1000);
            var events = selector.select(Duration.ofSeconds(20));
            assertThat(events).hasSize(1);
            assertThat(events.getFirst().ready().contains(EpollEvents.EPOLLERR)).isTrue();
            pair.near().recvErrorQueue(0).close();
            assertThat(selector.selectNow()).isEmpty();
        }
    }
}
