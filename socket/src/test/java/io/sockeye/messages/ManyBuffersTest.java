package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// More buffers than IOV_MAX, which is 1024: on the heap and off it, empty ones among them.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ManyBuffersTest {
    private static final int COUNT = 2500;

    /// Of each kind of socket two that are connected.
    enum Ends {
        TCP {
            @Override
            SocketPair open() throws IOException {
                try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
                    var near = Socket.open(AF_INET, SOCK_STREAM);
                    return new SocketPair(near.connect(listener.localAddress()), listener.accept());
                }
            }
        },
        UNIX_STREAM {
            @Override
            SocketPair open() throws IOException {
                return Socket.pair();
            }
        },
        UDP {
            @Override
            SocketPair open() throws IOException {
                return Udp.UDP4.pair();
            }
        },
        UNIX_DATAGRAM {
            @Override
            SocketPair open() throws IOException {
                return Socket.pair(AF_UNIX, SOCK_DGRAM);
            }
        },
        UNIX_SEQPACKET {
            @Override
            SocketPair open() throws IOException {
                return Socket.pair(AF_UNIX, SOCK_SEQPACKET);
            }
        };

        abstract SocketPair open() throws IOException;
    }

    static Stream<Arguments> ends() {
        return Stream.of(ThreadKind.values())
                .flatMap(kind -> Stream.of(Ends.values()).map(ends -> Arguments.of(kind, ends)));
    }

    /// 0 to 40 bytes each, less than a datagram of UDP in all.
    private static ByteBuffer[] buffers() {
        var random = new Random(COUNT);
        var buffers = new ByteBuffer[COUNT];
        for (int i = 0; i < COUNT; i++) {
            byte[] data = new byte[i % 3 == 0 ? 0 : random.nextInt(40)];
            random.nextBytes(data);
            buffers[i] =
                    i % 2 == 0
                            ? ByteBuffer.wrap(data)
                            : ByteBuffer.allocateDirect(data.length).put(data).flip();
        }
        return buffers;
    }

    private static byte[] joined(ByteBuffer... buffers) {
        int size = 0;
        for (var buffer : buffers) size += buffer.remaining();
        var joined = ByteBuffer.allocate(size);
        for (var buffer : buffers) joined.put(buffer.duplicate());
        return joined.array();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void allOfThemArriveInAsManyOthers(ThreadKind kind, Ends ends) throws Exception {
        var source = buffers();
        byte[] data = joined(source);
        kind.call(() -> {
            try (var pair = ends.open()) {
                var message = Message.of(source);
                int sent = pair.first().sendMessage(message);
                assertThat(sent).isEqualTo(data.length);
                assertThat(source).noneMatch(ByteBuffer::hasRemaining);
                var target = new ArrayList<ByteBuffer>();
                for (int i = 0; i < COUNT + 500; i++)
                    target.add(
                            i % 2 == 0
                                    ? ByteBuffer.allocate(i % 5 * 15)
                                    : ByteBuffer.allocateDirect(i % 7 * 10));
                int count = 0;
                while (count < data.length) {
                    try (var part = pair.second().recvMessageInto(target, 0, MessageFlags.none())) {
                        count += part.count();
                    }
                }
                assertThat(joined(flipped(target))).isEqualTo(data);
            }
            return 0;
        });
    }

    private static ByteBuffer[] flipped(List<ByteBuffer> buffers) {
        return buffers.stream().map(ByteBuffer::flip).toArray(ByteBuffer[]::new);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void emptyOnesAlone(ThreadKind kind, Ends ends) throws Exception {
        kind.call(() -> {
            try (var pair = ends.open()) {
                var none = Message.of(ByteBuffer.allocate(0), ByteBuffer.allocateDirect(0));
                pair.first().sendAll(none);
                pair.first().sendAll(Message.of());
                pair.first().sendAll(Message.of(new byte[] {7}));
                boolean stream = ends == Ends.TCP || ends == Ends.UNIX_STREAM;
                for (int i = 0; i < (stream ? 0 : 2); i++)
                    assertThat(pair.second().recv(10)).isEmpty();
                assertThat(pair.second().recv(10)).containsExactly(7);
            }
            return 0;
        });
    }

    // ---- sendAll ----

    @ParameterizedTest
    @EnumSource
    void aStreamTakesAllOfThem(ThreadKind kind) throws Exception {
        for (var ends : new Ends[] {Ends.TCP, Ends.UNIX_STREAM}) {
            var source = new ByteBuffer[COUNT];
            byte[] data = new byte[COUNT * 997];
            new Random(1).nextBytes(data);
            for (int i = 0; i < COUNT; i++) source[i] = ByteBuffer.wrap(data, i * 997, 997);
            try (var pair = ends.open()) {
                pair.first().set(SO_SNDBUF, 1);
                var sent =
                        kind.start(() -> {
                            pair.first().sendAll(Message.of(source));
                            return 0;
                        });
                assertThat(pair.second().recvExactly(data.length)).isEqualTo(data);
                sent.result();
                assertThat(source).noneMatch(ByteBuffer::hasRemaining);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void controlMessagesGoOnce(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            byte[] data = new byte[2_000_000];
            var message = Message.of(data).with(new PassedDescriptors(List.of(pair.first())));
            var sent =
                    kind.start(() -> {
                        pair.first().sendAll(message);
                        return 0;
                    });
            int passed = 0;
            for (int count = 0; count < data.length; ) {
                try (var part = pair.second().recvMessage(65_536)) {
                    count += part.count();
                    passed += part.control().size();
                }
            }
            sent.result();
            assertThat(passed).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodysBytesComeBetween(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            var writers = new ArrayList<ThreadKind.Running<Integer>>();
            int size = 1_000_000;
            for (byte i = 0; i < 4; i++) {
                byte[] data = new byte[size];
                Arrays.fill(data, i);
                writers.add(
                        kind.start(() -> {
                            pair.first()
                                    .sendAll(
                                            Message.of(
                                                    ByteBuffer.wrap(data, 0, 400_000),
                                                    ByteBuffer.wrap(data, 400_000, 600_000)));
                            return 0;
                        }));
            }
            for (int i = 0; i < 4; i++) {
                byte[] one = pair.second().recvExactly(size);
                for (byte value : one)
                    if (value != one[0]) throw new AssertionError("mixed with " + value);
            }
            for (var writer : writers) writer.result();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTimeoutSaysHowMuchWentOut(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            pair.first().timeout(Duration.ofMillis(30));
            var first = ByteBuffer.allocate(100_000);
            var second = ByteBuffer.allocateDirect(5_000_000);
            var late =
                    (InterruptedIOException)
                            kind.start(
                                            () -> {
                                                pair.first().sendAll(Message.of(first, second));
                                                return 0;
                                            })
                                    .failure();
            assertThat(late).isInstanceOf(SocketTimeoutException.class);
            assertThat(late.bytesTransferred)
                    .isPositive()
                    .isEqualTo(first.position() + second.position());
            pair.first().blocking();
            var rest =
                    kind.start(() -> {
                        pair.first().sendAll(Message.of(first, second));
                        return 0;
                    });
            pair.second().recvExactly(5_100_000);
            rest.result();
        }
    }
}
