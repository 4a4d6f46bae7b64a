package io.sockeye.contract;

import static io.sockeye.contract.Contract.isNonBlocking;
import static io.sockeye.contract.Contract.on;
import static io.sockeye.contract.Contract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.SocketType;
import io.sockeye.error.Errno;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.ThreadKind;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/// Blocking, with a timeout, non-blocking.
interface ModeContract extends Contract {
    Duration HOUR = Duration.ofHours(1);

    /// Puts a socket into one of the three modes.
    interface Mode {
        void on(Socket socket);
    }

    List<Mode> MODES =
            List.of(Socket::blocking, socket -> socket.timeout(HOUR), Socket::nonBlocking);

    /// A call that has nothing to answer yet.
    interface Call {
        void on(Socket socket) throws Exception;
    }

    List<Call> RECEIVING =
            List.of(
                    socket -> socket.recv(16),
                    socket -> socket.recv(100_000),
                    socket -> socket.recv(16, MessageFlags.MSG_PEEK),
                    socket -> socket.recvFrom(16),
                    socket -> socket.recvInto(new byte[16]),
                    socket -> socket.recvInto(ByteBuffer.allocateDirect(100_000)),
                    socket -> socket.recvFromInto(ByteBuffer.allocate(16)),
                    socket -> socket.recvExactly(16),
                    socket -> socket.recvMessage(16),
                    socket ->
                            socket.recvMessageInto(
                                    List.of(ByteBuffer.allocate(16)), 0, MessageFlags.none()));

    @OnBothThreadKinds
    default void aNewSocketBlocks(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var socket = open()) {
                        assertThat(socket.isBlocking()).isTrue();
                        assertThat(socket.timeout()).isEmpty();
                        assertThat(isNonBlocking(socket)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void theFlagOfTheDescriptionFollowsTheMode(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var socket = open()) {
                        assertThat(socket.timeout(Duration.ofSeconds(3))).isSameAs(socket);
                        assertThat(socket.timeout()).contains(Duration.ofSeconds(3));
                        assertThat(socket.isBlocking()).isTrue();
                        assertThat(isNonBlocking(socket)).as("with a timeout").isTrue();
                        assertThat(socket.blocking()).isSameAs(socket);
                        assertThat(socket.timeout()).isEmpty();
                        assertThat(isNonBlocking(socket)).as("blocking").isFalse();
                        assertThat(socket.nonBlocking()).isSameAs(socket);
                        assertThat(socket.timeout()).isEmpty();
                        assertThat(socket.isBlocking()).isFalse();
                        assertThat(isNonBlocking(socket)).as("non-blocking").isTrue();
                        socket.timeout(Duration.ofNanos(1));
                        assertThat(socket.timeout()).contains(Duration.ofNanos(1));
                        assertThat(isNonBlocking(socket)).isTrue();
                    }
                });
    }

    @OnBothThreadKinds
    default void aSocketCanBeBornNonBlocking(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    var type = SocketType.of(type().number() | 04000);
                    try (var socket = Socket.open(family(), type)) {
                        assertThat(socket.isBlocking()).isFalse();
                        assertThat(socket.type()).isSameAs(type());
                        assertThat(isNonBlocking(socket)).isTrue();
                        socket.blocking();
                        assertThat(isNonBlocking(socket)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void connectedSocketsShowOthersThatTheyBlock(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(isNonBlocking(near)).as("who connected").isFalse();
                    assertThat(isNonBlocking(far)).as("who accepted").isFalse();
                    var waiting = kind.start(() -> near.recv(16)).awaitWaiting();
                    assertThat(isNonBlocking(near)).as("while it waits").isFalse();
                    far.sendAll(SEED);
                    waiting.result();
                    assertThat(isNonBlocking(near)).as("after waiting").isFalse();
                });
    }

    @OnBothThreadKinds
    default void receivingTimesOutAndNotBeforeItsTime(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    far.timeout(Duration.ofMillis(30));
                    for (var call : RECEIVING) {
                        long start = System.nanoTime();
                        assertThatExceptionOfType(SocketTimeoutException.class)
                                .isThrownBy(() -> call.on(far))
                                .withMessageMatching("recv(msg)? timed out after 30 ms");
                        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
                    }
                    near.sendAll(SEED);
                    assertThat(far.recv(100)).isEqualTo(SEED);
                });
    }

    @OnBothThreadKinds
    default void aNonBlockingSocketSaysThatItWouldBlock(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    far.nonBlocking();
                    for (var call : RECEIVING) {
                        assertThatExceptionOfType(WouldBlockException.class)
                                .isThrownBy(() -> call.on(far))
                                .matches(refused -> refused.is(Errno.EAGAIN));
                    }
                    near.sendAll(SEED);
                    far.timeout(HOUR);
                    assertThat(far.recv(100)).isEqualTo(SEED);
                });
    }

    @OnBothThreadKinds
    default void withDontwaitACallWouldBlockInEveryMode(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var mode : MODES) {
                        mode.on(far);
                        assertThatExceptionOfType(WouldBlockException.class)
                                .isThrownBy(() -> far.recv(16, MessageFlags.MSG_DONTWAIT));
                        assertThatExceptionOfType(WouldBlockException.class)
                                .isThrownBy(
                                        () -> far.recvMessage(16, 0, MessageFlags.MSG_DONTWAIT));
                    }
                });
    }

    @OnBothThreadKinds
    default void tryingToReceiveAnswersInEveryMode(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var mode : MODES) {
                        mode.on(far);
                        var room = ByteBuffer.allocate(100);
                        assertThat(far.tryRecvInto(room)).isEqualTo(Socket.WOULD_BLOCK);
                        assertThat(room.position()).isZero();
                        near.sendAll(SEED);
                        far.blocking().recv(1, MessageFlags.MSG_PEEK);
                        mode.on(far);
                        assertThat(far.tryRecvInto(room)).isEqualTo(SEED.length);
                        assertThat(room.position()).isEqualTo(SEED.length);
                    }
                });
    }

    @OnBothThreadKinds
    default void aTimeoutLeavesTheSocketUsable(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.timeout(Duration.ofMillis(1));
                    for (int i = 0; i < 20; i++) {
                        assertThatExceptionOfType(SocketTimeoutException.class)
                                .isThrownBy(() -> near.recv(16));
                    }
                    near.blocking();
                    var receiver = kind.start(() -> near.recv(16)).awaitWaiting();
                    far.sendAll(text("after all"));
                    assertThat(receiver.result()).isEqualTo(text("after all"));
                });
    }
}
