package io.sockeye.contract;

import static io.sockeye.MessageFlags.MSG_PEEK;
import static io.sockeye.contract.Contract.bytes;
import static io.sockeye.contract.Contract.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.contract.Shape.Verbs;
import io.sockeye.testing.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Bytes go through as they are, in every shape.
interface DataContract extends Contract {
    private static int whole(byte[] data) {
        return data.length;
    }

    private static Verbs sending(Socket socket) {
        return new Verbs(socket::send, socket::send, socket::send, socket::send);
    }

    private static Verbs sendingAll(Socket socket) {
        return new Verbs(
                data -> {
                    socket.sendAll(data);
                    return whole(data);
                },
                (data, offset, length) -> {
                    socket.sendAll(data, offset, length);
                    return length;
                },
                data -> {
                    int length = data.remaining();
                    socket.sendAll(data);
                    return length;
                },
                data -> {
                    socket.sendAll(data);
                    return (int) data.byteSize();
                });
    }

    private static Verbs tryingToSend(Socket socket) {
        return new Verbs(
                data -> socket.trySend(data, 0, data.length),
                socket::trySend,
                socket::trySend,
                socket::trySend);
    }

    private static Verbs receiving(Socket socket) {
        return new Verbs(socket::recvInto, socket::recvInto, socket::recvInto, socket::recvInto);
    }

    private static Verbs receivingFrom(Socket socket) {
        return new Verbs(
                data -> socket.recvFromInto(data, 0, data.length).count(),
                (data, offset, length) -> socket.recvFromInto(data, offset, length).count(),
                data -> socket.recvFromInto(data).count(),
                data -> socket.recvFromInto(data).count());
    }

    private static Verbs receivingExactly(Socket socket) {
        return new Verbs(
                data -> {
                    socket.recvExactlyInto(data, 0, data.length);
                    return whole(data);
                },
                (data, offset, length) -> {
                    socket.recvExactlyInto(data, offset, length);
                    return length;
                },
                data -> {
                    int length = data.remaining();
                    socket.recvExactlyInto(data);
                    return length;
                },
                data -> {
                    socket.recvExactlyInto(data);
                    return (int) data.byteSize();
                });
    }

    private static Verbs tryingToReceive(Socket socket) {
        return new Verbs(
                data -> socket.tryRecvInto(data, 0, data.length),
                socket::tryRecvInto,
                socket::tryRecvInto,
                socket::tryRecvInto);
    }

