package io.sockeye.bulk;

import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Many bytes through every kind of stream, by every verb that moves many: what arrives has the SHA-256 of what was sent.
@ExtendWith(NoLeaks.class)
@Timeout(120)
class BulkTest {
    private static final int FEW = 1_000_000;
    private static final int MANY = 100_000_000;

    @TempDir Path folder;

    /// Two ends of a stream.
    interface Opening {
        SocketPair open() throws IOException;
    }

    /// Streams that every kernel has.
    enum Ends implements Opening {
        TCP4,
        TCP6,
        UNIX;

        @Override
        public SocketPair open() throws IOException {
            if (this == UNIX) return Socket.pair();
            var address = SocketAddress.inet(this == TCP4 ? "127.0.0.1" : "::1", 0);
            try (var listener = Socket.createServer(address)) {
                var near = Socket.open(address.family(), SOCK_STREAM);
                return new SocketPair(near.connect(listener.localAddress()), listener.accept());
            }
        }
    }

    /// From one socket to another; the sender's half is shut by the test.
    interface Sending {
        void send(Socket socket, byte[] data) throws Exception;
    }

    interface Receiving {
        void receive(Socket socket, MessageDigest digest) throws Exception;
    }

    static Stream<Arguments> ways() {
        return Stream.of(ThreadKind.values())
                .flatMap(kind -> Stream.of(Ends.values()).map(ends -> Arguments.of(kind, ends)));
    }

    private static byte[] bytes(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    static void move(ThreadKind kind, Opening ends, int size, Sending sending, Receiving receiving)
            throws Exception {
        byte[] data = bytes(size);
        try (var pair = ends.open()) {
            var sent =
                    kind.start(() -> {
                        sending.send(pair.first(), data);
                        pair.first().shutdown(Shutdown.SHUT_WR);
                        return 0;
                    });
            var got = MessageDigest.getInstance("SHA-256");
            var received =
                    kind.start(() -> {
                        receiving.receive(pair.second(), got);
                        return 0;
                    });
            received.task().get();
            sent.task().get();
            assertThat(got.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
        }
    }

    static void receive(Socket socket, MessageDigest digest) throws IOException {
        byte[] some = new byte[200_000];
        for (int count; (count = socket.recvInto(some)) > 0; ) digest.update(some, 0, count);
    }

    // ---- reads of one byte ----

    static void receiveSingly(Socket socket, MessageDigest digest) throws IOException {
        byte[] one = new byte[1];
        while (socket.recvInto(one) > 0) digest.update(one);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void byteByByte(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, FEW / 10, Socket::sendAll, BulkTest::receiveSingly);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("slow")
    void moreByteByByte(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, FEW, Socket::sendAll, BulkTest::receiveSingly);
    }

    // ---- the smallest send buffer ----

    private static void sendThroughSmallBuffer(Socket socket, byte[] data) throws IOException {
        socket.set(SO_SNDBUF, 1);
        socket.sendAll(data);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void smallSendBuffer(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, FEW, BulkTest::sendThroughSmallBuffer, BulkTest::receive);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("slow")
    void moreThroughASmallSendBuffer(ThreadKind kind, Ends ends) throws Exception {
        int size = ends == Ends.UNIX ? MANY : MANY / 20; // of TCP the acknowledgments take long
        move(kind, ends, size, BulkTest::sendThroughSmallBuffer, BulkTest::receive);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("soak")
    void muchThroughASmallSendBuffer(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, MANY, BulkTest::sendThroughSmallBuffer, BulkTest::receive);
    }

    // ---- files: out of one and into another ----

    private void files(ThreadKind kind, Ends ends, int size) throws Exception {
        var source = folder.resolve("source");
        var target = folder.resolve("target");
        move(
                kind,
                ends,
                size,
                (socket, data) -> {
                    Files.write(source, data);
                    assertThat(socket.sendFile(source)).isEqualTo(size);
                },
                (socket, digest) -> {
                    try (var file =
                            OwnedDescriptor.open(
                                    target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                        assertThat(socket.recvFile(file, 0, Long.MAX_VALUE)).isEqualTo(size);
                    }
                    digest.update(Files.readAllBytes(target));
                });
        Files.delete(source);
        Files.delete(target);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void fromFileToFile(ThreadKind kind, Ends ends) throws Exception {
        files(kind, ends, FEW);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("slow")
    void muchFromFileToFile(ThreadKind kind, Ends ends) throws Exception {
        files(kind, ends, MANY);
    }

    // ---- splice: over another stream, and back over this kind ----

    private static void spliced(ThreadKind kind, Ends ends, int size) throws Exception {
        for (var other : Ends.values()) {
            if (size == MANY && other == Ends.TCP6) continue; // as TCP4
            try (var hop = other.open()) {
                move(
                        kind,
                        ends,
                        size,
                        (socket, data) -> {
                            var feeding =
                                    kind.start(() -> {
                                        hop.first().sendAll(data);
                                        hop.first().shutdown(Shutdown.SHUT_WR);
                                        return 0;
                                    });
                            assertThat(hop.second().splice(socket, Long.MAX_VALUE)).isEqualTo(size);
                            feeding.result();
                        },
                        BulkTest::receive);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void overAnotherStream(ThreadKind kind, Ends ends) throws Exception {
        spliced(kind, ends, FEW);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("slow")
    void muchOverAnotherStream(ThreadKind kind, Ends ends) throws Exception {
        spliced(kind, ends, MANY);
    }

    // ---- many buffers ----

    /// 2,000 at a time, of lengths from 0 to 1,999 bytes.
    private static void sendInBuffers(Socket socket, byte[] data) throws IOException {
        for (int from = 0; from < data.length; ) {
            var buffers = new ArrayList<ByteBuffer>();
            for (int i = 0; i < 2000; i++) {
                int length = Math.min(i, data.length - from);
                buffers.add(ByteBuffer.wrap(data, from, length));
                from += length;
            }
            socket.sendAll(Message.of(buffers.toArray(ByteBuffer[]::new)));
        }
    }

    static void receiveInBuffers(Socket socket, MessageDigest digest) throws IOException {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 2000; i++)
            buffers.add(i % 2 == 0 ? ByteBuffer.allocate(100) : ByteBuffer.allocateDirect(i % 90));
        while (true) {
            buffers.forEach(ByteBuffer::clear);
            try (var message = socket.recvMessageInto(buffers, 0, MessageFlags.none())) {
                if (message.count() == 0) return;
            }
            for (var buffer : buffers) digest.update(buffer.flip());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void inThousandsOfBuffers(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, FEW, BulkTest::sendInBuffers, BulkTest::receiveInBuffers);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Tag("slow")
    void muchInThousandsOfBuffers(ThreadKind kind, Ends ends) throws Exception {
        move(kind, ends, MANY, BulkTest::sendInBuffers, BulkTest::receiveInBuffers);
    }
}
