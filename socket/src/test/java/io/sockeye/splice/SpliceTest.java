package io.sockeye.splice;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.error.ConnectionException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bytes from one stream to another, or to a file, that do not enter Java.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class SpliceTest {
    private static final int LARGE = 3_000_000;

    @TempDir Path folder;

    static Stream<Arguments> ways() {
        return Stream.of(ThreadKind.values())
                .flatMap(kind ->
                        Stream.of(AF_INET, AF_UNIX)
                                .flatMap(from ->
                                        Stream.of(AF_INET, AF_UNIX)
                                                .map(to -> Arguments.of(kind, from, to))));
    }

    private static byte[] bytes(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    static SocketPair streams(AddressFamily family) throws IOException {
        if (family.equals(AF_UNIX)) return Socket.pair();
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(family, io.sockeye.address.SocketType.SOCK_STREAM);
            return new SocketPair(near.connect(listener.localAddress()), listener.accept());
        }
    }

    private static void fill(Socket socket) throws IOException {
        while (socket.trySend(new byte[16_384], 0, 16_384) > 0) continue;
    }

    /// What is there, without waiting.
    private static byte[] drained(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        byte[] some = new byte[65_536];
        for (int count; (count = socket.tryRecvInto(some, 0, some.length)) > 0; )
            all.write(some, 0, count);
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aStreamGoesToItsEndAndIsNotShut(ThreadKind kind, AddressFamily from, AddressFamily to)
            throws Exception {
        byte[] data = bytes(LARGE);
        try (var in = streams(from);
                var out = streams(to)) {
            var moved = kind.start(() -> in.second().splice(out.first(), Long.MAX_VALUE));
            var received = kind.start(() -> out.second().recvExactly(LARGE));
            in.first().sendAll(data);
            in.first().shutdown(Shutdown.SHUT_WR);
            assertThat(moved.result()).isEqualTo(LARGE);
            assertThat(received.result()).isEqualTo(data);
            assertThat(in.second().splice(out.first(), 1)).as("at the end").isZero();
            assertThat(out.second().tryRecvInto(new byte[1], 0, 1)).isEqualTo(Socket.WOULD_BLOCK);
            for (var socket : new Socket[] {in.second(), out.first()})
                assertThat(isNonBlocking(socket)).as("O_NONBLOCK is given back").isFalse();
        }
    }

    private static boolean isNonBlocking(Socket socket) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + socket.fileno())).stream()
                .filter(line -> line.startsWith("flags:"))
                .anyMatch(line -> (Integer.parseInt(line.substring(6).strip(), 8) & 04000) != 0);
    }

    /// Also of a move that the source's reset ends.
    @ParameterizedTest
    @MethodSource("ways")
    void whatHasReachedTheTargetIsTold(ThreadKind kind, AddressFamily from, AddressFamily to)
            throws Exception {
        try (var in = streams(from);
                var out = streams(to)) {
            in.second().sendAll(new byte[] {1}); // left unread, it makes a reset of the close
            in.first().sendAll(bytes(50_000));
            in.first().close();
            var told = new AtomicLong();
            assertThat(
                            kind.start(() ->
                                            in.second()
                                                    .splice(
                                                            out.first(),
                                                            Long.MAX_VALUE,
                                                            told::addAndGet))
                                    .failure())
                    .isInstanceOf(ConnectionResetException.class);
            assertThat(told).hasValue(50_000);
            assertThat(out.second().recvExactly(50_000)).isEqualTo(bytes(50_000));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsToldMayEndTheMove(ThreadKind kind) throws Exception {
        try (var in = streams(AF_INET);
                var out = streams(AF_UNIX)) {
            in.first().sendAll(bytes(10));
            var moved =
                    kind.start(() ->
                            in.second()
                                    .splice(
                                            out.first(),
                                            20,
                                            count -> {
                                                throw new IllegalStateException("enough: " + count);
                                            }));
            assertThat(moved.failure()).hasMessage("enough: 10");
            in.first().sendAll(bytes(20));
            assertThat(in.second().splice(out.first(), 20)).as("nothing is held").isEqualTo(20);
            assertThat(out.second().recvExactly(30)).hasSize(30);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanTheCountIsTaken(ThreadKind kind) throws Exception {
        try (var in = streams(AF_INET);
                var out = streams(AF_UNIX)) {
            in.first().sendAll(bytes(1000));
            kind.call(() -> {
                assertThat(in.second().splice(out.first(), 10)).isEqualTo(10);
                assertThat(in.second().splice(out.first(), 90)).isEqualTo(90);
                return 0;
            });
            assertThat(out.second().recvExactly(100)).isEqualTo(Arrays.copyOf(bytes(1000), 100));
            assertThat(in.second().recvExactly(900))
                    .isEqualTo(Arrays.copyOfRange(bytes(1000), 100, 1000));
        }
    }

    // ---- what did not reach the target ----

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheTimeoutHasLeftGoesOutFirst(ThreadKind kind, AddressFamily from, AddressFamily to)
            throws Exception {
        byte[] data = bytes(200_000);
        try (var in = streams(from);
                var slow = streams(to);
                var next = streams(to)) {
            slow.first().set(SO_SNDBUF, 1);
            fill(slow.first());
            in.first().sendAll(Arrays.copyOf(data, 50_000));
            in.second().timeout(Duration.ofMillis(30));
            var late =
                    (SocketTimeoutException)
                            kind.start(() -> in.second().splice(slow.first(), 200_000)).failure();
            assertThat(late).hasMessage("splice timed out");
            int reached = late.bytesTransferred;
            int filled = drained(slow.second()).length;
            assertThat(in.second().tryRecvInto(new byte[1], 0, 1))
                    .as("has left the socket")
                    .isEqualTo(Socket.WOULD_BLOCK);
            in.second().blocking();
            var moved = kind.start(() -> in.second().splice(next.first(), 200_000 - reached));
            var received = kind.start(() -> next.second().recvExactly(200_000 - reached));
            in.first().sendAll(Arrays.copyOfRange(data, 50_000, 200_000));
            assertThat(moved.result()).isEqualTo(200_000 - reached);
            assertThat(received.result()).isEqualTo(Arrays.copyOfRange(data, reached, 200_000));
            assertThat(filled).isGreaterThan(reached);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAFailedTargetHasLeftGoesToAnother(ThreadKind kind) throws Exception {
        for (var family : new AddressFamily[] {AF_INET, AF_UNIX}) {
            try (var in = streams(AF_INET);
                    var broken = streams(family);
                    var next = streams(family)) {
                broken.first().shutdown(Shutdown.SHUT_WR);
                in.first().sendAll(bytes(5000));
                assertThat(kind.start(() -> in.second().splice(broken.first(), 5000)).failure())
                        .isInstanceOf(BrokenPipeException.class)
                        .hasMessageStartingWith("splice");
                // Less than what is left, then the rest of it and what is behind.
                in.first().sendAll(bytes(100));
                assertThat(in.second().splice(next.first(), 1000)).isEqualTo(1000);
                assertThat(in.second().splice(next.first(), 4100)).isEqualTo(4100);
                assertThat(next.second().recvExactly(5000)).isEqualTo(bytes(5000));
                assertThat(next.second().recvExactly(100)).isEqualTo(bytes(100));
            }
        }
    }

    @Test
    void theLastOfAPeerThatHasGoneReachesTheTarget() throws Exception {
        try (var in = streams(AF_INET);
                var out = streams(AF_UNIX)) {
            out.second().close();
            in.first().sendAll(bytes(5000));
            in.first().close();
            assertThatExceptionOfType(ConnectionException.class)
                    .isThrownBy(() -> in.second().splice(out.first(), 5000));
            try (var next = streams(AF_UNIX)) {
                assertThat(in.second().splice(next.first(), Long.MAX_VALUE)).isEqualTo(5000);
                assertThat(next.second().recvExactly(5000)).isEqualTo(bytes(5000));
            }
        }
    }

    @Test
    void aNonBlockingSourceMovesWhatItCan() throws Exception {
        try (var in = streams(AF_INET);
                var out = streams(AF_UNIX)) {
            in.second().nonBlocking();
            assertThatExceptionOfType(WouldBlockException.class)
                    .isThrownBy(() -> in.second().splice(out.first(), 10));
            in.first().sendAll(bytes(1000));
            assertThat(in.second().splice(out.first(), 5000)).isEqualTo(1000);
            fill(out.first());
            in.first().sendAll(bytes(500));
            assertThatExceptionOfType(WouldBlockException.class)
                    .as("no room")
                    .isThrownBy(() -> in.second().splice(out.first(), 5000));
            assertThat(drained(out.second())).startsWith(bytes(1000));
            assertThat(in.second().splice(out.first(), 5000)).as("they waited").isEqualTo(500);
            assertThat(out.second().recvExactly(500)).isEqualTo(bytes(500));
            assertThat(isNonBlocking(in.second())).as("its own mode").isTrue();
            assertThat(isNonBlocking(out.first())).isFalse();
        }
    }

    // ---- what ends the wait ----

    private interface End {
        void of(SocketPair in, SocketPair out, Thread thread) throws IOException;
    }

    /// While nothing comes, and while there is no room.
    private static void ends(ThreadKind kind, Class<? extends Throwable> how, End end)
            throws Exception {
        for (boolean room : new boolean[] {true, false}) {
            for (int round = 0; round < 20; round++) {
                try (var in = streams(round % 2 == 0 ? AF_INET : AF_UNIX);
                        var out = streams(round % 4 < 2 ? AF_INET : AF_UNIX)) {
                    if (!room) {
                        fill(out.first());
                        in.first().sendAll(bytes(1000));
                    }
                    var running = kind.start(() -> in.second().splice(out.first(), 10_000));
                    end.of(in, out, running.awaitWaiting().thread());
                    assertThat(running.failure()).isInstanceOf(how);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingTheSourceWakes(ThreadKind kind) throws Exception {
        ends(kind, AsynchronousCloseException.class, (in, out, thread) -> in.second().close());
    }

    @ParameterizedTest
    @EnumSource
    void closingTheTargetWakes(ThreadKind kind) throws Exception {
        ends(kind, AsynchronousCloseException.class, (in, out, thread) -> out.first().close());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheWait(ThreadKind kind) throws Exception {
        ends(
                kind,
                InterruptedIOException.class,
                (in, out, thread) -> {
                    thread.interrupt();
                    assertThat(in.second().isOpen() && out.first().isOpen()).isTrue();
                });
    }

    /// At any moment: before it waits, between the two waits, while it moves.
    @ParameterizedTest
    @EnumSource
    void closingAtAnyMomentEndsIt(ThreadKind kind) throws Exception {
        for (int round = 0; round < 200; round++) {
            try (var in = streams(AF_UNIX);
                    var out = streams(AF_UNIX)) {
                in.first().sendAll(bytes(1000));
                var running = kind.start(() -> in.second().splice(out.first(), Long.MAX_VALUE));
                for (int spin = 0; spin < round * 50; spin++) Thread.onSpinWait();
                (round % 2 == 0 ? in.second() : out.first()).close();
                assertThat(running.failure()).isInstanceOf(ClosedChannelException.class);
            }
        }
    }

    // ---- beside others ----

    @ParameterizedTest
    @EnumSource
    void anotherWriterOfTheTargetWaitsForItsTurn(ThreadKind kind) throws Exception {
        try (var in = streams(AF_INET);
                var out = streams(AF_INET)) {
            in.first().sendAll(bytes(100));
            var moved = kind.start(() -> in.second().splice(out.first(), 200));
            assertThat(out.second().recvExactly(100)).isEqualTo(bytes(100));
            moved.awaitWaiting();
            var other =
                    kind.start(() -> {
                        out.first().sendAll(new byte[] {1, 2, 3});
                        return 0;
                    });
            other.awaitWaiting();
            in.first().sendAll(bytes(100));
            assertThat(out.second().recvExactly(100)).isEqualTo(bytes(100));
            assertThat(out.second().recvExactly(3)).isEqualTo(new byte[] {1, 2, 3});
            moved.result();
            other.result();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothDirectionsAtOnce(ThreadKind kind) throws Exception {
        byte[] there = bytes(LARGE);
        byte[] back = bytes(LARGE - 1);
        try (var client = streams(AF_INET);
                var server = streams(AF_UNIX)) {
            var a = client.second();
            var b = server.first();
            var up = kind.start(() -> a.splice(b, Long.MAX_VALUE));
            var down = kind.start(() -> b.splice(a, Long.MAX_VALUE));
            var sent = kind.start(() -> send(client.first(), there));
            var answered = kind.start(() -> send(server.second(), back));
            var got = kind.start(() -> server.second().recvExactly(there.length));
            assertThat(client.first().recvExactly(back.length)).isEqualTo(back);
            assertThat(got.result()).isEqualTo(there);
            assertThat(up.result()).isEqualTo(sent.result());
            assertThat(down.result()).isEqualTo(answered.result());
        }
    }

    private static long send(Socket socket, byte[] data) throws IOException {
        socket.sendAll(data);
        socket.shutdown(Shutdown.SHUT_WR);
        return data.length;
    }

    @Test
    void aStreamMayGoBackWhereItCameFrom() throws Exception {
        try (var pair = Socket.pair()) {
            pair.first().sendAll(bytes(1000));
            pair.first().shutdown(Shutdown.SHUT_WR);
            assertThat(pair.second().splice(pair.second(), Long.MAX_VALUE)).isEqualTo(1000);
            assertThat(pair.first().recvExactly(1000)).isEqualTo(bytes(1000));
        }
    }

    // ---- what is refused ----

    @Test
    void datagramsAndCountsAreRefused() throws Exception {
        try (var streams = Socket.pair();
                var datagrams = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            var why = "splice moves the bytes of streams, this is a SOCK_DGRAM";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> streams.first().splice(datagrams.first(), 1))
                    .withMessage(why);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> datagrams.first().splice(streams.first(), 1))
                    .withMessage(why);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> streams.first().splice(streams.second(), 0))
                    .withMessage("count 0 is not positive");
            streams.second().close();
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> streams.first().splice(streams.second(), 1));
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> streams.second().splice(streams.first(), 1));
        }
    }

    // ---- files ----

    @ParameterizedTest
    @EnumSource
    void aStreamIsSavedInAFile(ThreadKind kind) throws Exception {
        byte[] data = bytes(LARGE);
        var path = folder.resolve("saved");
        try (var in = streams(AF_INET);
                var file =
                        OwnedDescriptor.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var saved =
                    kind.start(() -> {
                        long head = in.second().recvFile(file, 10, 5);
                        return head + in.second().recvFile(file, 15, Long.MAX_VALUE);
                    });
            send(in.first(), data);
            assertThat(saved.result()).isEqualTo(LARGE);
            file.asOutputStream().write(new byte[] {7}); // its own position is still 0
        }
        byte[] read = Files.readAllBytes(path);
        assertThat(Arrays.copyOf(read, 10)).isEqualTo(new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(Arrays.copyOfRange(read, 10, read.length)).isEqualTo(data);
    }

    @ParameterizedTest
    @EnumSource
    void closingWakesWhoSaves(ThreadKind kind) throws Exception {
        try (var in = streams(AF_INET);
                var file =
                        OwnedDescriptor.open(
                                folder.resolve("waits"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE)) {
            var saving = kind.start(() -> in.second().recvFile(file, 0, 10));
            saving.awaitWaiting();
            in.second().close();
            assertThat(saving.failure()).isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void whatIsNoFileIsRefusedAndNothingIsLost() throws Exception {
        try (var in = streams(AF_INET);
                var other = streams(AF_UNIX)) {
            in.first().sendAll(bytes(100));
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () -> in.second().recvFile(other.first(), 0, 100));
            assertThat(refused.errno()).as("a socket").isSameAs(Errno.EINVAL);
            mkfifo(folder.resolve("fifo"));
            try (var fifo =
                    OwnedDescriptor.open(
                            folder.resolve("fifo"),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)) {
                refused =
                        catchThrowableOfType(
                                ErrnoException.class, () -> in.second().recvFile(fifo, 0, 100));
                assertThat(refused.errno()).as("a pipe").isSameAs(Errno.ESPIPE);
            }
            try (var file =
                    OwnedDescriptor.open(
                            folder.resolve("appended"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND)) {
                refused =
                        catchThrowableOfType(
                                ErrnoException.class, () -> in.second().recvFile(file, 0, 100));
                assertThat(refused.errno()).isSameAs(Errno.EINVAL);
            }
            assertThat(in.second().splice(other.first(), 100)).isEqualTo(100);
            assertThat(other.second().recvExactly(100)).isEqualTo(bytes(100));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> in.second().recvFile(other.first(), -1, 1));
        }
    }

    private static void mkfifo(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    }
}
