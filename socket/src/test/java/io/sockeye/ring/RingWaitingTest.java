package io.sockeye.ring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Waiting for a block, on both kinds of threads, and what ends it: a packet, close, an interrupt, the time. And what is lost.
@ExtendWith(NoLeaks.class)
class RingWaitingTest {
    private static final RingOptions QUICK = PacketRingTest.SMALL.retire(Duration.ofMillis(1));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void aPacketEndsTheWait(ThreadKind kind) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK)) {
            for (int i = 0; i < 20; i++) {
                var waiting = kind.start(() -> first(ring)).awaitWaiting();
                loop.sender.send(loop.frame(i, i));
                assertThat(waiting.result()).isEqualTo(loop.frame(i, i));
            }
        }
    }

    private static byte[] first(PacketRing ring) throws Exception {
        try (var block = ring.take()) {
            block.next();
            return block.frame().data().toArray(JAVA_BYTE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsTheWait(ThreadKind kind) throws Exception {
        for (int i = 0; i < 4; i++) {
            try (var loop = Loop.open();
                    var ring = loop.ring(QUICK)) {
                var one = kind.start(ring::take).awaitWaiting();
                var other = kind.start(ring::take).awaitWaiting();
                (i % 2 == 0 ? ring : loop.receiver).close();
                assertThat(one.failure()).isInstanceOf(AsynchronousCloseException.class);
                assertThat(other.failure()).isInstanceOf(AsynchronousCloseException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheWaitAndLeavesTheRing(ThreadKind kind) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK)) {
            var waiting = kind.start(ring::take).awaitWaiting();
            waiting.thread().interrupt();
            assertThat(waiting.failure())
                    .isInstanceOf(InterruptedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            loop.send(1, 5);
            assertThat(kind.call(() -> first(ring))).isEqualTo(loop.frame(5, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSocketsModeIsTheRings(ThreadKind kind) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK)) {
            loop.receiver.timeout(Duration.ofMillis(20));
            assertThat(kind.start(ring::take).failure())
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("take timed out after 20 ms");
            loop.receiver.nonBlocking();
            assertThat(kind.start(ring::take).failure())
                    .isInstanceOf(WouldBlockException.class)
                    .hasMessageStartingWith("take: ");
            loop.receiver.blocking();
            assertThat(kind.call(ring::tryTake)).isEmpty();
            loop.receiver.timeout(PATIENCE);
            loop.send(1, 5);
            assertThat(kind.call(() -> first(ring))).isEqualTo(loop.frame(5, 0));
        }
    }

    /// Whoever holds the block that came last is told by poll(2) that something is there: that must neither spin nor hide the next.
    @ParameterizedTest
    @EnumSource
    void theNextBlockIsAwaitedWhileTheLastIsHeld(ThreadKind kind) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK)) {
            loop.send(1, 5);
            try (var held = ring.take()) {
                assertThat(held.count()).isOne();
                var waiting = kind.start(() -> first(ring));
                waiting.awaitWaiting();
                loop.send(1, 6);
                assertThat(waiting.result()).isEqualTo(loop.frame(6, 0));
            }
        }
    }

    /// Several take, each block goes to one of them, and none is left waiting for what another has.
    @ParameterizedTest
    @EnumSource
    void manyThreadsShareARing(ThreadKind kind) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK.blockSize(4096).blockCount(8))) {
            int count = 300;
            var seen = new AtomicInteger();
            var room = new Semaphore(4);
            var readers = new ArrayList<ThreadKind.Running<Integer>>();
            for (int i = 0; i < 4; i++) readers.add(kind.start(() -> read(ring, seen, room)));
            for (int i = 0; i < count; i++) {
                assertThat(room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                loop.send(1, 500);
            }
            assertThat(room.tryAcquire(4, PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            ring.close();
            int sum = 0;
            for (var reader : readers) sum += reader.result();
            assertThat(sum).isEqualTo(count);
            assertThat(seen).hasValue(count);
        }
    }

    private static int read(PacketRing ring, AtomicInteger seen, Semaphore room) throws Exception {
        int count = 0;
        try {
            while (true) {
                try (var block = ring.take()) {
                    while (block.next()) {
                        count++;
                        seen.incrementAndGet();
                        room.release();
                    }
                }
            }
        } catch (ClosedChannelException closed) {
            return count;
        }
    }

    /// Readers are at any point of their work when the ring is closed: none of them may read what is mapped no more.
    @Test
    @Tag("slow")
    void closeAtAnyMoment() throws Exception {
        closeAtAnyMoment(60);
    }

    @Test
    @Tag("soak")
    @Timeout(600)
    void closeAtAnyMomentForLong() throws Exception {
        closeAtAnyMoment(3_000);
    }

    private static void closeAtAnyMoment(int rounds) throws Exception {
        long before = Mapped.rings();
        long packets = 0;
        for (int i = 0; i < rounds; i++) {
            try (var loop = Loop.open();
                    var ring = loop.ring(QUICK.blockSize(4096).blockCount(8))) {
                var seen = new AtomicInteger();
                var room = new Semaphore(0);
                var platform = ThreadKind.PLATFORM.start(() -> read(ring, seen, room));
                var virtual = ThreadKind.VIRTUAL.start(() -> read(ring, seen, room));
                for (int j = 0; j < i % 50; j++) loop.send(1, 500);
                ring.close();
                packets += platform.result() + virtual.result();
            }
        }
        assertThat(packets).isPositive();
        assertThat(Mapped.rings()).isEqualTo(before);
    }

    /// One packet at a time, each awaited: a wake-up that gets lost leaves the reader waiting, for there is no other to come.
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void noWakeUpIsLost(ThreadKind kind) throws Exception {
        oneAtATime(kind, 1_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    @Timeout(900)
    void noWakeUpIsLostInALongTime(ThreadKind kind) throws Exception {
        oneAtATime(kind, 100_000);
    }

    private static void oneAtATime(ThreadKind kind, int count) throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK.blockSize(4096).blockCount(3))) {
            loop.receiver.timeout(PATIENCE);
            var came = new Semaphore(0);
            var reading =
                    kind.start(() -> {
                        for (int i = 0; i < count; i++) {
                            byte[] frame = first(ring);
                            assertThat(frame).isEqualTo(loop.frame(i % 7, i));
                            came.release();
                        }
                        return 0;
                    });
            for (int i = 0; i < count; i++) {
                // At another moment of the reader's way into its wait, and of the kernel's timer,
                // each time.
                for (int spin = 0; spin < i % 100; spin++) Thread.onSpinWait();
                loop.sender.send(loop.frame(i % 7, i));
                if (came.tryAcquire(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) continue;
                throw new AssertionError("packet " + i, reading.failure());
            }
            reading.result();
        }
    }

    /// Ring and socket are lost: the cleaner closes both.
    @Test
    void whatIsLostIsUnmapped() throws Exception {
        long before = Mapped.rings();
        lose();
        assertThat(Mapped.rings()).isEqualTo(before + 1);
        awaitRings(before);
    }

    private static void lose() throws Exception {
        var loop = Loop.open();
        assertThat(loop.ring(QUICK).tryTake()).isEmpty();
        loop.sender.close();
    }

    /// A piece of a block that was not returned keeps all of it, also when everything else is closed or lost.
    @Test
    void aPieceOfABlockKeepsTheMapping() throws Exception {
        long before = Mapped.rings();
        var piece = new MemorySegment[] {pieceOfALostBlock()};
        for (int i = 0; i < 5; i++) System.gc();
        assertThat(Mapped.rings()).isEqualTo(before + 1);
        assertThat(piece[0].get(JAVA_BYTE, 0)).isEqualTo((byte) 0x88);
        piece[0] = MemorySegment.NULL;
        awaitRings(before);
    }

    private static MemorySegment pieceOfALostBlock() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(QUICK)) {
            loop.send(1, 5);
            var block = ring.take();
            block.next();
            return block.frame().data().asSlice(12, 2);
        }
    }

    private static void awaitRings(long count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Mapped.rings() != count && System.nanoTime() < deadline) System.gc();
        assertThat(Mapped.rings()).isEqualTo(count);
    }
}
