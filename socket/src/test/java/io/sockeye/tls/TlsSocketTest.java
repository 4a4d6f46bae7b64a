package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Shutdown;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.error.ConnectionException;
import io.sockeye.option.SocketOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The verbs of a connection, inside of TLS.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class TlsSocketTest {
    private static byte[] random(int size) {
        var data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    @Test
    void bytesGoBothWays() throws Exception {
        try (var ends = Ends.open()) {
            ends.client().sendAll("hello".getBytes(US_ASCII));
            assertThat(ends.server().recv(100)).asString(US_ASCII).isEqualTo("hello");
            ends.server().sendAll("world".getBytes(US_ASCII));
            assertThat(ends.client().recvExactly(5)).asString(US_ASCII).isEqualTo("world");
            assertThat(ends.client().session().protocol()).isEqualTo("TLSv1.3");
            assertThat(ends.client().session().suite()).isEqualTo("TLS_AES_256_GCM_SHA384");
            assertThat(ends.client().session().alpn()).isEmpty();
            assertThat(ends.client().session().peer()).containsExactly(Ends.IDENTITY.certificate());
            assertThat(ends.server().session().local())
                    .containsExactly(Ends.IDENTITY.certificate());
            assertThat(ends.server().session().peer()).isEmpty();
            assertThat(ends.server().session().requestedHost()).contains("localhost");
            assertThat(ends.client().peerAddress()).isEqualTo(ends.below().peerAddress());
        }
    }

    /// In TLS 1.3 the server says it when the client believes the handshake to be over, and closes. Who only sends would hear that nobody is there.
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void whoSendsToWhoHasRefusedHimIsToldWhy(ThreadKind kind) throws Exception {
        var wants =
                Tls.server(Ends.IDENTITY)
                        .clientCertificates(ClientCertificates.REQUIRED)
                        .trust(Ends.IDENTITY.certificate());
        var pair = Ends.tcp();
        var refusing = ThreadKind.VIRTUAL.start(() -> wants.wrap(pair[1]));
        var sending =
                kind.start(() -> {
                    try (var tls = Ends.trusting().wrap(pair[0], "localhost")) {
                        assertThatThrownBy(() -> sendForEver(tls))
                                .isInstanceOfSatisfying(
                                        TlsAlertException.class,
                                        e ->
                                                assertThat(e.alert())
                                                        .isIn(
                                                                "certificate_required",
                                                                "bad_certificate"))
                                .satisfies(e ->
                                        assertThat(e.getSuppressed())
                                                .singleElement()
                                                .isInstanceOf(ConnectionException.class));
                        // And so it stays.
                        assertThatThrownBy(() -> tls.recv(1)).isInstanceOf(TlsAlertException.class);
                        assertThatThrownBy(() -> tls.send(new byte[1]))
                                .isInstanceOf(TlsAlertException.class);
                    }
                    return null;
                });
        assertThatThrownBy(refusing::result).isInstanceOf(SSLException.class);
        sending.result();
    }

    private static void sendForEver(TlsSocket tls) throws IOException {
        while (true) tls.sendAll(new byte[1000]);
    }

    /// Around the sizes of records and of our buffers, into all kinds of memory.
    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 16_383, 16_384, 16_385, 65_536, 69_632, 200_000})
    void everySizeArrives(int size) throws Exception {
        var data = random(size);
        try (var ends = Ends.open();
                var arena = Arena.ofConfined()) {
            var sender =
                    ThreadKind.VIRTUAL.start(() -> {
                        try (var own = Arena.ofConfined()) {
                            ends.server().sendAll(data);
                            var copy = own.allocate(size).copyFrom(MemorySegment.ofArray(data));
                            ends.server().sendAll(copy);
                            ends.server().sendAll(ByteBuffer.wrap(data).asReadOnlyBuffer());
                            var longs = MemorySegment.ofArray(new long[size / 8 + 1]);
                            ends.server().sendAll(longs.asSlice(0, size).copyFrom(copy));
                        }
                        return null;
                    });
            assertThat(ends.client().recvExactly(size)).isEqualTo(data);
            var room = arena.allocate(size);
            ends.client().recvExactlyInto(room);
            assertThat(room.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(data);
            var buffer = ByteBuffer.allocateDirect(size);
            ends.client().recvExactlyInto(buffer);
            assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(data));
            var longs = MemorySegment.ofArray(new long[size / 8 + 1]).asSlice(0, size);
            ends.client().recvExactlyInto(longs);
            assertThat(longs.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(data);
            sender.result();
        }
    }

    /// What does not fit stays for the next.
    @Test
    void aRecordIsTakenInParts() throws Exception {
        var data = random(1000);
        try (var ends = Ends.open()) {
            ends.server().sendAll(data);
            var all = new byte[1000];
            for (int at = 0; at < 1000; )
                at += ends.client().recvInto(all, at, Math.min(7, 1000 - at));
            assertThat(all).isEqualTo(data);
            assertThat(ends.client().recvInto(new byte[0])).isZero();
            ends.client().sendAll(new byte[0]);
            assertThat(ends.client().send(new byte[0])).isZero();
        }
    }

    @Test
    void targetsThatCannotBeWrittenAreRefusedBefore() throws Exception {
        try (var ends = Ends.open()) {
            ends.server().sendAll(new byte[] {1, 2, 3});
            MemorySegment gone;
            try (var arena = Arena.ofConfined()) {
                gone = arena.allocate(10);
            }
            assertThatThrownBy(() -> ends.client().recvInto(gone))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() ->
                            ends.client()
                                    .recvInto(MemorySegment.ofArray(new byte[10]).asReadOnly()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ends.client().recv(10)).containsExactly(1, 2, 3);
        }
    }

    /// As on a plain socket, and the engine hears nothing of it.
    @Test
    void sourcesThatCannotBeReadAreRefusedBefore() throws Exception {
        try (var ends = Ends.open();
                var arena = Arena.ofConfined()) {
            var own = arena.allocate(10);
            assertThatThrownBy(() -> ThreadKind.VIRTUAL.call(() -> ends.client().send(own)))
                    .isInstanceOf(WrongThreadException.class);
            assertThatThrownBy(() -> ThreadKind.VIRTUAL.call(() -> ends.client().recvInto(own)))
                    .isInstanceOf(WrongThreadException.class);
            MemorySegment gone;
            try (var closed = Arena.ofConfined()) {
                gone = closed.allocate(10);
            }
            assertThatThrownBy(() -> ends.client().sendAll(gone))
                    .isInstanceOf(IllegalStateException.class);
            ends.client().sendAll(new byte[] {1, 2, 3});
            assertThat(ends.server().recv(10)).containsExactly(1, 2, 3);
        }
    }

    /// The first records from a server are its tickets: into whatever memory, they are no end.
    @Test
    void recordsWithoutBytesAreNoEnd() throws Exception {
        for (var target :
                new MemorySegment[] {
                    MemorySegment.ofArray(new byte[8]),
                    MemorySegment.ofArray(new long[1]),
                    MemorySegment.ofBuffer(ByteBuffer.allocateDirect(8))
                }) {
            try (var ends = Ends.open()) {
                var reader = ThreadKind.VIRTUAL.start(() -> ends.client().recvInto(target));
                reader.awaitWaiting();
                ends.server().sendAll(new byte[] {5});
                assertThat(reader.result()).isOne();
                assertThat(target.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void memoryThatIsClosedDuringAReceiveTakesNothingAway(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            ThreadKind.Running<Integer> reader;
            try (var arena = Arena.ofShared()) {
                var target = arena.allocate(100);
                reader = kind.start(() -> ends.client().recvInto(target)).awaitWaiting();
            }
            ends.server().sendAll(new byte[] {1, 2, 3});
            assertThat(reader.failure()).isInstanceOf(IllegalStateException.class);
            assertThat(ends.client().recv(10)).containsExactly(1, 2, 3);
            ends.client().sendAll(new byte[] {4});
            assertThat(ends.server().recv(10)).containsExactly(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void memoryThatIsClosedDuringASendEndsThatSendOnly(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            ThreadKind.Running<Void> writer;
            try (var arena = Arena.ofShared()) {
                var source = arena.allocate(20_000_000);
                writer =
                        kind.<Void>start(
                                        () -> {
                                            ends.client().sendAll(source);
                                            return null;
                                        })
                                .awaitWaiting();
            }
            var reader = kind.start(() -> ends.server().asInputStream().readAllBytes());
            assertThat(writer.failure()).isInstanceOf(IllegalStateException.class);
            ends.client().sendAll(new byte[] {7});
            ends.client().close();
            var all = reader.result();
            assertThat(all.length).isBetween(2, 20_000_000);
            assertThat(all[all.length - 1]).isEqualTo((byte) 7);
        }
    }

    // ---- the end ----

    @Test
    void closeIsACleanEnd() throws Exception {
        try (var ends = Ends.open()) {
            ends.server().sendAll(new byte[] {1});
            ends.server().close();
            ends.server().close();
            assertThat(ends.client().recv(10)).containsExactly(1);
            assertThat(ends.client().recv(10)).isEmpty();
            assertThat(ends.client().recv(10)).isEmpty();
            assertThatThrownBy(() -> ends.client().recvExactly(1)).isInstanceOf(EOFException.class);
            assertThat(ends.server().isOpen()).isFalse();
            assertThatThrownBy(() -> ends.server().recv(1))
                    .isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> ends.server().sendAll(new byte[1]))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void aCutConnectionIsNoCleanEnd() throws Exception {
        try (var ends = Ends.open()) {
            ends.server().sendAll(new byte[] {1});
            ends.belowServer().close();
            assertThat(ends.client().recv(10)).containsExactly(1);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> ends.client().recv(10))
                        .isInstanceOf(TlsTruncatedException.class)
                        .hasMessage("the stream ended without close_notify");
            }
            assertThatThrownBy(() -> ends.client().asInputStream().read())
                    .isInstanceOf(TlsTruncatedException.class);
            assertThatThrownBy(() -> ends.client().recvExactly(1))
                    .isInstanceOf(TlsTruncatedException.class);
        }
    }

    /// The kernel's own error stays what it is.
    @Test
    void aResetIsTheKernelsError() throws Exception {
        try (var ends = Ends.open()) {
            ends.belowServer()
                    .set(
                            io.sockeye.option.SocketOptions.SO_LINGER,
                            new io.sockeye.option.Linger(true, Duration.ZERO));
            ends.belowServer().close();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> ends.client().recv(10))
                        .isInstanceOf(io.sockeye.error.ConnectionResetException.class);
            }
        }
    }

    @Test
    void oneHalfEndsBeforeTheOther() throws Exception {
        try (var ends = Ends.open()) {
            ends.client().sendAll(new byte[] {1});
            ends.client().shutdown(Shutdown.SHUT_WR);
            assertThat(ends.server().recv(10)).containsExactly(1);
            assertThat(ends.server().recv(10)).isEmpty();
            ends.server().sendAll(random(100_000));
            ends.server().close();
            assertThat(ends.client().recvExactly(100_000)).isEqualTo(random(100_000));
            assertThat(ends.client().recv(10)).isEmpty();
            assertThatThrownBy(() -> ends.client().sendAll(new byte[] {1}))
                    .isInstanceOf(BrokenPipeException.class);
        }
    }

    @Test
    void whoShutsTheReceivingHalfFindsTheEnd() throws Exception {
        try (var ends = Ends.open()) {
            ends.client().shutdown(Shutdown.SHUT_RD);
            assertThat(ends.client().recv(10)).isEmpty();
            ends.client().sendAll(new byte[] {1});
            assertThat(ends.server().recv(10)).containsExactly(1);
        }
    }

    @Test
    void streamsEndAsTheyDoOnAPlainSocket() throws Exception {
        try (var ends = Ends.open()) {
            ends.client().asOutputStream().write(new byte[] {1, 2});
            ends.client().asOutputStream().close();
            assertThat(ends.server().asInputStream().readAllBytes()).containsExactly(1, 2);
            ends.server().asOutputStream().write(3);
            ends.server().asOutputStream().close();
            assertThat(ends.client().asInputStream().read()).isEqualTo(3);
            assertThat(ends.client().asInputStream().read()).isEqualTo(-1);
            ends.client().asInputStream().close();
            assertThat(ends.client().isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void theInputSaysHowMuchIsThere(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            var in = ends.server().asInputStream();
            assertThat(in.available()).isZero();
            ends.client().sendAll(new byte[] {1, 2, 3});
            assertThat(in.read()).isEqualTo(1);
            assertThat(in.available()).isEqualTo(2);
            assertThat(in.readNBytes(2)).containsExactly(2, 3);
            ends.client().sendAll(new byte[7]);
            while (in.available() == 0) Thread.onSpinWait(); // a record that nobody has asked for
            assertThat(in.available()).isEqualTo(7);
            assertThat(in.readNBytes(7)).hasSize(7);
            var reader = kind.start(in::read).awaitWaiting();
            assertThat(in.available()).as("another has the turn").isZero();
            ends.client().close();
            assertThat(reader.result()).isEqualTo(-1);
            assertThat(in.available()).as("at the end").isZero();
            ends.server().close();
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(in::available);
        }
    }

    /// Who closes while something is unread must not reset what it has sent itself.
    @Test
    void whatWasSentArrivesThoughSomethingIsUnread() throws Exception {
        var data = random(2_000_000);
        try (var ends = Ends.open()) {
            ends.client().sendAll(new byte[1000]);
            var sender =
                    ThreadKind.VIRTUAL.start(() -> {
                        ends.server().sendAll(data);
                        ends.server().close();
                        return null;
                    });
            assertThat(ends.client().recvExactly(data.length)).isEqualTo(data);
            assertThat(ends.client().recv(1)).isEmpty();
            sender.result();
        }
    }

    // ---- waiting ----

    @ParameterizedTest
    @EnumSource
    void aDeadlineIsForTheWholeOperation(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            ends.server().sendAll(new byte[] {1, 2, 3});
            ends.client().timeout(Duration.ofMillis(50));
            assertThat(ends.client().timeout()).contains(Duration.ofMillis(50));
            long start = System.nanoTime();
            var failure = kind.start(() -> ends.client().recvExactly(10)).failure();
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            SocketTimeoutException.class,
                            e -> assertThat(e.bytesTransferred).isEqualTo(3))
                    .hasMessage("recv timed out after 50 ms");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            var none = MemorySegment.ofArray(new byte[10]);
            assertThatThrownBy(() -> ends.client().recvInto(none, Duration.ZERO))
                    .isInstanceOf(SocketTimeoutException.class);
            ends.server().sendAll(new byte[] {4});
            ends.client().blocking();
            assertThat(ends.client().recv(10)).containsExactly(4);
        }
    }

    /// What has become a record goes out first; nothing is lost and nothing comes twice.
    @ParameterizedTest
    @EnumSource
    void sendingGoesOnAfterATimeout(ThreadKind kind) throws Exception {
        var data = random(8_000_000);
        try (var ends = Ends.open()) {
            var failure =
                    kind.start(
                                    () -> {
                                        ends.client()
                                                .sendAll(
                                                        MemorySegment.ofArray(data),
                                                        Duration.ofMillis(100));
                                        return null;
                                    })
                            .failure();
            assertThat(failure).isInstanceOf(SocketTimeoutException.class);
            int done = ((SocketTimeoutException) failure).bytesTransferred;
            assertThat(done).isBetween(1, data.length - 1);
            var reader = kind.start(() -> ends.server().recvExactly(data.length));
            ends.client().sendAll(data, done, data.length - done);
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendingGoesOnAfterAnInterrupt(ThreadKind kind) throws Exception {
        var data = random(8_000_000);
        try (var ends = Ends.open()) {
            var sender =
                    kind.start(() -> {
                        ends.client().sendAll(data);
                        return null;
                    });
            sender.awaitWaiting().thread().interrupt();
            var failure = sender.failure();
            assertThat(failure)
                    .isInstanceOf(InterruptedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            int done = ((InterruptedIOException) failure).bytesTransferred;
            var reader = kind.start(() -> ends.server().recvExactly(data.length));
            ends.client().sendAll(data, done, data.length - done);
            assertThat(reader.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAWaitAndNothingElse(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            var reader = kind.start(() -> ends.client().recv(10));
            reader.awaitWaiting().thread().interrupt();
            assertThat(reader.failure()).isInstanceOf(InterruptedIOException.class);
            ends.server().sendAll(new byte[] {7});
            assertThat(ends.client().recv(10)).containsExactly(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeWakesAllWhoWait(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            var reader = kind.start(() -> ends.client().recv(10)).awaitWaiting();
            var second = kind.start(() -> ends.client().recv(10)).awaitWaiting();
            var writer =
                    kind.start(
                                    () -> {
                                        ends.client().sendAll(new byte[20_000_000]);
                                        return null;
                                    })
                            .awaitWaiting();
            long start = System.nanoTime();
            ends.client().close();
            assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
            assertThat(reader.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(second.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(writer.failure()).isInstanceOf(AsynchronousCloseException.class);
            // It was in the middle of sending: no clean end for the peer.
            assertThatThrownBy(() -> ends.server().recvExactly(20_000_000))
                    .isNotInstanceOf(EOFException.class);
        }
    }

    /// The peer does not read, and there is no room for close_notify.
    @Test
    void aPeerThatDoesNotReadDoesNotHoldClose() throws Exception {
        try (var ends = Ends.open()) {
            assertThatThrownBy(() ->
                            ends.client()
                                    .sendAll(
                                            MemorySegment.ofArray(new byte[20_000_000]),
                                            Duration.ofMillis(50)))
                    .isInstanceOf(SocketTimeoutException.class);
            long start = System.nanoTime();
            ends.client().close();
            assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
        }
    }

    /// Nobody has read the tickets of the server: closing must not reset the connection, which would take from the server what it has yet to read.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasSentArrivesThoughThePeerIsSlow(boolean interrupted) throws Exception {
        var pair = Ends.tcp();
        // Of a fixed size: full stays full.
        pair[0].set(SocketOptions.SO_SNDBUF, 100_000);
        pair[1].set(SocketOptions.SO_RCVBUF, 100_000);
        try (var ends = Ends.open(pair, Ends.trusting(), Tls.server(Ends.IDENTITY))) {
            var piece = MemorySegment.ofArray(random(16_000));
            long sent = 0;
            try {
                while (true) {
                    ends.client().sendAll(piece, Duration.ofMillis(200));
                    sent += piece.byteSize();
                }
            } catch (SocketTimeoutException full) {
                assertThat(sent).isGreaterThan(16_000);
            }
            if (interrupted) Thread.currentThread().interrupt();
            ends.client().close();
            assertThat(Thread.interrupted()).isEqualTo(interrupted);
            long got = 0;
            try {
                var room = new byte[100_000];
                int count;
                while ((count = ends.server().recvInto(room)) > 0) got += count;
                throw new AssertionError("a clean end, though there was no room for it");
            } catch (TlsTruncatedException cut) {
                assertThat(got).isGreaterThanOrEqualTo(sent);
            }
        }
    }

    /// What needs no wait is said.
    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedStillClosesInOrder(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            boolean flag =
                    kind.call(() -> {
                        Thread.currentThread().interrupt();
                        ends.client().sendAll(new byte[] {1});
                        ends.client().close();
                        return Thread.interrupted();
                    });
            assertThat(flag).isTrue();
            assertThat(ends.server().recv(10)).containsExactly(1);
            assertThat(ends.server().recv(10)).isEmpty();
        }
    }

    @Test
    void overUnixSockets() throws Exception {
        try (var ends = Ends.openUnix()) {
            ends.assertCarries(random(300_000));
        }
    }
}
