package io.sockeye.contract;

import static io.sockeye.contract.Contract.O_CLOEXEC;
import static io.sockeye.contract.Contract.flags;
import static io.sockeye.contract.Contract.isNonBlocking;
import static io.sockeye.contract.Contract.on;
import static io.sockeye.contract.Contract.text;
import static io.sockeye.option.SocketOptions.SO_DOMAIN;
import static io.sockeye.option.SocketOptions.SO_ERROR;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static io.sockeye.option.SocketOptions.SO_PROTOCOL;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;
import static io.sockeye.option.SocketOptions.SO_REUSEADDR;
import static io.sockeye.option.SocketOptions.SO_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.option.Linger;
import io.sockeye.testing.ThreadKind;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a socket is, how its descriptor is shared and given away, and how it ends.
interface LifeContract extends Contract {

    @OnBothThreadKinds
    default void aSocketKnowsWhatItIsMadeOf(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    var socket = open();
                    try (socket) {
                        assertThat(socket.get(SO_DOMAIN)).isSameAs(family());
                        assertThat(socket.get(SO_TYPE)).isSameAs(type());
                        assertThat(socket.get(SO_PROTOCOL)).isEqualTo(protocol().number());
                    }
                    assertThat(socket.family()).isSameAs(family());
                    assertThat(socket.type()).isSameAs(type());
                    assertThat(socket.protocol()).isEqualTo(protocol());
                });
    }

    @OnBothThreadKinds
    default void optionsAreSetAndReadBack(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var socket = open()) {
                        assertThat(socket.get(SO_ERROR)).isEmpty();
                        assertThat(socket.get(SO_REUSEADDR)).isFalse();
                        assertThat(socket.set(SO_REUSEADDR, true)).isSameAs(socket);
                        assertThat(socket.get(SO_REUSEADDR)).isTrue();
                        socket.set(SO_RCVBUF, 20_000);
                        assertThat(socket.get(SO_RCVBUF))
                                .as("the kernel doubles it")
                                .isEqualTo(40_000);
                        assertThat(socket.get(SO_LINGER)).isEqualTo(Linger.off());
                        var linger = Linger.of(Duration.ofSeconds(3));
                        socket.set(SO_LINGER, linger);
                        assertThat(socket.get(SO_LINGER)).isEqualTo(linger);
                    }
                });
    }

    @OnBothThreadKinds
    default void bothEndsKnowTheirAddresses(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(near.peerAddress()).isEqualTo(far.localAddress());
                    assertThat(far.peerAddress()).isEqualTo(near.localAddress());
                    assertThat(far.localAddress()).isInstanceOf(shape());
                    assertThat(far.localAddress(shape())).isEqualTo(far.localAddress());
                    assertThat(near.peerAddress(shape())).isEqualTo(near.peerAddress());
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> near.peerAddress(otherShape()))
                            .withMessage(
                                    near.peerAddress() + " is no " + otherShape().getSimpleName());
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> far.localAddress(otherShape()))
                            .withMessageContaining(far.localAddress().toString());
                });
    }

    @OnBothThreadKinds
    default void theTextTellsWhatTheSocketIs(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var kindText = "%s, %s, %s".formatted(family(), type(), protocol());
                    try (var fresh = open()) {
                        assertThat(fresh.toString())
                                .startsWith("Socket[fd=%d, %s".formatted(fresh.fileno(), kindText));
                    }
                    var ends = ", %s to %s".formatted(near.localAddress(), near.peerAddress());
                    var begin = "Socket[fd=%d, %s%s".formatted(near.fileno(), kindText, ends);
                    assertThat(near.toString()).isEqualTo(begin + "]");
                    near.timeout(Duration.ofMillis(1500));
                    assertThat(near.toString()).isEqualTo(begin + ", timeout 1500 ms]");
                    near.nonBlocking();
                    assertThat(near.toString()).isEqualTo(begin + ", non-blocking]");
                    near.close();
                    assertThat(near.toString()).isEqualTo("Socket[closed, %s]".formatted(kindText));
                });
    }

    @OnBothThreadKinds
    default void descriptorsAreCloseOnExecUnlessToldOtherwise(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var socket : List.of(near, far)) {
                        assertThat(flags(socket.fileno()) & O_CLOEXEC).isNotZero();
                        assertThat(socket.inheritable()).isFalse();
                    }
                    assertThat(near.inheritable(true)).isSameAs(near);
                    assertThat(near.inheritable()).isTrue();
                    assertThat(flags(near.fileno()) & O_CLOEXEC).isZero();
                    try (var copy = near.duplicate()) {
                        assertThat(copy.inheritable()).isFalse();
                    }
                    near.inheritable(false);
                    assertThat(near.inheritable()).isFalse();
                });
    }

    @OnBothThreadKinds
    default void aDuplicateSharesTheDescriptionAndTheMode(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.timeout(Duration.ofSeconds(7));
                    try (var copy = near.duplicate()) {
                        assertThat(copy.fileno()).isNotEqualTo(near.fileno());
                        assertThat(copy.timeout()).contains(Duration.ofSeconds(7));
                        assertThat(List.of(copy.family(), copy.type(), copy.protocol()))
                                .isEqualTo(List.of(near.family(), near.type(), near.protocol()));
                        assertThat(copy.localAddress()).isEqualTo(near.localAddress());
                        copy.blocking();
                        assertThat(isNonBlocking(near)).as("the one flag of both").isFalse();
                        near.close();
                        assertThat(copy.isOpen()).isTrue();
                        copy.sendAll(text("from the copy"));
                        assertThat(far.recv(100)).isEqualTo(text("from the copy"));
                        far.sendAll(text("to the copy"));
                        assertThat(copy.recv(100)).isEqualTo(text("to the copy"));
                    }
                });
    }

    @OnBothThreadKinds
    default void theDuplicateOfASocketThatWaitedWaitsToo(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var first = kind.start(() -> near.recv(16)).awaitWaiting();
                    try (var copy = near.duplicate()) {
                        far.sendAll(text("first"));
                        assertThat(first.result()).isEqualTo(text("first"));
                        near.close();
                        var second = kind.start(() -> copy.recv(16)).awaitWaiting();
                        far.sendAll(text("second"));
                        assertThat(second.result()).isEqualTo(text("second"));
                    }
                });
    }

    @OnBothThreadKinds
    default void aDetachedDescriptorStaysOpenAndCanBeAdopted(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var local = near.localAddress();
                    int number = near.fileno();
                    assertThat(near.detach()).isEqualTo(number);
                    assertThat(near.isOpen()).isFalse();
                    assertThat(near.fileno()).isEqualTo(-1);
                    assertThat(near.detach()).isEqualTo(-1);
                    near.close();
                    assertThat(
                                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + number))
                                            .toString())
                            .startsWith("socket:");
                    try (var again = Socket.adopt(number)) {
                        assertThat(again.fileno()).isEqualTo(number);
                        assertThat(again.family()).isSameAs(family());
                        assertThat(again.type()).isSameAs(type());
                        assertThat(again.protocol()).isEqualTo(protocol());
                        assertThat(again.localAddress()).isEqualTo(local);
                        assertThat(again.isBlocking()).isTrue();
                        again.sendAll(SEED);
                        assertThat(far.recv(100)).isEqualTo(SEED);
                    }
                });
    }

    @OnBothThreadKinds
    default void detachingWakesWhoWaits(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var waiting = kind.start(() -> near.recv(16)).awaitWaiting();
                    int number = near.detach();
                    assertThat(waiting.failure()).isInstanceOf(AsynchronousCloseException.class);
                    try (var again = Socket.adopt(number)) {
                        var receiver = kind.start(() -> again.recv(16)).awaitWaiting();
                        far.sendAll(text("new owner"));
                        assertThat(receiver.result()).isEqualTo(text("new owner"));
                    }
                });
    }

    @OnBothThreadKinds
    default void aNonBlockingDescriptionMakesANonBlockingSocket(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.nonBlocking();
                    try (var again = Socket.adopt(near.detach())) {
                        assertThat(again.isBlocking()).isFalse();
                        again.blocking();
                        assertThat(isNonBlocking(again)).isFalse();
                    }
                });
    }

    @OnBothThreadKinds
    default void aDescriptorHasOneOwner(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> Socket.adopt(near.fileno()))
                            .withMessageContaining("descriptor " + near.fileno() + " has an owner");
                    near.sendAll(text("still mine"));
                    assertThat(far.recv(16)).isEqualTo(text("still mine"));
                });
    }

    @OnBothThreadKinds
    default void closingTwiceIsClosingOnce(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    var socket = open();
                    int number = socket.fileno();
                    socket.close();
                    assertThat(socket.isOpen()).isFalse();
                    assertThat(socket.fileno()).isEqualTo(-1);
                    try (var next = open()) {
                        assertThat(next.fileno()).as("the number is free again").isEqualTo(number);
                        socket.close();
                        assertThat(next.localAddress())
                                .as("not closed by the second close")
                                .isNotNull();
                    }
                });
    }

    @OnBothThreadKinds
    default void closingWakesWhoWaits(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var waiting = kind.start(() -> near.recv(16)).awaitWaiting();
                    near.close();
                    assertThat(waiting.failure()).isInstanceOf(AsynchronousCloseException.class);
                });
    }

    @OnBothThreadKinds
    default void everythingAfterCloseSaysClosed(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    var socket = open();
                    socket.close();
                    var address =
                            fresh() instanceof UnixSocketAddress.Unnamed
                                    ? socketAddress()
                                    : fresh();
                    List<Contract.Body> verbs =
                            List.of(
                                    () -> socket.bind(address),
                                    socket::listen,
                                    () -> socket.connect(address),
                                    () -> socket.connectEx(address),
                                    () -> socket.tryConnect(address),
                                    socket::finishConnect,
                                    socket::accept,
                                    socket::acceptFrom,
                                    socket::tryAccept,
                                    () -> socket.send(SEED),
                                    () -> socket.sendAll(SEED),
                                    () -> socket.sendAll(ByteBuffer.allocateDirect(3)),
                                    () -> socket.trySend(SEED, 0, 3),
                                    () -> socket.sendTo(SEED, address),
                                    () -> socket.sendMessage(Message.of(SEED)),
                                    () -> socket.sendFile(Path.of("/proc/self/exe")),
                                    () -> socket.recv(16),
                                    () -> socket.recv(100_000),
                                    () -> socket.recvInto(new byte[16]),
                                    () -> socket.tryRecvInto(new byte[16], 0, 3),
                                    () -> socket.recvFrom(16),
                                    () -> socket.recvFromInto(new byte[16], 0, 3),
                                    () -> socket.recvExactly(16),
                                    () -> socket.recvMessage(16),
                                    () -> socket.recvMessageInto(List.of(), 0, MessageFlags.none()),
                                    () -> socket.recvDescriptors(1, 1),
                                    () -> socket.get(SO_ERROR),
                                    () -> socket.set(SO_REUSEADDR, true),
                                    socket::inheritable,
                                    () -> socket.inheritable(true),
                                    socket::localAddress,
                                    socket::peerAddress,
                                    () -> socket.shutdown(Shutdown.SHUT_RDWR),
                                    socket::duplicate);
                    int place = 0;
                    for (var verb : verbs) {
                        assertThatExceptionOfType(ClosedChannelException.class)
                                .as("verb %d", place++)
                                .isThrownBy(verb::run);
                    }
                    assertThat(socket.isOpen()).isFalse();
                    assertThat(socket.detach()).isEqualTo(-1);
                });
    }

    private static UnixSocketAddress socketAddress() {
        return SocketAddress.abstractUnix("sockeye-nobody");
    }
}