    @OnBothThreadKinds
    default void theSeedMessageComesBackInPiecesOf16(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var echo =
                            kind.start(() -> {
                                byte[] data;
                                while ((data = far.recv(16)).length > 0) far.sendAll(data);
                                return far.isOpen();
                            });
                    var answer = new ByteArrayOutputStream();
                    for (int at = 0; at < SEED.length; at += 16) {
                        near.sendAll(SEED, at, Math.min(16, SEED.length - at));
                        byte[] piece = near.recv(16);
                        assertThat(piece).hasSizeBetween(1, 16);
                        answer.writeBytes(piece);
                    }
                    while (answer.size() < SEED.length) answer.writeBytes(near.recv(16));
                    assertThat(answer.toByteArray()).isEqualTo(SEED);
                    end(near);
                    assertThat(echo.result()).isTrue();
                });
    }

    /// An empty datagram, or the end of the stream.
    private void end(Socket socket) throws Exception {
        if (listens()) socket.shutdown(Shutdown.SHUT_WR);
        else socket.send(new byte[0]);
    }

    @OnBothThreadKinds
    default void everyShapeIsSentByEveryVerb(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var verbs : List.of(sending(near), sendingAll(near), tryingToSend(near))) {
                        for (var shape : Shape.values()) {
                            byte[] data = bytes(100 + shape.ordinal());
                            assertThat(shape.send(verbs, data))
                                    .as("%s", shape)
                                    .isEqualTo(data.length);
                            assertThat(far.recv(1000)).as("%s", shape).isEqualTo(data);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void everyShapeIsReceivedIntoByEveryVerb(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var verbs :
                            List.of(receiving(far), receivingFrom(far), receivingExactly(far))) {
                        for (var shape : Shape.values()) {
                            if (!shape.receives()) continue;
                            byte[] data = bytes(100 + shape.ordinal());
                            near.sendAll(data);
                            assertThat(shape.receive(verbs, data.length))
                                    .as("%s", shape)
                                    .isEqualTo(data);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void everyShapeIsReceivedIntoWithoutWaiting(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (var shape : Shape.values()) {
                        if (!shape.receives()) continue;
                        byte[] data = bytes(100 + shape.ordinal());
                        near.sendAll(data);
                        far.recv(1, MSG_PEEK); // waits until it has arrived
                        assertThat(shape.receive(tryingToReceive(far), data.length))
                                .as("%s", shape)
                                .isEqualTo(data);
                    }
                });
    }

    @OnBothThreadKinds
    default void roomThatIsNotNeededStaysAsItIs(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("abc"));
                    byte[] room = text("..........");
                    assertThat(far.recvInto(room, 2, 6)).isEqualTo(3);
                    assertThat(room).isEqualTo(text("..abc....."));
                    near.sendAll(text("de"));
                    var buffer = ByteBuffer.wrap(room, 4, 5);
                    assertThat(far.recvInto(buffer)).isEqualTo(2);
                    assertThat(buffer.position()).isEqualTo(6);
                    assertThat(room).isEqualTo(text("..abde...."));
                });
    }

    @OnBothThreadKinds
    default void peekingLeavesTheBytesThere(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("twice"));
                    assertThat(far.recv(16, MSG_PEEK)).isEqualTo(text("twice"));
                    assertThat(far.recvFrom(16, MSG_PEEK).data()).isEqualTo(text("twice"));
                    var buffer = ByteBuffer.allocate(16);
                    assertThat(far.recvInto(buffer, MSG_PEEK)).isEqualTo(5);
                    assertThat(buffer.position()).isEqualTo(5);
                    assertThat(far.recvFromInto(buffer, MSG_PEEK).count()).isEqualTo(5);
                    try (var message = far.recvMessage(16, 0, MSG_PEEK)) {
                        assertThat(message.data()).isEqualTo(text("twice"));
                    }
                    assertThat(far.recv(16)).isEqualTo(text("twice"));
                    assertThat(far.tryRecvInto(ByteBuffer.allocate(1)))
                            .isEqualTo(Socket.WOULD_BLOCK);
                });
    }

    @OnBothThreadKinds
    default void verbsWithFlagsSendTheSame(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var none = MessageFlags.none();
                    assertThat(near.send(text("one"), none)).isEqualTo(3);
                    assertThat(far.recv(16, none)).isEqualTo(text("one"));
                    var buffer = ByteBuffer.wrap(text("two"));
                    assertThat(near.send(buffer, none)).isEqualTo(3);
                    assertThat(buffer.hasRemaining()).isFalse();
                    assertThat(far.recv(16)).isEqualTo(text("two"));
                    near.sendAll(text("three"), none);
                    assertThat(far.recv(16)).isEqualTo(text("three"));
                    near.sendAll(buffer.rewind(), none);
                    assertThat(buffer.hasRemaining()).isFalse();
                    assertThat(far.recv(16)).isEqualTo(text("two"));
                });
    }

    @OnBothThreadKinds
    default void messagesAreGatheredAndScattered(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var head = ByteBuffer.wrap(text("..head")).position(2);
                    var body =
                            ByteBuffer.allocateDirect(4)
                                    .put(text("body"))
                                    .flip()
                                    .asReadOnlyBuffer();
                    var empty = ByteBuffer.allocate(0);
                    var tail = ByteBuffer.wrap(text("tail..")).limit(4);
                    assertThat(near.sendMessage(Message.of(head, body, empty, tail))).isEqualTo(12);
                    for (var sent : List.of(head, body, tail))
                        assertThat(sent.hasRemaining()).isFalse();
                    assertThat(tail.position()).isEqualTo(4);

                    var first = ByteBuffer.allocate(5);
                    var second = ByteBuffer.allocateDirect(4);
                    var third = ByteBuffer.wrap(text("...........")).position(1);
                    var fourth = ByteBuffer.allocate(3);
                    try (var message =
                            far.recvMessageInto(
                                    List.of(first, second, third, fourth),
                                    0,
                                    MessageFlags.none())) {
                        assertThat(message.count()).isEqualTo(12);
                        assertThat(message.data()).isEmpty();
                        assertThat(message.control()).isEmpty();
                        assertThat(message.flags().contains(MessageFlags.MSG_TRUNC)).isFalse();
                    }
                    assertThat(first.array()).isEqualTo(text("headb"));
                    byte[] middle = new byte[4];
                    second.flip().get(middle);
                    assertThat(middle).isEqualTo(text("odyt"));
                    assertThat(third.array()).isEqualTo(text(".ail......."));
                    assertThat(third.position()).isEqualTo(4);
                    assertThat(fourth.position()).isZero();
                });
    }

    @OnBothThreadKinds
    default void aMessageOfOneArrayArrives(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(near.sendMessage(Message.of(SEED))).isEqualTo(SEED.length);
                    try (var message = far.recvMessage(1000)) {
                        assertThat(message.data()).isEqualTo(SEED);
                        assertThat(message.count()).isEqualTo(SEED.length);
                        assertThat(message.takeDescriptor()).isEmpty();
                        assertThat(message.takeDescriptors()).isEmpty();
                    }
                });
    }

    @OnBothThreadKinds
    default void bothEndsSendAtTheSameTime(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("to far"));
                    far.sendAll(text("to near"));
                    assertThat(near.recv(16)).isEqualTo(text("to near"));
                    assertThat(far.recv(16)).isEqualTo(text("to far"));
                });
    }

    @OnBothThreadKinds
    default void whoWaitsIsGivenWhatComes(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (int round = 0; round < 20; round++) {
                        byte[] data = bytes(10 + round);
                        var receiver = kind.start(() -> far.recv(100)).awaitWaiting();
                        near.sendAll(data);
                        assertThat(receiver.result()).isEqualTo(data);
                    }
                });
    }

    @OnBothThreadKinds
    default void theOneSocketSendsWhileItWaitsToReceive(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var receiver = kind.start(() -> near.recv(100)).awaitWaiting();
                    near.sendAll(text("question"));
                    assertThat(far.recv(100)).isEqualTo(text("question"));
                    far.sendAll(text("answer"));
                    assertThat(receiver.result()).isEqualTo(text("answer"));
                });
    }

    @OnBothThreadKinds
    default void sourcesLongerThanScratchArrive(ThreadKind kind) throws Exception {
        // 64 KiB is what the library copies an array through; UDP cannot carry more, and Unix
        // datagrams come whole.
        int size = holdsSendersBack() ? 150_000 : 60_000;
        connectedOn(
                kind,
                (near, far) -> {
                    byte[] data = bytes(size);
                    for (var shape : Shape.values()) {
                        var sender = kind.start(() -> shape.send(sendingAll(near), data));
                        byte[] received =
                                isStream()
                                        ? far.recvExactly(size)
                                        : Arrays.copyOf(far.recv(size + 1), size);
                        assertThat(Arrays.equals(received, data)).as("sent as %s", shape).isTrue();
                        assertThat(sender.result()).isEqualTo(size);
                        if (!shape.receives()) continue;
                        var second = kind.start(() -> near.sendMessage(Message.of(data)));
                        byte[] taken = shape.receive(receivingExactly(far), second.result());
                        assertThat(taken.length).isPositive();
                        assertThat(Arrays.mismatch(taken, data))
                                .as("received as %s", shape)
                                .isEqualTo(taken.length == size ? -1 : taken.length);
                    }
                });
    }
}
