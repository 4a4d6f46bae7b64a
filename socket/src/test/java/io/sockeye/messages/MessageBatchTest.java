package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_RX_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_SOFTWARE;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPING;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPNS;
import static io.sockeye.option.UdpOptions.UDP_GRO;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.MessageBatch;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.option.Timestamping;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Many datagrams in one call.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class MessageBatchTest {
    private static final SocketAddress NONE = SocketAddress.none();

    private static byte[] bytes(int seed, int size) {
        byte[] data = new byte[size];
        new Random(seed).nextBytes(data);
        return data;
    }

    private static void put(MessageBatch batch, int slot, byte[] data, SocketAddress to) {
        MemorySegment.copy(data, 0, batch.segment(slot), JAVA_BYTE, 0, data.length);
        batch.set(slot, data.length, to);
    }

    private static byte[] data(MessageBatch batch, int slot) {
        return batch.segment(slot).asSlice(0, batch.length(slot)).toArray(JAVA_BYTE);
    }

    private interface Body {
        void run() throws Exception;
    }

    private static void on(ThreadKind kind, Body body) throws Exception {
        kind.call(() -> {
            body.run();
            return 0;
        });
    }

    // ---- UDP ----

    @ParameterizedTest
    @EnumSource
    void datagramsOfManyLengthsGoOutAndComeInInOrder(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    for (var udp : Udp.values()) {
                        try (var pair = udp.pair();
                                var out = MessageBatch.allocate(50, 3000);
                                var in = MessageBatch.allocate(64, 3000)) {
                            for (int i = 0; i < 50; i++) put(out, i, bytes(i, i * 60), NONE);
                            assertThat(pair.first().sendMessages(out)).isEqualTo(50);
                            assertThat(pair.second().recvMessages(in)).isEqualTo(50);
                            for (int i = 0; i < 50; i++) {
                                assertThat(data(in, i)).isEqualTo(bytes(i, i * 60));
                                assertThat(in.address(i)).isEqualTo(pair.first().localAddress());
                                assertThat(in.truncated(i)).isFalse();
                                assertThat(in.segmentSize(i)).isZero();
                            }
                            assertThat(in.length(50)).as("a slot that is empty").isZero();
                            assertThat(in.address(50)).isEqualTo(NONE);
                        }
                    }
                });
    }

    // ---- times ----

    /// Both kinds of stamps, and none where nobody has asked for them; beside the size of the segments.
    @Test
    void theKernelSaysWhenADatagramArrived() throws Exception {
        var kernelsTimes =
                Timestamping.of(SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE);
        for (var udp : Udp.values()) {
            try (var pair = udp.pair();
                    var batch = MessageBatch.allocate(4, 100)) {
                var receiver = pair.second();
                receiver.set(UDP_GRO, true);
                pair.first().send(new byte[1]);
                assertThat(receiver.recvMessages(batch)).isEqualTo(1);
                assertThat(batch.timeNanos(0)).as("without the option").isZero();
                receiver.set(SO_TIMESTAMPNS, true);
                assertThat(arrival(pair.first(), receiver, batch)).isPositive();
                receiver.set(SO_TIMESTAMPNS, false).set(SO_TIMESTAMPING, kernelsTimes);
                assertThat(arrival(pair.first(), receiver, batch)).isPositive();
                batch.set(0, 1, NONE);
                assertThat(batch.timeNanos(0)).as("what is to be sent").isZero();
                receiver.set(SO_TIMESTAMPING, Timestamping.of(0));
                pair.first().send(new byte[1]);
                assertThat(receiver.recvMessages(batch)).isEqualTo(1);
                assertThat(batch.timeNanos(0)).as("not that of the one before").isZero();
            }
        }
    }

    /// SO_TIMESTAMPING takes effect a moment after it was set, from a work queue of the kernel's; what came before has no time.
    private static long arrival(Socket sender, Socket receiver, MessageBatch batch)
            throws Exception {
        long before;
        int count;
        do {
            before = nanos(Instant.now());
            for (int i = 0; i < 3; i++) sender.send(new byte[i]);
            count = receiver.recvMessages(batch);
        } while (batch.timeNanos(0) == 0);
        long after = nanos(Instant.now());
        for (int slot = 0; slot < count; slot++)
            assertThat(batch.timeNanos(slot)).isBetween(before, after);
        assertThat(batch.timeNanos(3)).as("an empty slot").isZero();
        return batch.timeNanos(0);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    /// Whoever waits for one gets it at once, with what else is there.
    @ParameterizedTest
    @EnumSource
    void receivingWaitsForTheFirstOnly(ThreadKind kind) throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var received =
                    kind.start(() -> {
                        try (var batch = MessageBatch.allocate(8, 100)) {
                            int count = pair.second().recvMessages(batch);
                            return count + " " + new String(data(batch, 0));
                        }
                    });
            received.awaitWaiting();
            pair.first().send("first".getBytes());
            assertThat(received.result()).isEqualTo("1 first");
        }
    }

    @Test
    void allSlotsAreTakenWhateverTheLimitIsAndNoMore() throws Exception {
        try (var pair = Udp.UDP4.pair();
                var batch = MessageBatch.allocate(4, 100)) {
            for (int i = 0; i < 6; i++) pair.first().send(new byte[i]);
            assertThat(pair.second().recvMessages(batch.limit(1))).isEqualTo(4);
            assertThat(pair.second().recvMessages(batch)).isEqualTo(2);
            assertThat(batch.length(1)).isEqualTo(5);
            assertThat(batch.length(2)).as("of the call before").isZero();
        }
    }

    @Test
    void whatIsTooLongIsCutAndSaysSo() throws Exception {
        try (var pair = Udp.UDP4.pair();
                var batch = MessageBatch.allocate(3, 10)) {
            for (int size : new int[] {10, 11, 9}) pair.first().send(bytes(size, size));
            assertThat(pair.second().recvMessages(batch)).isEqualTo(3);
            assertThat(batch.truncated(0)).isFalse();
            assertThat(batch.truncated(1)).isTrue();
            assertThat(batch.truncated(2)).isFalse();
            assertThat(batch.length(1)).isEqualTo(10);
            assertThat(data(batch, 1)).isEqualTo(Arrays.copyOf(bytes(11, 11), 10));
            // What goes out again was not cut.
            batch.set(1, 3, NONE);
            assertThat(batch.truncated(1)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReceivedGoesBackToItsSenders(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    for (var udp : Udp.values()) {
                        try (var server = udp.bound();
                                var one = udp.bound();
                                var two = udp.bound();
                                var batch = MessageBatch.allocate(8, 100)) {
                            one.sendTo(bytes(1, 10), server.localAddress());
                            two.sendTo(bytes(2, 20), server.localAddress());
                            one.sendTo(bytes(3, 0), server.localAddress());
                            int count = server.recvMessages(batch);
                            assertThat(count).isEqualTo(3);
                            assertThat(server.sendMessages(batch.limit(count))).isEqualTo(3);
                            assertThat(one.recv(100)).isEqualTo(bytes(1, 10));
                            assertThat(two.recv(100)).isEqualTo(bytes(2, 20));
                            assertThat(one.recv(100)).isEmpty();
                        }
                    }
                });
    }

    // ---- segments ----

    @ParameterizedTest
    @EnumSource(Udp.class)
    void manySegmentsArriveAsOneAndGoBackAsTheyCame(Udp udp) throws Exception {
        int piece = 1400;
        byte[] data = bytes(43, 43 * piece - 300);
        try (var server = udp.bound().set(UDP_GRO, true);
                var client = udp.bound().set(UDP_GRO, true);
                var batch = MessageBatch.allocate(4, 65535)) {
            put(batch, 0, data, server.localAddress());
            batch.segmentSize(0, piece);
            put(batch, 1, bytes(5, 700), server.localAddress());
            assertThat(client.sendMessages(batch.limit(2))).isEqualTo(2);

            int count = server.recvMessages(batch);
            assertThat(count).isEqualTo(2);
            assertThat(batch.segmentSize(0)).isEqualTo(piece);
            assertThat(data(batch, 0)).isEqualTo(data);
            assertThat(batch.segmentSize(1)).as("it came alone").isZero();
            assertThat(server.sendMessages(batch.limit(count))).isEqualTo(2);

            try (var message = client.recvMessage(65535)) {
                assertThat(message.data()).isEqualTo(data);
                assertThat(message.control().toString()).contains("bytes=" + piece);
            }
            assertThat(client.recv(1000)).isEqualTo(bytes(5, 700));
        }
    }

    /// The kernel puts other control messages before that of the segments.
    @Test
    void theSizeIsFoundBehindATimestamp() throws Exception {
        try (var pair = Udp.UDP4.pair();
                var batch = MessageBatch.allocate(2, 65535)) {
            pair.second().set(UDP_GRO, true).set(SO_TIMESTAMPNS, true);
            batch.set(0, 2500, NONE).segmentSize(0, 1000).limit(1);
            assertThat(pair.first().sendMessages(batch)).isEqualTo(1);
            assertThat(pair.second().recvMessages(batch)).isEqualTo(1);
            assertThat(batch.segmentSize(0)).isEqualTo(1000);
            pair.first().send(new byte[9]);
            assertThat(pair.second().recvMessages(batch)).isEqualTo(1);
            assertThat(batch.segmentSize(0)).as("a timestamp alone").isZero();
        }
    }

    @Test
    @RequiresCommand("python3")
    void pythonSeesEachSegment() throws Exception {
        var script =
                """
                import socket
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
                s.bind(("127.0.0.1", 0))
                print(s.getsockname()[1])
                sizes = [len(s.recv(65535)) for _ in range(43)]
                print(sizes == [1400] * 43)
                """;
        try (var python = Peer.python(script);
                var socket = Udp.UDP4.bound();
                var batch = MessageBatch.allocate(1, 65535)) {
            int port = Integer.parseInt(python.line());
            batch.set(0, 43 * 1400, SocketAddress.loopback(port)).segmentSize(0, 1400);
            assertThat(socket.sendMessages(batch)).isEqualTo(1);
            assertThat(python.line()).isEqualTo("True");
        }
    }

    @Test
    void segmentsThatDoNotFitAreRefusedWithTheAddress() throws Exception {
        try (var socket = Udp.UDP4.bound();
                var far = Udp.UDP4.bound();
                var batch = MessageBatch.allocate(2, 65535)) {
            batch.set(0, 60_000, far.localAddress()).segmentSize(0, 100).limit(1); // 600 of them
            var refused =
                    catchThrowableOfType(ErrnoException.class, () -> socket.sendMessages(batch));
            assertThat(refused.is(Errno.EINVAL, Errno.EMSGSIZE)).as("%s", refused).isTrue();
            assertThat(refused)
                    .hasMessageStartingWith("sendmmsg ")
                    .hasMessageContaining(far.localAddress().toString());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.segmentSize(0, 65536))
                    .withMessageContaining("65536");
        }
    }

    // ---- what stops it ----

    /// The kernel's rule: the count first, and the error to whoever goes on.
    @Test
    void anErrorAfterSomeIsMetByWhoeverGoesOn() throws Exception {
        try (var socket = Udp.UDP4.bound();
                var far = Udp.UDP4.bound();
                var batch = MessageBatch.allocate(4, 65535)) {
            var to = far.localAddress();
            for (int i = 0; i < 4; i++) batch.set(i, i == 2 ? 65535 : i, to); // more than UDP has
            assertThat(socket.sendMessages(batch)).isEqualTo(2);
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class, () -> socket.sendMessages(batch.range(2, 4)));
            assertThat(refused.is(Errno.EMSGSIZE)).isTrue();
            assertThat(refused.peer()).isEqualTo(to);
            assertThat(socket.sendMessages(batch.range(3, 4))).isEqualTo(1);
            assertThat(far.recvMessages(batch)).isEqualTo(3);
            assertThat(batch.length(2)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendingGoesOnUntilAllHaveGone(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            var sent =
                    kind.start(() -> {
                        try (var batch = MessageBatch.allocate(2000, 100)) {
                            for (int i = 0; i < 2000; i++) put(batch, i, bytes(i, 50), NONE);
                            return pair.first().sendMessages(batch);
                        }
                    });
            sent.awaitWaiting();
            for (int i = 0; i < 2000; i++)
                assertThat(pair.second().recv(100)).isEqualTo(bytes(i, 50));
            assertThat(sent.result()).isEqualTo(2000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTimeoutIsAnsweredByTheCountAndThenThrown(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM);
                            var batch = MessageBatch.allocate(2000, 100)) {
                        for (int i = 0; i < 2000; i++) put(batch, i, bytes(i, 50), NONE);
                        pair.first().timeout(Duration.ofMillis(20));
                        int some = pair.first().sendMessages(batch);
                        assertThat(some).isBetween(1, 1999);
                        assertThatExceptionOfType(SocketTimeoutException.class)
                                .isThrownBy(
                                        () -> pair.first().sendMessages(batch.range(some, 2000)));
                        assertThat(pair.first().trySendMessages(batch))
                                .isEqualTo(Socket.WOULD_BLOCK);
                        for (int i = 0; i < some; i++)
                            assertThat(pair.second().recv(100)).isEqualTo(bytes(i, 50));
                        assertThat(pair.first().sendMessages(batch.range(some, some + 1)))
                                .isEqualTo(1);
                        assertThat(pair.second().recv(100)).isEqualTo(bytes(some, 50));
                    }
                });
    }

    @Test
    void aNonBlockingSocketSaysThatItWouldBlock() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM);
                var batch = MessageBatch.allocate(2000, 10)) {
            pair.first().nonBlocking();
            pair.second().nonBlocking();
            assertThat(pair.second().tryRecvMessages(batch)).isEqualTo(Socket.WOULD_BLOCK);
            assertThatExceptionOfType(WouldBlockException.class)
                    .isThrownBy(() -> pair.second().recvMessages(batch))
                    .withMessageStartingWith("recvmmsg");
            assertThat(pair.first().sendMessages(batch)).isBetween(1, 1999);
            assertThat(pair.first().trySendMessages(batch)).isEqualTo(Socket.WOULD_BLOCK);
            assertThatExceptionOfType(WouldBlockException.class)
                    .isThrownBy(() -> pair.first().sendMessages(batch))
                    .withMessageStartingWith("sendmmsg");
            assertThat(pair.first().sendMessages(batch.limit(0))).isZero();
        }
    }

    @Test
    void afterShutdownNothingComes() throws Exception {
        try (var socket = Udp.UDP4.bound();
                var batch = MessageBatch.allocate(2, 10)) {
            socket.connect(socket.localAddress()).shutdown(Shutdown.SHUT_RD);
            assertThat(socket.recvMessages(batch)).isZero();
        }
    }

    // ---- other families ----

    @Test
    void unixDatagramsWithAndWithoutNames() throws Exception {
        try (var server = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
                var named = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
                var nameless = Socket.open(AF_UNIX, SOCK_DGRAM);
                var batch = MessageBatch.allocate(4, 100)) {
            named.sendTo(bytes(1, 10), server.localAddress());
            nameless.sendTo(bytes(2, 10), server.localAddress());
            assertThat(server.recvMessages(batch)).isEqualTo(2);
            assertThat(batch.address(0)).isEqualTo(named.localAddress());
            assertThat(batch.address(1)).isEqualTo(NONE);
            assertThat(server.sendMessages(batch.limit(1))).isEqualTo(1);
            assertThat(named.recv(100)).isEqualTo(bytes(1, 10));
        }
    }

    /// Nobody would close them.
    @Test
    void descriptorsThatASenderPassesAreDropped() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM);
                var udp = Udp.UDP4.pair();
                var file = OwnedDescriptor.open(Path.of("pom.xml"));
                var batch = MessageBatch.allocate(4, 100)) {
            // Room for control messages from before.
            udp.first().send(bytes(1, 1));
            assertThat(udp.second().recvMessages(batch)).isEqualTo(1);
            int before = NoLeaks.open().size();
            for (int i = 0; i < 3; i++) pair.first().sendDescriptors(bytes(i, 5), file);
            assertThat(pair.second().recvMessages(batch)).isEqualTo(3);
            assertThat(NoLeaks.open()).hasSize(before);
            assertThat(data(batch, 2)).isEqualTo(bytes(2, 5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsOfASequencedConnection(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var pair = Socket.pair(AF_UNIX, SOCK_SEQPACKET);
                            var batch = MessageBatch.allocate(4, 100)) {
                        for (int i = 0; i < 4; i++) put(batch, i, bytes(i, 10 + i), NONE);
                        assertThat(pair.first().sendMessages(batch.limit(3))).isEqualTo(3);
                        pair.first().shutdown(Shutdown.SHUT_WR);
                        assertThat(pair.second().recvMessages(batch)).isEqualTo(4);
                        assertThat(data(batch, 2)).isEqualTo(bytes(2, 12));
                        assertThat(batch.length(3)).as("the end").isZero();
                    }
                });
    }

    @Test
    void aStreamHasNoDatagrams() throws Exception {
        try (var pair = Socket.pair();
                var batch = MessageBatch.allocate(2, 10)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.first().sendMessages(batch))
                    .withMessage("a batch holds datagrams, this is a SOCK_STREAM");
            assertThatIllegalArgumentException().isThrownBy(() -> pair.first().recvMessages(batch));
        }
    }

    // ---- whose it is, and how long ----

    @ParameterizedTest
    @EnumSource
    void anotherThreadIsRefused(ThreadKind kind) throws Exception {
        try (SocketPair pair = Udp.UDP4.pair();
                var batch = MessageBatch.allocate(2, 10)) {
            batch.set(0, 5, NONE).limit(1);
            pair.first().send(bytes(1, 1));
            for (Body misuse :
                    new Body[] {
                        () -> pair.first().sendMessages(batch),
                        () -> pair.second().recvMessages(batch),
                        () -> batch.set(0, 1, NONE),
                        () -> batch.address(0),
                        () -> batch.length(0),
                        batch::close
                    }) {
                assertThat(
                                kind.start(
                                                () -> {
                                                    misuse.run();
                                                    return 0;
                                                })
                                        .failure())
                        .isInstanceOf(WrongThreadException.class);
            }
            assertThat(pair.second().recvMessages(batch)).as("nothing is lost").isEqualTo(1);
        }
    }

    @Test
    void whatIsClosedIsRefused() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var batch = MessageBatch.allocate(2, 10);
            pair.first().send(bytes(1, 1));
            var segment = batch.segment(1);
            batch.close();
            for (Body misuse :
                    new Body[] {
                        () -> pair.first().sendMessages(batch),
                        () -> pair.first().sendMessages(batch.limit(0)),
                        () -> pair.second().recvMessages(batch),
                        () -> batch.set(0, 1, NONE),
                        () -> batch.length(1),
                        () -> segment.get(JAVA_BYTE, 0),
                        batch::close
                    }) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(misuse::run)
                        .withMessageContaining("closed");
            }
            assertThat(pair.second().recv(10)).as("nothing is lost").hasSize(1);
        }
    }

    @Test
    void aClosedSocketIsRefused() throws Exception {
        try (var batch = MessageBatch.allocate(2, 10)) {
            var socket = Udp.UDP4.bound();
            socket.close();
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> socket.recvMessages(batch));
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> socket.sendMessages(batch.limit(0)));
        }
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageBatch.allocate(0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageBatch.allocate(10, 0));
        try (var batch = MessageBatch.allocate(2, 10)) {
            assertThat(batch.toString()).isEqualTo("MessageBatch[2 slots of 10 bytes]");
            assertThat(batch.slots()).isEqualTo(2);
            assertThat(batch.segment(1)).isSameAs(batch.segment(1));
            assertThat(batch.segment(1).byteSize()).isEqualTo(10);
            assertThatIllegalArgumentException().isThrownBy(() -> batch.limit(3));
            assertThatIllegalArgumentException().isThrownBy(() -> batch.limit(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> batch.range(2, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> batch.set(0, 11, NONE));
            assertThatIllegalArgumentException().isThrownBy(() -> batch.set(0, -1, NONE));
            for (int slot : new int[] {-1, 2}) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> batch.length(slot));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> batch.segment(slot));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> batch.set(slot, 1, NONE));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> batch.segmentSize(slot, 1));
            }
        }
    }

    /// Small buffers, so that the sender waits for the receiver many times.
    @ParameterizedTest
    @EnumSource
    void thousandsPassThroughSmallQueues(ThreadKind kind) throws Exception {
        int all = 20_000;
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.first().set(SO_SNDBUF, 1);
            var sent =
                    kind.start(() -> {
                        try (var batch = MessageBatch.allocate(64, 8)) {
                            for (int at = 0; at < all; at += 50) {
                                for (int i = 0; i < 50; i++) {
                                    batch.segment(i).set(JAVA_BYTE, 0, (byte) (at + i));
                                    batch.set(i, 1, NONE);
                                }
                                pair.first().sendMessages(batch.limit(50));
                            }
                            return all;
                        }
                    });
            on(
                    kind,
                    () -> {
                        try (var batch = MessageBatch.allocate(16, 8)) {
                            for (int at = 0; at < all; ) {
                                int count = pair.second().recvMessages(batch);
                                for (int i = 0; i < count; i++, at++)
                                    assertThat(batch.segment(i).get(JAVA_BYTE, 0))
                                            .isEqualTo((byte) at);
                            }
                        }
                    });
            assertThat(sent.result()).isEqualTo(all);
        }
    }
}
