package io.sockeye.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Interrupting a waiting thread ends the wait and leaves the socket open.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class InterruptTest {

    static Stream<Arguments> verbs() {
        return Blocked.all()
                .flatMap(verb ->
                        Arrays.stream(ThreadKind.values()).map(kind -> Arguments.of(verb, kind)));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void interruptEndsTheWaitAndLeavesTheSocketOpen(Blocked verb, ThreadKind kind)
            throws Exception {
        try (var scene = verb.setting().make()) {
            var status = new AtomicBoolean();
            var running =
                    kind.start(() -> {
                        try {
                            return scene.call();
                        } finally {
                            status.set(Thread.currentThread().isInterrupted());
                        }
                    });
            running.awaitWaiting().thread().interrupt();
            assertThat(running.failure())
                    .isInstanceOf(InterruptedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThat(status).as("interrupt status").isTrue();
            assertThat(scene.socket().isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadStillReadsWhatIsThere(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            pair.first().sendAll(new byte[] {1, 2, 3});
            byte[] data =
                    kind.call(() -> {
                        Thread.currentThread().interrupt();
                        return pair.second().recv(10);
                    });
            assertThat(data).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadDoesNotBeginToWait(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            var running =
                    kind.start(() -> {
                        Thread.currentThread().interrupt();
                        return pair.second().recv(10);
                    });
            assertThat(running.failure()).isInstanceOf(InterruptedIOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedSendAllSaysHowMuchWentOut(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            var running =
                    kind.start(() -> {
                        pair.first().sendAll(new byte[10_000_000]);
                        return null;
                    });
            running.awaitWaiting().thread().interrupt();
            var interrupted = (InterruptedIOException) running.failure();
            int received = 0;
            int count;
            var buffer = java.nio.ByteBuffer.allocateDirect(1 << 20);
            while ((count = pair.second().tryRecvInto(buffer.clear())) > 0) received += count;
            assertThat(interrupted.bytesTransferred).isPositive().isEqualTo(received);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptOfOneWaiterDoesNotLoseTheEventForTheOther(ThreadKind kind) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (var pair = Socket.pair()) {
                var first = kind.start(() -> pair.second().recv(1)).awaitWaiting();
                var second = kind.start(() -> pair.second().recv(1)).awaitWaiting();
                pair.first().send(new byte[] {7});
                first.thread().interrupt();
                // One of them reads the byte; when it is not the first, it is the second.
                byte[] data;
                try {
                    data = first.result();
                    second.thread().interrupt();
                    assertThat(second.failure()).isInstanceOf(InterruptedIOException.class);
                } catch (InterruptedIOException e) {
                    data = second.result();
                }
                assertThat(data).containsExactly(7);
            }
        }
    }
}
