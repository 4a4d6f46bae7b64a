package io.sockeye.contract;

import static io.sockeye.contract.Contract.isNonBlocking;
import static io.sockeye.contract.Contract.on;
import static io.sockeye.contract.Contract.text;
import static io.sockeye.option.SocketOptions.SO_ACCEPTCONN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.ThreadKind;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.List;

/// What holds where somebody listens and connections have two halves.
interface ListenerContract extends Contract {

    @OnBothThreadKinds
    default void aWaitingAcceptIsGivenTheConnection(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        assertThat(listener.get(SO_ACCEPTCONN)).isTrue();
                        for (int round = 0; round < 5; round++) {
                            var accepting = kind.start(listener::accept).awaitWaiting();
                            try (var near = open().connect(listener.localAddress());
                                    var far = accepting.result()) {
                                near.sendAll(SEED);
                                assertThat(far.recv(100)).isEqualTo(SEED);
                                assertThat(far.type()).isSameAs(type());
                                assertThat(far.isBlocking()).isTrue();
                            }
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void acceptNamesThePeer(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening();
                            var near = bound().connect(listener.localAddress());
                            var accepted = listener.acceptFrom()) {
                        assertThat(accepted.from()).isEqualTo(near.localAddress());
                        assertThat(accepted.socket().peerAddress()).isEqualTo(near.localAddress());
                        assertThat(accepted.socket().localAddress())
                                .isEqualTo(listener.localAddress());
                        assertThat(near.peerAddress()).isEqualTo(listener.localAddress());
                    }
                });
    }

    @OnBothThreadKinds
    default void tryingToAcceptAnswersInEveryMode(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        for (var mode : ModeContract.MODES) {
                            mode.on(listener);
                            assertThat(listener.tryAccept()).isEmpty();
                        }
                        try (var near = open().connect(listener.localAddress());
                                var far = listener.tryAccept().orElseThrow()) {
                            assertThat(far.isBlocking()).isTrue();
                            far.sendAll(SEED);
                            assertThat(near.recv(100)).isEqualTo(SEED);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void acceptTimesOutOrWouldBlock(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        listener.timeout(Duration.ofMillis(30));
                        long start = System.nanoTime();
                        assertThatExceptionOfType(SocketTimeoutException.class)
                                .isThrownBy(listener::accept)
                                .withMessage("accept timed out after 30 ms");
                        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
                        listener.nonBlocking();
                        assertThatExceptionOfType(WouldBlockException.class)
                                .isThrownBy(listener::accept);
                        assertThatExceptionOfType(WouldBlockException.class)
                                .isThrownBy(listener::acceptFrom);
                    }
                });
    }

    @OnBothThreadKinds
    default void anAcceptedSocketBlocksWhateverItsListenerDoes(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        for (var mode : ModeContract.MODES) {
                            mode.on(listener);
                            try (var near = open().connect(listener.localAddress());
                                    var far = listener.accept()) {
                                assertThat(far.isBlocking()).isTrue();
                                assertThat(far.timeout()).isEmpty();
                                assertThat(isNonBlocking(far)).isFalse();
                                assertThat(far.inheritable()).isFalse();
                            }
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void aDetachedListenerShowsOthersThatItBlocks(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    var listener = listening();
                    var address = listener.localAddress();
                    open().connect(address).close();
                    listener.accept().close();
                    int number = listener.detach();
                    try (var again = Socket.adopt(number)) {
                        assertThat(again.isBlocking()).isTrue();
                        assertThat(isNonBlocking(again)).isFalse();
                        var accepting = kind.start(again::accept).awaitWaiting();
                        open().connect(address).close();
                        accepting.result().close();
                    }
                });
    }

    @OnBothThreadKinds
    default void closingWakesAccept(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        var accepting = kind.start(listener::accept).awaitWaiting();
                        listener.close();
                        assertThat(accepting.failure())
                                .isInstanceOf(AsynchronousCloseException.class);
                    }
                });
    }

    @OnBothThreadKinds
    default void nobodyListeningIsRefused(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var deaf = bound();
                            var near = open()) {
                        var address = deaf.localAddress();
                        for (var mode :
                                List.of(ModeContract.MODES.get(0), ModeContract.MODES.get(1))) {
                            mode.on(near);
                            var refused =
                                    catchThrowableOfType(
                                            ConnectionRefusedException.class,
                                            () -> near.connect(address));
                            assertThat(refused.errno()).isEqualTo(Errno.ECONNREFUSED);
                            assertThat(refused.call()).isEqualTo("connect");
                            assertThat(refused.peer()).isEqualTo(address);
                            assertThat(refused.getMessage())
                                    .startsWith("connect " + address)
                                    .endsWith(": Connection refused (ECONNREFUSED)");
                            assertThat(near.connectEx(address)).contains(Errno.ECONNREFUSED);
                        }
                        near.blocking();
                        assertThat(isNonBlocking(near)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void theFlagOfTheDescriptionIsPutBackAfterConnect(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening();
                            var blocking = open().connect(listener.localAddress());
                            var refused = open();
                            var timed =
                                    open().timeout(ModeContract.HOUR)
                                            .connect(listener.localAddress())) {
                        assertThat(isNonBlocking(blocking)).isFalse();
                        assertThat(isNonBlocking(timed)).isTrue();
                        try (var deaf = bound()) {
                            assertThat(refused.connectEx(deaf.localAddress()))
                                    .contains(Errno.ECONNREFUSED);
                        }
                        assertThat(isNonBlocking(refused)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void connectExIsEmptyWhenConnected(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening();
                            var near = open()) {
                        assertThat(near.connectEx(listener.localAddress())).isEmpty();
                        near.sendAll(SEED);
                        try (var far = listener.accept()) {
                            assertThat(far.recv(100)).isEqualTo(SEED);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void tryConnectAndFinishConnect(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var listener = listening()) {
                        for (var mode : ModeContract.MODES) {
                            try (var near = open()) {
                                mode.on(near);
                                boolean connected = near.tryConnect(listener.localAddress());
                                if (!connected) near.blocking().finishConnect();
                                assertThat(near.peerAddress()).isEqualTo(listener.localAddress());
                                mode.on(near);
                                assertThat(near.finishConnect()).as("once more").isSameAs(near);
                                near.blocking();
                                assertThat(isNonBlocking(near)).isFalse();
                                listener.blocking().accept().close();
                            }
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void tryConnectAndFinishConnectTellOfTheRefusal(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var deaf = bound();
                            var near = open()) {
                        assertThatExceptionOfType(ConnectionRefusedException.class)
                                .isThrownBy(() -> {
                                    near.tryConnect(deaf.localAddress());
                                    near.finishConnect();
                                });
                        assertThat(isNonBlocking(near)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void finishConnectWithoutABeginningIsNotConnected(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = open()) {
                        var refused =
                                catchThrowableOfType(ErrnoException.class, near::finishConnect);
                        assertThat(refused.errno()).isEqualTo(Errno.ENOTCONN);
                    }
                });
    }

    @OnBothThreadKinds
    default void theEndIsNoBytes(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var waiting = kind.start(() -> near.recv(16)).awaitWaiting();
                    far.close();
                    assertThat(waiting.result()).isEmpty();
                    assertThat(near.recv(16)).isEmpty();
                    assertThat(near.recvInto(new byte[16])).isZero();
                    assertThat(near.tryRecvInto(new byte[16], 0, 16)).isZero();
                    assertThat(near.recvFrom(16).data()).isEmpty();
                    try (var message = near.recvMessage(16)) {
                        assertThat(message.count()).isZero();
                    }
                });
    }

    @OnBothThreadKinds
    default void shuttingDownTheSendingHalfLeavesTheOther(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("end"));
                    near.shutdown(Shutdown.SHUT_WR);
                    assertThat(far.recv(16)).isEqualTo(text("end"));
                    assertThat(far.recv(16)).isEmpty();
                    assertThatExceptionOfType(BrokenPipeException.class)
                            .isThrownBy(() -> near.sendAll(text("more")))
                            .matches(refused -> refused.is(Errno.EPIPE));
                    far.sendAll(text("answer"));
                    assertThat(near.recv(16)).isEqualTo(text("answer"));
                });
    }

    @OnBothThreadKinds
    default void shuttingDownTheReceivingHalfLeavesTheOther(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var waiting = kind.start(() -> near.recv(16)).awaitWaiting();
                    near.shutdown(Shutdown.SHUT_RD);
                    assertThat(waiting.result()).isEmpty();
                    assertThat(near.recv(16)).isEmpty();
                    near.sendAll(text("still"));
                    assertThat(far.recv(16)).isEqualTo(text("still"));
                });
    }

    @OnBothThreadKinds
    default void shuttingDownBothHalvesEndsBoth(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.shutdown(Shutdown.SHUT_RDWR);
                    assertThat(near.isOpen()).isTrue();
                    assertThat(near.recv(16)).isEmpty();
                    assertThat(far.recv(16)).isEmpty();
                    assertThatExceptionOfType(BrokenPipeException.class)
                            .isThrownBy(() -> near.send(text("x")));
                });
    }

    @OnBothThreadKinds
    default void sendingToAPeerThatHasGoneFails(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    far.close();
                    var gone =
                            catchThrowableOfType(
                                    ErrnoException.class,
                                    () -> {
                                        while (true)
                                            near.sendAll(SEED); // TCP learns it from the answer
                                    });
                    assertThat(gone)
                            .isInstanceOfAny(
                                    BrokenPipeException.class, ConnectionResetException.class);
                    near.close();
                });
    }

    @OnBothThreadKinds
    default void withoutAConnectionThereIsNoPeer(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = open()) {
                        var refused = catchThrowableOfType(ErrnoException.class, near::peerAddress);
                        assertThat(refused.errno()).isEqualTo(Errno.ENOTCONN);
                        assertThat(refused).hasMessageStartingWith("getpeername");
                    }
                });
    }

    @OnBothThreadKinds
    default void aConnectedSocketIsNotConnectedToAnother(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var first = listening();
                            var second = listening();
                            var near = open().connect(first.localAddress())) {
                        assertThat(near.connectEx(second.localAddress())).contains(Errno.EISCONN);
                        assertThat(near.peerAddress()).isEqualTo(first.localAddress());
                    }
                });
    }
}
