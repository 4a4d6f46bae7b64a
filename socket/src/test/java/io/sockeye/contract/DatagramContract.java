package io.sockeye.contract;

import static io.sockeye.contract.Contract.bytes;
import static io.sockeye.contract.Contract.on;
import static io.sockeye.contract.Contract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.contract.Shape.Verbs;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What holds for datagrams, which need no connection.
interface DatagramContract extends BoundaryContract {

    @OnBothThreadKinds
    default void everyShapeIsSentToAnAddress(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = bound();
                            var far = bound()) {
                        var to = far.localAddress();
                        var verbs =
                                new Verbs(
                                        data -> near.sendTo(data, to),
                                        (data, offset, length) ->
                                                near.sendTo(data, offset, length, to),
                                        data -> near.sendTo(data, to),
                                        data -> near.sendTo(data, to));
                        for (var shape : Shape.values()) {
                            byte[] data = bytes(100 + shape.ordinal());
                            assertThat(shape.send(verbs, data))
                                    .as("%s", shape)
                                    .isEqualTo(data.length);
                            var datagram = far.recvFrom(1000);
                            assertThat(datagram.data()).as("%s", shape).isEqualTo(data);
                            assertThat(datagram.from()).isEqualTo(near.localAddress());
                        }
                        near.sendTo(text("flags"), to, MessageFlags.none());
                        assertThat(far.recv(16)).isEqualTo(text("flags"));
                        var buffer = ByteBuffer.wrap(text("flags"));
                        assertThat(near.sendTo(buffer, to, MessageFlags.none())).isEqualTo(5);
                        assertThat(buffer.hasRemaining()).isFalse();
                        assertThat(far.recv(16)).isEqualTo(text("flags"));
                    }
                });
    }

    @OnBothThreadKinds
    default void everyReceivingVerbNamesTheSender(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = bound();
                            var far = bound()) {
                        var to = far.localAddress();
                        var from = near.localAddress();
                        for (int i = 0; i < 7; i++) near.sendTo(SEED, to);
                        assertThat(far.recvFrom(1000).from()).isEqualTo(from);
                        assertThat(far.recvFrom(100_000).from())
                                .as("with large room")
                                .isEqualTo(from);
                        assertThat(far.recvFromInto(ByteBuffer.allocate(100)).from())
                                .isEqualTo(from);
                        assertThat(far.recvFromInto(ByteBuffer.allocate(100_000)).from())
                                .as("into large room")
                                .isEqualTo(from);
                        var arrival = far.recvFromInto(new byte[100], 10, 50);
                        assertThat(arrival.from()).isEqualTo(from);
                        assertThat(arrival.count()).isEqualTo(SEED.length);
                        try (var message = far.recvMessage(1000)) {
                            assertThat(message.from()).isEqualTo(from);
                        }
                        assertThat(far.recvFrom(1000, MessageFlags.none()).from()).isEqualTo(from);
                    }
                });
    }

    @OnBothThreadKinds
    default void anAnswerGoesBackToTheSender(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = bound();
                            var far = bound()) {
                        var echo =
                                kind.start(() -> {
                                    var datagram = far.recvFrom(1000);
                                    return far.sendTo(datagram.data(), datagram.from());
                                });
                        near.sendTo(SEED, far.localAddress());
                        assertThat(near.recvFrom(1000).data()).isEqualTo(SEED);
                        assertThat(echo.result()).isEqualTo(SEED.length);
                    }
                });
    }

    @OnBothThreadKinds
    default void aMessageGoesToItsAddress(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = bound();
                            var far = bound()) {
                        var message =
                                Message.of(
                                        ByteBuffer.wrap(text("to ")), ByteBuffer.wrap(text("you")));
                        assertThat(near.sendMessage(message.to(far.localAddress()))).isEqualTo(6);
                        try (var received = far.recvMessage(100)) {
                            assertThat(received.data()).isEqualTo(text("to you"));
                            assertThat(received.from()).isEqualTo(near.localAddress());
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void aConnectedSocketHearsItsPeerAlone(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var stranger = bound()) {
                        // UDP drops it unseen, a Unix socket refuses it.
                        var _ =
                                catchThrowableOfType(
                                        ErrnoException.class,
                                        () ->
                                                stranger.sendTo(
                                                        text("stranger"), near.localAddress()));
                        far.send(text("friend"));
                        assertThat(near.recv(100)).isEqualTo(text("friend"));
                    }
                });
    }

    @OnBothThreadKinds
    default void connectingToNoneDissolvesTheAssociation(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(near.peerAddress()).isEqualTo(far.localAddress());
                    near.connect(SocketAddress.none());
                    var gone = catchThrowableOfType(ErrnoException.class, near::peerAddress);
                    assertThat(gone.errno()).isEqualTo(Errno.ENOTCONN);
                    var nowhere = catchThrowableOfType(ErrnoException.class, () -> near.send(SEED));
                    assertThat(nowhere.is(Errno.EDESTADDRREQ, Errno.ENOTCONN)).isTrue();
                    try (var other = bound()) {
                        near.connect(other.localAddress());
                        near.send(text("to another"));
                        assertThat(other.recv(100)).isEqualTo(text("to another"));
                    }
                });
    }

    @OnBothThreadKinds
    default void sendingWithoutAnAddressSaysThatThereIsNone(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = bound()) {
                        var refused =
                                catchThrowableOfType(ErrnoException.class, () -> near.send(SEED));
                        assertThat(refused.is(Errno.EDESTADDRREQ, Errno.ENOTCONN))
                                .as("%s", refused)
                                .isTrue();
                        assertThat(refused).hasMessageStartingWith("send ");
                    }
                });
    }

    @OnBothThreadKinds
    default void nobodyAtTheAddressIsRefused(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    SocketAddress nobody;
                    try (var gone = bound()) {
                        nobody = gone.localAddress();
                    }
                    try (var near = open()) {
                        // UDP learns it from an ICMP answer to the first datagram, a Unix socket at
                        // once.
                        var refused =
                                catchThrowableOfType(
                                        ConnectionRefusedException.class,
                                        () -> {
                                            near.connect(nobody);
                                            near.send(SEED);
                                            near.recv(10);
                                        });
                        assertThat(refused.peer()).isEqualTo(nobody);
                        assertThat(refused).hasMessageContaining(nobody.toString());
                    }
                });
    }

    @OnBothThreadKinds
    default void twoReceiversShareTheDatagramsBetweenThem(ThreadKind kind) throws Exception {
        int count = 100;
        connectedOn(
                kind,
                (near, far) -> {
                    var first = kind.start(() -> drain(far));
                    var second = kind.start(() -> drain(far));
                    for (int i = 1; i <= count; i++) near.send(new byte[i]);
                    near.send(new byte[0]);
                    near.send(new byte[0]);
                    assertThat(first.result() + second.result()).isEqualTo(count * (count + 1) / 2);
                });
    }

    private static int drain(Socket socket) throws IOException {
        int sum = 0;
        int size;
        while ((size = socket.recv(1000).length) > 0) sum += size;
        return sum;
    }
}
