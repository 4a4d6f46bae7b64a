package io.sockeye.contract;

import static io.sockeye.MessageFlags.MSG_TRUNC;
import static io.sockeye.contract.Contract.bytes;
import static io.sockeye.contract.Contract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;

/// What holds where messages keep their boundaries.
interface BoundaryContract extends Contract {

    /// The largest message that the kernel takes from this sender.
    int largest(Socket sender) throws IOException;

    @OnBothThreadKinds
    default void messagesOfAllSizesArriveWhole(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    int largest = largest(near);
                    for (int size : new int[] {0, 1, 1400, 65_000, largest}) {
                        byte[] data = bytes(size);
                        assertThat(near.send(data)).isEqualTo(size);
                        assertThat(far.recv(300_000))
                                .as("%d bytes in an array", size)
                                .isEqualTo(data);

                        near.sendAll(ByteBuffer.allocateDirect(size).put(data).flip());
                        var buffer = ByteBuffer.allocate(300_000);
                        assertThat(far.recvInto(buffer)).isEqualTo(size);
                        byte[] inBuffer = new byte[size];
                        buffer.flip().get(inBuffer);
                        assertThat(inBuffer).as("%d bytes in a buffer", size).isEqualTo(data);

                        near.sendMessage(Message.of(data));
                        try (var message = far.recvMessage(300_000)) {
                            assertThat(message.data())
                                    .as("%d bytes in a message", size)
                                    .isEqualTo(data);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void aMessageThatIsTooLongIsRefusedWhole(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    byte[] data = new byte[largest(near) + 1];
                    var refused = catchThrowableOfType(ErrnoException.class, () -> near.send(data));
                    assertThat(refused.errno()).isEqualTo(Errno.EMSGSIZE);
                    refused = catchThrowableOfType(ErrnoException.class, () -> near.sendAll(data));
                    assertThat(refused.errno()).isEqualTo(Errno.EMSGSIZE);
                    near.send(text("next"));
                    assertThat(far.recv(16)).isEqualTo(text("next"));
                });
    }

    @OnBothThreadKinds
    default void twoMessagesStayTwo(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.send(text("one"));
                    near.send(text("two"));
                    assertThat(far.recv(100)).isEqualTo(text("one"));
                    assertThat(far.recv(100)).isEqualTo(text("two"));
                });
    }

    @OnBothThreadKinds
    default void aMessageThatIsCutSaysSo(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (int i = 0; i < 6; i++) near.send(SEED);
                    var cut = far.recvFrom(4);
                    assertThat(cut.data()).isEqualTo(text("This"));
                    assertThat(cut.truncated()).isTrue();
                    assertThat(cut.toString()).startsWith("Datagram[4 bytes (cut) from ");
                    var whole = far.recvFrom(SEED.length);
                    assertThat(whole.data()).isEqualTo(SEED);
                    assertThat(whole.truncated()).isFalse();
                    assertThat(far.recv(4)).isEqualTo(text("This"));
                    try (var message = far.recvMessage(4)) {
                        assertThat(message.data()).isEqualTo(text("This"));
                        assertThat(message.count()).isEqualTo(4);
                        assertThat(message.flags().contains(MSG_TRUNC)).isTrue();
                        assertThat(message.toString()).contains("MSG_TRUNC");
                    }
                    var room = ByteBuffer.allocate(6);
                    try (var message = far.recvMessageInto(List.of(room), 0, MessageFlags.none())) {
                        assertThat(message.flags().contains(MSG_TRUNC)).isTrue();
                        assertThat(room.array()).isEqualTo(text("This i"));
                    }
                    assertThat(far.recvInto(new byte[4])).isEqualTo(4);
                    assertThat(far.tryRecvInto(new byte[4], 0, 4)).isEqualTo(Socket.WOULD_BLOCK);
                });
    }

    @OnBothThreadKinds
    default void aLongMessageThatIsCutSaysSo(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    int size = largest(near);
                    byte[] data = bytes(size);
                    near.send(data);
                    var cut = far.recvFrom(size - 1);
                    assertThat(cut.data()).hasSize(size - 1).startsWith(data[0], data[1], data[2]);
                    assertThat(cut.truncated()).isTrue();
                });
    }

    @OnBothThreadKinds
    default void askedForTruncTheKernelTellsTheRealLength(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    for (int i = 0; i < 5; i++) near.send(SEED);
                    var room = ByteBuffer.allocate(10).position(6);
                    assertThat(far.recvInto(room, MSG_TRUNC)).isEqualTo(SEED.length);
                    assertThat(room.position()).isEqualTo(10);
                    room.position(6);
                    assertThat(far.recvFromInto(room, MSG_TRUNC).count()).isEqualTo(SEED.length);
                    assertThat(room.position()).isEqualTo(10);
                    assertThat(far.recv(4, MSG_TRUNC)).isEqualTo(text("This"));
                    try (var message = far.recvMessage(4, 0, MSG_TRUNC)) {
                        assertThat(message.count()).isEqualTo(SEED.length);
                        assertThat(message.data()).isEqualTo(text("This"));
                    }
                    room.clear().limit(3);
                    try (var message = far.recvMessageInto(List.of(room), 0, MSG_TRUNC)) {
                        assertThat(message.count()).isEqualTo(SEED.length);
                        assertThat(room.position()).isEqualTo(3);
                    }
                });
    }

    @OnBothThreadKinds
    default void aMessageThatIsCutFillsWhatIsThereAndNoMore(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.send(SEED);
                    try (var arena = Arena.ofConfined()) {
                        var all = arena.allocate(10);
                        assertThat(far.recvInto(all.asSlice(2, 4))).isEqualTo(4);
                        byte[] expected = {0, 0, 'T', 'h', 'i', 's', 0, 0, 0, 0};
                        assertThat(all.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
                    }
                });
    }

    @OnBothThreadKinds
    default void anEmptyMessageIsAMessage(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(near.send(new byte[0])).isZero();
                    near.sendAll(new byte[0]);
                    assertThat(near.trySend(ByteBuffer.allocate(0))).isZero();
                    near.send(text("full"));
                    assertThat(far.recv(16)).isEmpty();
                    assertThat(far.recvFrom(16).truncated()).isFalse();
                    assertThat(far.tryRecvInto(new byte[4], 0, 4)).isZero();
                    assertThat(far.recv(16)).isEqualTo(text("full"));
                });
    }
}
