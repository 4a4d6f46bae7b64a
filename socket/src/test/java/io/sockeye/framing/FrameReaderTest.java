package io.sockeye.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class FrameReaderTest {
    private static final LengthPrefix PREFIX = Framing.lengthPrefix(4);

    private SocketPair pair;
    private Socket near;
    private Socket far;

    @BeforeEach
    void open() throws IOException {
        pair = Socket.pair();
        near = pair.first();
        far = pair.second();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    private static byte[] data(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @EnumSource
    void framesOfAllSizesArriveWhole(ThreadKind kind) throws Exception {
        var framing = PREFIX.limit(1 << 20);
        int[] sizes = {0, 1, 8187, 8188, 8189, 65536, 1 << 20, 3, 0, 200_000, 1};
        var writing =
                kind.start(() -> {
                    var writer = FrameWriter.of(near, framing);
                    for (int size : sizes) writer.write(data(size));
                    writer.flush();
                    near.shutdown(Shutdown.SHUT_WR);
                    return null;
                });
        kind.call(() -> {
            var reader = FrameReader.of(far, framing);
            for (int size : sizes) assertThat(reader.read()).hasValue(data(size));
            assertThat(reader.read()).isEmpty();
            return assertThat(reader.read()).isEmpty();
        });
        writing.result();
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineIsForTheWholeFrame(ThreadKind kind) throws Exception {
        var reader = FrameReader.of(far, PREFIX).deadline(Duration.ofMillis(300));
        // Until the first byte comes the connection's own time holds.
        far.timeout(Duration.ofMillis(20));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> kind.call(reader::read))
                .withMessage("recv timed out after 20 ms");
        far.blocking();
        var reading = kind.start(reader::read);
        // Each byte comes soon after the one before, but never the last.
        near.sendAll(new byte[] {0, 0, 0, 100});
        long sent = 4;
        while (!reading.task().isDone()) {
            if (sent++ < 100) near.sendAll(new byte[1]);
            try {
                near.recvInto(
                        java.lang.foreign.MemorySegment.ofArray(new byte[1]), Duration.ofMillis(5));
            } catch (SocketTimeoutException tick) {
                continue;
            }
        }
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(reading::result)
                .withMessage("frame at byte 0 of the stream was not whole within 300 ms");
        assertThat(far.timeout()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> reader.deadline(Duration.ZERO));
    }

    /// An event loop is told at once, also of a frame that is late.
    @Test
    void aDeadlineHoldsNoConnectionThatDoesNotWait() throws Exception {
        var reader = FrameReader.of(far.nonBlocking(), PREFIX).deadline(Duration.ofMillis(100));
        near.sendAll(new byte[] {0, 0, 0, 2, 'a'});
        assertThatExceptionOfType(WouldBlockException.class).isThrownBy(reader::read);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() ->
                        near.recvInto(
                                java.lang.foreign.MemorySegment.ofArray(new byte[1]),
                                Duration.ofMillis(110)));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(reader::read)
                .withMessage("frame at byte 0 of the stream was not whole within 100 ms");
        near.sendAll(new byte[] {'b'});
        assertThat(reader.read()).hasValue("ab".getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void whatEndsEarlyGoesOn(ThreadKind kind) throws Exception {
        var reader = FrameReader.of(far, PREFIX);
        near.sendAll(new byte[] {0, 0, 0, 3, 'a'});
        far.timeout(Duration.ofMillis(20));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> kind.call(reader::read));
        far.nonBlocking();
        assertThatExceptionOfType(WouldBlockException.class)
                .isThrownBy(() -> kind.call(reader::read));
        far.blocking();
        near.sendAll(new byte[] {'b'});
        var reading = kind.start(reader::read).awaitWaiting();
        reading.thread().interrupt();
        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(reading::result);
        near.sendAll(new byte[] {'c', 0, 0, 0, 1, 'd'});
        assertThat(kind.call(reader::read)).hasValue("abc".getBytes(UTF_8));
        assertThat(kind.call(reader::read)).hasValue("d".getBytes(UTF_8));
    }

    /// Whoever waits for his turn is told within the timeout of the connection, and hears an interrupt, as in the connection itself.
    @ParameterizedTest
    @EnumSource
    void aTurnIsWaitedForNoLongerThanForTheConnection(ThreadKind kind) throws Exception {
        var reader = FrameReader.of(far, PREFIX);
        var first = kind.start(reader::read).awaitWaiting();
        far.timeout(Duration.ofMillis(20));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> kind.call(reader::read))
                .withMessage("read of a frame timed out after 20 ms");
        far.blocking();
        var second = kind.start(reader::read).awaitWaiting();
        second.thread().interrupt();
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(second::result)
                .withMessage("read of a frame interrupted while waiting");
        near.sendAll(new byte[] {0, 0, 0, 1, 'a'});
        assertThat(first.result()).hasValue("a".getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void aTurnToWriteIsWaitedForNoLongerEither(ThreadKind kind) throws Exception {
        var writer = FrameWriter.of(near, PREFIX);
        var first =
                kind.start(
                                () -> {
                                    for (int i = 0; i < 100; i++) writer.write(new byte[60_000]);
                                    return null;
                                })
                        .awaitWaiting();
        near.timeout(Duration.ofMillis(20));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> kind.call(() -> writer.write(new byte[1])))
                .withMessage("write of a frame timed out after 20 ms");
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() ->
                        kind.call(() -> {
                            writer.flush();
                            return null;
                        }))
                .withMessage("flush of frames timed out after 20 ms");
        far.close();
        assertThat(first.failure()).isInstanceOf(IOException.class);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> writer.write(new byte[1]))
                .withMessageContaining("an earlier send has failed");
    }

    @ParameterizedTest
    @EnumSource
    void aCloseEndsTheWaitForATurn(ThreadKind kind) throws Exception {
        var reader = FrameReader.of(far, PREFIX);
        var first = kind.start(reader::read).awaitWaiting();
        var second = kind.start(reader::read).awaitWaiting();
        far.close();
        assertThat(first.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(second.failure()).isInstanceOf(AsynchronousCloseException.class);
    }

    /// A frame of 1 GiB is claimed, and little comes: there would not be memory for many of these.
    @Test
    void noMemoryForWhatIsClaimed() throws Exception {
        var framing = PREFIX.limit(1 << 30);
        var readers = new FrameReader<?>[100];
        for (int i = 0; i < readers.length; i++) {
            try (SocketPair each = Socket.pair()) {
                each.first().sendAll(new byte[] {0x3f, 0, 0, 0, 1, 2, 3});
                var reader = FrameReader.of(each.second().nonBlocking(), framing);
                assertThatExceptionOfType(WouldBlockException.class).isThrownBy(reader::read);
                readers[i] = reader;
            }
        }
        assertThat(readers).hasSize(100).doesNotContainNull();
    }

    // ---- framings of one's own ----

    private record Pair(String name, int value) {}

    /// A name, '=' and four bytes; "end=" is the last.
    private static final Framing<Pair> PAIRS =
            new Framing<>() {
                @Override
                public Optional<Pair> read(FrameInput in) throws IOException {
                    var name = new String(in.readUntil(new byte[] {'='}, in.limit()), UTF_8);
                    if (name.equals("end")) return Optional.empty();
                    if (name.isEmpty())
                        throw new FrameException(in.offset(), "a pair without a name");
                    int value = 0;
                    for (int i = 0; i < 4; i++) value = value << 8 | in.readByte();
                    return Optional.of(new Pair(name, value));
                }

                @Override
                public void write(Pair pair, FrameOutput out) throws IOException {
                    out.write((pair.name() + "=").getBytes(UTF_8));
                    if (pair.value() == 13) throw new IllegalArgumentException("unlucky");
                    for (int i = 3; i >= 0; i--) out.writeByte(pair.value() >> 8 * i);
                }
            };

    @Test
    void aFramingOfOnesOwn() throws Exception {
        var writer = FrameWriter.of(near, PAIRS);
        writer.write(new Pair("one", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(new Pair("bad", 13)));
        writer.write(new Pair("minus", -2)).flush();
        near.sendAll("end=more".getBytes(UTF_8));
        var reader = FrameReader.of(far, PAIRS);
        assertThat(reader.read()).hasValue(new Pair("one", 1));
        assertThat(reader.read()).hasValue(new Pair("minus", -2));
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void itsLimitIsKeptForIt() throws Exception {
        near.timeout(Duration.ofSeconds(10));
        var sending =
                ThreadKind.VIRTUAL.start(() -> {
                    near.sendAll(new byte[Limit.DEFAULT + 1]);
                    return null;
                });
        var reader = FrameReader.of(far, PAIRS);
        assertThatExceptionOfType(FrameTooLongException.class)
                .isThrownBy(reader::read)
                .withMessageContaining("no delimiter within the limit of 65535 bytes");
        sending.result();
        Framing<byte[]> greedy =
                new Framing<>() {
                    @Override
                    public Optional<byte[]> read(FrameInput in) throws IOException {
                        in.readByte();
                        return Optional.of(in.readExactly(in.limit() + 1));
                    }

                    @Override
                    public void write(byte[] frame, FrameOutput out) {}

                    @Override
                    public int limit() {
                        return 7;
                    }
                };
        near.sendAll(new byte[100]);
        assertThatExceptionOfType(FrameTooLongException.class)
                .isThrownBy(() -> FrameReader.of(far, greedy).read())
                .withMessageContaining(
                        "7 bytes more than the 1 read so far are over the limit of 7");
    }

    @Test
    void aFramingThatReadsNothingIsFoundOut() throws Exception {
        Framing<String> nothing =
                new Framing<>() {
                    @Override
                    public Optional<String> read(FrameInput in) {
                        return Optional.of("");
                    }

                    @Override
                    public void write(String frame, FrameOutput out) {}
                };
        near.sendAll(new byte[1]);
        var reader = FrameReader.of(far, nothing);
        assertThatIllegalStateException().isThrownBy(reader::read);
    }

    // ---- many at once ----

    @ParameterizedTest
    @EnumSource
    void eachFrameIsWholeWhoeverWrites(ThreadKind kind) throws Exception {
        int writers = 4;
        int frames = 500;
        var writer = FrameWriter.of(near, PREFIX);
        var threads = new java.util.ArrayList<ThreadKind.Running<Void>>();
        for (int i = 0; i < writers; i++) {
            int number = i;
            threads.add(
                    kind.start(() -> {
                        for (int n = 0; n < frames; n++) {
                            byte[] frame = new byte[1 + n];
                            Arrays.fill(frame, (byte) number);
                            writer.write(frame).flush();
                        }
                        return null;
                    }));
        }
        var reader = FrameReader.of(far, PREFIX);
        Map<Integer, Integer> next = new HashMap<>();
        for (int i = 0; i < writers * frames; i++) {
            byte[] frame = reader.read().orElseThrow();
            byte[] expected = new byte[frame.length];
            Arrays.fill(expected, frame[0]);
            assertThat(frame).isEqualTo(expected);
            assertThat(frame.length).isEqualTo(next.merge((int) frame[0], 1, Integer::sum));
        }
        for (var thread : threads) thread.result();
    }

    @Test
    void manyFramesGoOutWithoutBeingFlushed() throws Exception {
        var writer = FrameWriter.of(near.nonBlocking(), PREFIX);
        for (int i = 0; i < 70; i++) writer.write(new byte[1000]);
        var reader = FrameReader.of(far.nonBlocking(), PREFIX);
        for (int i = 0; i < 60; i++) assertThat(reader.read()).isPresent();
    }

    // ---- a peer that no one here wrote ----

    @Test
    @RequiresCommand("python3")
    void python() throws Exception {
        try (var listener = Socket.createServer(io.sockeye.address.SocketAddress.loopback(0));
                var peer =
                        Peer.python(
                                """
                                import socket, struct, sys
                                s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)
                                f = s.makefile("rb")
                                while True:
                                    head = f.read(4)
                                    if not head: break
                                    data = f.read(struct.unpack("<I", head)[0])[::-1]
                                    for part in (struct.pack("<I", len(data)), data[:1], data[1:]):
                                        s.sendall(part)
                                """,
                                listener.localAddress(io.sockeye.address.IpSocketAddress.class)
                                        .port());
                var connection = listener.accept().timeout(Duration.ofSeconds(20))) {
            var framing = PREFIX.littleEndian();
            var writer = FrameWriter.of(connection, framing);
            var reader = FrameReader.of(connection, framing);
            writer.write("first".getBytes(UTF_8)).write(new byte[0]).write("third".getBytes(UTF_8));
            writer.flush();
            assertThat(reader.read()).hasValue("tsrif".getBytes(UTF_8));
            assertThat(reader.read()).hasValue(new byte[0]);
            assertThat(reader.read()).hasValue("driht".getBytes(UTF_8));
            connection.shutdown(Shutdown.SHUT_WR);
            assertThat(reader.read()).isEmpty();
            assertThat(peer.exitCode()).isZero();
        }
    }
}
