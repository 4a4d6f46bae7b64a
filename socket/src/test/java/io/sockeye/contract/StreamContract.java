package io.sockeye.contract;

import static io.sockeye.contract.Contract.bytes;
import static io.sockeye.contract.Contract.isNonBlocking;
import static io.sockeye.contract.Contract.text;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.ThreadKind;
import io.sockeye.testing.ThreadKind.Running;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;

/// What holds for streams of bytes.
interface StreamContract extends Contract {
    int LARGE = 8 << 20;

    @OnBothThreadKinds
    default void eightMebibytesArriveAsTheyWere(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    byte[] data = bytes(LARGE);
                    var sender =
                            kind.start(() -> {
                                near.sendAll(data);
                                near.shutdown(Shutdown.SHUT_WR);
                                return 0;
                            });
                    var hash = MessageDigest.getInstance("SHA-256");
                    var sizes = new Random(5);
                    long total = 0;
                    byte[] piece;
                    while ((piece = far.recv(1 + sizes.nextInt(200_000))).length > 0) {
                        hash.update(piece);
                        total += piece.length;
                    }
                    sender.result();
                    assertThat(total).isEqualTo(LARGE);
                    assertThat(hash.digest())
                            .isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
                });
    }

    @OnBothThreadKinds
    default void theEndComesAfterTheBytes(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("last words"));
                    near.close();
                    assertThat(far.recv(4)).isEqualTo(text("last"));
                    assertThat(far.recv(100)).isEqualTo(text(" words"));
                    assertThat(far.recv(100)).isEmpty();
                    assertThat(far.recvInto(ByteBuffer.allocate(5))).isZero();
                });
    }

    @OnBothThreadKinds
    default void receivingExactlySaysHowManyBytesWereThereAtTheEnd(ThreadKind kind)
            throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("half"));
                    near.shutdown(Shutdown.SHUT_WR);
                    assertThatExceptionOfType(EOFException.class)
                            .isThrownBy(() -> far.recvExactly(8))
                            .withMessage("the stream ended after 4 of 8 bytes");
                    var buffer = ByteBuffer.allocate(8).position(3);
                    assertThatExceptionOfType(EOFException.class)
                            .isThrownBy(() -> far.recvExactlyInto(buffer))
                            .withMessage("the stream ended after 0 of 5 bytes");
                    assertThat(buffer.position()).isEqualTo(3);
                });
    }

    @OnBothThreadKinds
    default void receivingExactlyWaitsForAllOfIt(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var receiver = kind.start(() -> far.recvExactly(9));
                    for (var part : new String[] {"one", "two", "six"}) {
                        receiver.awaitWaiting();
                        near.sendAll(text(part));
                    }
                    assertThat(receiver.result()).isEqualTo(text("onetwosix"));
                    assertThat(far.recvExactly(0)).isEmpty();
                });
    }

    @OnBothThreadKinds
    default void aTimeoutOfReceivingExactlySaysHowMuchCame(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("five!"));
                    far.timeout(Duration.ofMillis(60));
                    long start = System.nanoTime();
                    var timeout =
                            catchThrowableOfType(
                                    SocketTimeoutException.class, () -> far.recvExactly(10));
                    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
                    assertThat(timeout).hasMessage("recv timed out after 60 ms");
                    assertThat(timeout.bytesTransferred).isEqualTo(5);
                });
    }

    @OnBothThreadKinds
    default void aTimeoutOfSendingAllSaysHowMuchWent(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.timeout(Duration.ofMillis(60));
                    var buffer = ByteBuffer.wrap(bytes(LARGE));
                    long start = System.nanoTime();
                    var timeout =
                            catchThrowableOfType(
                                    SocketTimeoutException.class, () -> near.sendAll(buffer));
                    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
                    assertThat(timeout).hasMessage("send timed out after 60 ms");
                    assertThat(buffer.position()).isZero();
                    near.shutdown(Shutdown.SHUT_WR);
                    byte[] arrived = far.asInputStream().readAllBytes();
                    assertThat(arrived.length).isPositive().isEqualTo(timeout.bytesTransferred);
                    assertThat(Arrays.mismatch(arrived, buffer.array())).isEqualTo(arrived.length);
                });
    }

    @OnBothThreadKinds
    default void theStreamsReadAndWrite(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var out = near.asOutputStream();
                    var in = far.asInputStream();
                    out.write(0x1FF);
                    out.write(text("0123456789"), 2, 5);
                    out.flush();
                    assertThat(in.read()).isEqualTo(0xFF);
                    assertThat(in.readNBytes(5)).isEqualTo(text("23456"));
                    assertThat(in.read(new byte[0])).isZero();
                    assertThat(near.asOutputStream()).isSameAs(out);
                    assertThat(far.asInputStream()).isSameAs(in);
                    near.close();
                    assertThat(in.read()).isEqualTo(-1);
                    assertThat(in.read(new byte[4])).isEqualTo(-1);
                });
    }

    @OnBothThreadKinds
    default void theInputSaysHowMuchIsThere(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var in = far.asInputStream();
                    assertThat(in.available()).isZero();
                    near.sendAll(text("two\nlines"));
                    assertThat(in.read()).isEqualTo('t');
                    assertThat(in.available()).isEqualTo(8);
                    var lines = new BufferedReader(new InputStreamReader(in, US_ASCII), 1);
                    assertThat(lines.ready()).isTrue();
                    assertThat(lines.readLine()).isEqualTo("wo");
                    near.close();
                    in.readAllBytes();
                    assertThat(in.available()).as("at the end").isZero();
                    far.close();
                    assertThatExceptionOfType(ClosedChannelException.class)
                            .isThrownBy(in::available);
                });
    }

    @OnBothThreadKinds
    default void closingTheOutputEndsOneHalfOnly(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.asOutputStream().write(text("question"));
                    near.asOutputStream().close();
                    assertThat(far.asInputStream().readAllBytes()).isEqualTo(text("question"));
                    far.sendAll(text("answer"));
                    assertThat(near.asInputStream().readNBytes(6)).isEqualTo(text("answer"));
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> near.asOutputStream().write(1))
                            .withMessage("stream closed");
                    near.asOutputStream().close();
                    assertThat(near.isOpen()).isTrue();
                    near.asInputStream().close();
                    assertThat(near.isOpen()).isFalse();
                    near.asInputStream().close();
                });
    }

    @OnBothThreadKinds
    default void closingTheInputEndsOneHalfOnly(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.asInputStream().close();
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> near.asInputStream().read())
                            .withMessage("stream closed");
                    near.asOutputStream().write(text("still"));
                    assertThat(far.recv(16)).isEqualTo(text("still"));
                    near.asOutputStream().close();
                    assertThat(near.isOpen()).isFalse();
                });
    }

    @OnBothThreadKinds
    default void theStreamsRefuseANonBlockingSocket(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.nonBlocking();
                    assertThatExceptionOfType(IllegalBlockingModeException.class)
                            .isThrownBy(() -> near.asInputStream().read());
                    assertThatExceptionOfType(IllegalBlockingModeException.class)
                            .isThrownBy(() -> near.asOutputStream().write(1));
                    near.timeout(Duration.ofMillis(10));
                    assertThatExceptionOfType(SocketTimeoutException.class)
                            .isThrownBy(() -> near.asInputStream().read());
                    near.asOutputStream().write(text("ok"));
                    assertThat(far.recv(16)).isEqualTo(text("ok"));
                });
    }

    @OnBothThreadKinds
    default void aWholeFileIsSent(ThreadKind kind) throws Exception {
        byte[] content = bytes(3 << 20);
        var path = Files.write(folder().resolve("whole-" + kind), content);
        connectedOn(
                kind,
                (near, far) -> {
                    var receiver = kind.start(() -> far.recvExactly(content.length));
                    assertThat(near.sendFile(path)).isEqualTo(content.length);
                    assertThat(Arrays.equals(receiver.result(), content)).isTrue();
                    assertThat(isNonBlocking(near)).as("O_NONBLOCK afterwards").isFalse();
                });
    }

    @OnBothThreadKinds
    default void aPartOfAFileIsSentUpToItsEnd(ThreadKind kind) throws Exception {
        var path = Files.write(folder().resolve("part-" + kind), text("0123456789"));
        connectedOn(
                kind,
                (near, far) -> {
                    try (var file = OwnedDescriptor.open(path)) {
                        assertThat(near.sendFile(file, 2, 3)).isEqualTo(3);
                        assertThat(far.recvExactly(3)).isEqualTo(text("234"));
                        assertThat(near.sendFile(file, 7, 1000)).isEqualTo(3);
                        assertThat(far.recvExactly(3)).isEqualTo(text("789"));
                        assertThat(near.sendFile(file, 10, 1)).isZero();
                        assertThat(near.sendFile(file, 5_000_000_000L, 5)).isZero();
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> near.sendFile(file, 0, 0))
                                .withMessage("count 0 is not positive");
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> near.sendFile(file, -4, 1))
                                .withMessage("offset -4 is negative");
                        assertThat(file.asInputStream().read())
                                .as("the file's position")
                                .isEqualTo('0');
                    }
                    assertThat(far.tryRecvInto(new byte[1], 0, 1)).isEqualTo(Socket.WOULD_BLOCK);
                });
    }

    @OnBothThreadKinds
    default void sendingAFileTimesOut(ThreadKind kind) throws Exception {
        var path = Files.write(folder().resolve("slow-" + kind), new byte[LARGE]);
        connectedOn(
                kind,
                (near, far) -> {
                    near.timeout(Duration.ofMillis(60));
                    var timeout =
                            catchThrowableOfType(
                                    SocketTimeoutException.class, () -> near.sendFile(path));
                    assertThat(timeout).hasMessage("sendfile timed out after 60 ms");
                    near.shutdown(Shutdown.SHUT_WR);
                    assertThat(far.asInputStream().readAllBytes().length)
                            .isPositive()
                            .isEqualTo(timeout.bytesTransferred);
                });
    }

    /// A frame is the number of its writer, its place in the row, a length, and as many bytes, all of which are its writer's number.
    @OnBothThreadKinds
    default void noFrameOfEightWritersIsTorn(ThreadKind kind) throws Exception {
        int writers = 8;
        int frames = 40;
        connectedOn(
                kind,
                (near, far) -> {
                    near.set(SO_SNDBUF, 16 << 10);
                    var running = new ArrayList<Running<Integer>>();
                    for (int writer = 0; writer < writers; writer++) {
                        byte number = (byte) writer;
                        running.add(
                                kind.start(() -> {
                                    var sizes = new Random(number);
                                    for (int i = 0; i < frames; i++) {
                                        near.sendAll(frame(number, i, sizes.nextInt(100_000)));
                                    }
                                    return 0;
                                }));
                    }
                    int[] seen = new int[writers];
                    for (int i = 0; i < writers * frames; i++) {
                        var head = ByteBuffer.wrap(far.recvExactly(9));
                        byte writer = head.get();
                        assertThat(writer).isBetween((byte) 0, (byte) (writers - 1));
                        assertThat(head.getInt())
                                .as("order of writer %d", writer)
                                .isEqualTo(seen[writer]++);
                        byte[] body = far.recvExactly(head.getInt());
                        for (byte b : body)
                            if (b != writer) throw new AssertionError("a torn frame");
                    }
                    for (var writer : running) writer.result();
                    assertThat(seen).containsOnly(frames);
                });
    }

    private static byte[] frame(byte writer, int place, int size) {
        byte[] frame = new byte[9 + size];
        Arrays.fill(frame, writer);
        ByteBuffer.wrap(frame).put(writer).putInt(place).putInt(size);
        return frame;
    }

    @OnBothThreadKinds
    default void aDescriptorWithoutASizeIsNoFile(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var directory = OwnedDescriptor.open(folder())) {
                        assertThatExceptionOfType(IOException.class)
                                .isThrownBy(() -> near.sendFile(directory, 0, 1))
                                .withMessageContaining("sendfile");
                    }
                    near.sendAll(text("usable"));
                    assertThat(far.recv(16)).isEqualTo(text("usable"));
                });
    }
}
