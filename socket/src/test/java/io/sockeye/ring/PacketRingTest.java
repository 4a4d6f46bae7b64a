package io.sockeye.ring;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.PacketOptions.PACKET_RESERVE;
import static io.sockeye.option.PacketOptions.PACKET_STATISTICS;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.Socket;
import io.sockeye.address.Bytes;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.PacketSocketAddress;
import io.sockeye.address.PacketType;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.PacketOptions;
import io.sockeye.option.SocketFilter;
import io.sockeye.select.EpollEvents;
import io.sockeye.select.Selector;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import io.sockeye.wire.bpf.BpfProgram;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Rings on the loopback interface: what comes, in what state it is, and how it ends.
@ExtendWith(NoLeaks.class)
class PacketRingTest {
    static final RingOptions SMALL =
            RingOptions.defaults().blockSize(1 << 16).blockCount(4).retire(Duration.ofMillis(2));

    private long mappedBefore;

    @BeforeEach
    void countMappings() throws IOException {
        mappedBefore = Mapped.rings();
    }

    private long rings() throws IOException {
        return Mapped.rings() - mappedBefore;
    }

    /// Frames until there are so many.
    private static List<byte[]> frames(PacketRing ring, int count) throws IOException {
        var frames = new ArrayList<byte[]>();
        while (frames.size() < count) {
            try (var block = ring.take()) {
                for (var frame : block) frames.add(frame.data().toArray(JAVA_BYTE));
            }
        }
        return frames;
    }

    @Test
    void packetsComeAsTheyWereSent() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL)) {
            assertThat(rings()).isOne();
            var random = new Random(7);
            var sent = new ArrayList<byte[]>();
            for (int i = 0; i < 400; i++) sent.add(loop.frame(random.nextInt(1480), i));
            // Some 300 KB pass through 256 KiB, round and round; nobody waits for a slow reader.
            var before = Instant.now();
            long sequence = 0;
            for (int number = 0; number < sent.size(); ) {
                int sending = number + 40;
                for (byte[] frame : sent.subList(number, sending)) loop.sender.send(frame);
                while (number < sending) {
                    try (var block = ring.take()) {
                        assertThat(block.sequence()).isEqualTo(++sequence);
                        for (int i = 0; i < block.count(); i++) {
                            assertThat(block.next()).isTrue();
                            check(block.frame(), sent.get(number++), loop, before);
                        }
                        assertThat(block.next()).isFalse();
                    }
                }
            }
            assertThat(ring.tryTake()).isEmpty();
            var statistics = loop.receiver.get(PACKET_STATISTICS);
            assertThat(statistics.packets()).isEqualTo(sent.size());
            assertThat(statistics.drops()).isZero();
        }
        assertThat(rings()).isZero();
    }

    private static void check(PacketFrame frame, byte[] sent, Loop loop, Instant before) {
        assertThat(frame.data().toArray(JAVA_BYTE)).isEqualTo(sent);
        assertThat(frame.length()).isEqualTo(sent.length);
        assertThat(frame.originalLength()).isEqualTo(sent.length);
        assertThat(frame.networkOffset()).isEqualTo(14);
        assertThat(frame.time()).isBetween(before.minusMillis(20), Instant.now());
        assertThat(frame.vlanTag()).isZero();
        assertThat(frame.flowHash()).isZero();
        assertThat(frame.from())
                .isEqualTo(
                        new PacketSocketAddress(
                                loop.index,
                                Loop.PROTOCOL,
                                PacketType.PACKET_HOST,
                                772, // ARPHRD_LOOPBACK
                                Bytes.of(new byte[6])));
    }

    @Test
    void aFilterCutsPackets() throws Exception {
        try (var loop = Loop.open(20);
                var ring = loop.ring(SMALL)) {
            loop.send(1, 100);
            try (var block = ring.take()) {
                assertThat(block.next()).isTrue();
                assertThat(block.frame().data().toArray(JAVA_BYTE))
                        .containsExactly(java.util.Arrays.copyOf(loop.frame(100, 0), 20));
                assertThat(block.frame().length()).isEqualTo(20);
                assertThat(block.frame().originalLength()).isEqualTo(118);
            }
        }
    }

    /// 64 KiB are the loopback interface's; a block of a page has room for less. And the kernel begins a new one for it though the one
    /// that it has is empty.
    @Test
    void aPacketLongerThanABlockIsCutAndComesBehindAnEmptyOne() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL.blockSize(4096))) {
            loop.send(1, 30_000);
            try (var block = ring.take()) {
                assertThat(block.count()).isZero();
                assertThat(block.next()).isFalse();
                assertThat(block.iterator().hasNext()).isFalse();
            }
            try (var block = ring.take()) {
                assertThat(block.next()).isTrue();
                // What the headers of block and packet, and the address, leave.
                assertThat(block.frame().length()).isEqualTo(4096 - 48 - 82);
                assertThat(block.frame().originalLength()).isEqualTo(30_018);
            }
        }
    }

    @Test
    void aBlockIsHandedOverWhenItIsFullOrOld() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL.retire(Duration.ofMillis(200)))) {
            loop.send(1, 10);
            try (var block = ring.take()) {
                assertThat(block.count()).isOne();
                assertThat(block.status() & PacketBlock.TP_STATUS_BLK_TMO).isNotZero();
            }
            loop.send(80, 1000);
            try (var block = ring.take()) {
                assertThat(block.status() & PacketBlock.TP_STATUS_BLK_TMO).as("full").isZero();
                assertThat(block.count()).isGreaterThan(50);
            }
        }
    }

    @Test
    void nothingOfAPacketCanBeReadAfterItsBlockWasReturned() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL)) {
            loop.send(1, 10);
            var block = ring.take();
            assertThat(block.next()).isTrue();
            var frame = block.frame();
            var data = frame.data();
            var own = block.privateData();
            for (var kind : ThreadKind.values()) {
                assertThat(kind.start(() -> data.get(JAVA_BYTE, 0)).failure())
                        .isInstanceOf(WrongThreadException.class);
                assertThat(kind.start(() -> block.iterator().next()).failure())
                        .isInstanceOf(WrongThreadException.class);
                assertThat(
                                kind.start(
                                                () -> {
                                                    block.close();
                                                    return 0;
                                                })
                                        .failure())
                        .isInstanceOf(WrongThreadException.class);
            }
            assertThat(data.get(JAVA_BYTE, 12)).isEqualTo((byte) 0x88);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> data.set(JAVA_BYTE, 0, (byte) 1));
            block.close();
            block.close();
            assertThatIllegalStateException().isThrownBy(() -> data.get(JAVA_BYTE, 0));
            assertThatIllegalStateException().isThrownBy(frame::time);
            assertThatIllegalStateException().isThrownBy(() -> own.fill((byte) 1));
            assertThatIllegalStateException().isThrownBy(() -> loop.sender.send(data));
            // Twice closed is once returned.
            assertThat(ring).hasToString("PacketRing[" + SMALL + ", 0 out]");
        }
    }

    @Test
    void aBlockThatIsOutOutlivesItsRing() throws Exception {
        try (var loop = Loop.open()) {
            var ring = loop.ring(SMALL);
            loop.send(1, 10);
            var block = ring.take();
            assertThat(block.next()).isTrue();
            var inode = Mapped.inode();
            assertThat(Mapped.lives(inode)).isTrue();
            ring.close();
            ring.close();
            assertThat(loop.receiver.fileno()).isEqualTo(-1);
            assertThat(ring.fileno()).isEqualTo(-1);
            assertThat(rings()).isOne();
            assertThat(block.frame().data().toArray(JAVA_BYTE)).isEqualTo(loop.frame(10, 0));
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(ring::take);
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(ring::tryTake);
            assertThat(Mapped.lives(inode)).as("the kernel's end").isTrue();
            block.close();
            assertThat(rings()).isZero();
            assertThat(Mapped.lives(inode)).as("the kernel's end").isFalse();
            assertThat(ring).hasToString("PacketRing[" + SMALL + ", closed]");
        }
    }

    /// Whichever is closed, or given away, the other goes with it.
    @Test
    void theSocketEndsTheRing() throws Exception {
        try (var loop = Loop.open()) {
            var ring = loop.ring(SMALL);
            loop.receiver.close();
            assertThat(rings()).isZero();
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(ring::take);
        }
        try (var loop = Loop.open()) {
            var ring = loop.ring(SMALL);
            int number = loop.receiver.detach();
            assertThat(rings()).isZero();
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(ring::take);
            Socket.adopt(number).close();
        }
    }

    @Test
    void blocksMayBeReturnedInAnyOrder() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL.blockSize(4096))) {
            for (int lap = 0; lap < 3; lap++) {
                var blocks = new ArrayList<PacketBlock>();
                for (int i = 0; i < 4; i++) {
                    loop.sender.send(loop.frame(10, 4 * lap + i));
                    blocks.add(ring.take());
                }
                assertThatIllegalStateException()
                        .isThrownBy(ring::take)
                        .withMessage("all 4 blocks are out: return one first");
                assertThatIllegalStateException().isThrownBy(ring::tryTake);
                for (int i : new int[] {2, 0, 3, 1}) {
                    assertThat(blocks.get(i).next()).isTrue();
                    assertThat(blocks.get(i).frame().data().toArray(JAVA_BYTE))
                            .isEqualTo(loop.frame(10, 4 * lap + i));
                    blocks.get(i).close();
                }
                assertThat(ring.tryTake()).isEmpty();
            }
        }
    }

    /// What is full is full: later packets are dropped and counted, and the ring goes on when it is read.
    @Test
    void dropsAreCountedWhenNobodyReads() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL.blockSize(4096).blockCount(2))) {
            loop.send(100, 1000);
            int came = 0;
            for (int i = 0; i < 2; i++) {
                try (var block = ring.take()) {
                    came += block.count();
                    for (var frame : block)
                        assertThat(
                                        frame.data()
                                                .asSlice(Loop.HEADER)
                                                .mismatch(expected(loop, frame)))
                                .isEqualTo(-1);
                }
            }
            var statistics = loop.receiver.get(PACKET_STATISTICS);
            assertThat(came).isBetween(4, 10);
            assertThat(statistics.packets()).isEqualTo(100);
            assertThat(statistics.drops()).isEqualTo(100 - came);
            assertThat(statistics.freezes()).isPositive();
            loop.send(1, 10);
            assertThat(frames(ring, 1)).containsExactly(loop.frame(10, 0));
        }
    }

    private static MemorySegment expected(Loop loop, PacketFrame frame) {
        int number = 0;
        byte first = frame.data().get(JAVA_BYTE, Loop.HEADER);
        while ((byte) (number * 31) != first) number++;
        return MemorySegment.ofArray(loop.frame(1000, number)).asSlice(Loop.HEADER);
    }

    @Test
    void whatIsPrivateStays() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL.blockCount(2).privateSize(13))) {
            for (int lap = 0; lap < 3; lap++) {
                for (int i = 0; i < 2; i++) {
                    loop.send(1, 10);
                    try (var block = ring.take()) {
                        var own = block.privateData();
                        assertThat(own.byteSize()).isEqualTo(13);
                        assertThat(own.get(JAVA_INT, 0)).isEqualTo(lap == 0 ? 0 : 10 * lap + i);
                        own.set(JAVA_INT, 0, 10 * (lap + 1) + i);
                        assertThat(block.next()).isTrue();
                        assertThat(block.frame().length()).isEqualTo(28);
                    }
                }
            }
        }
    }

    /// Datagrams of UDP without their link header, by the flows that they belong to.
    @Test
    void flowsHaveHashes() throws Exception {
        try (var socket = Loop.packetSocket();
                var receiver = Socket.open(AF_INET, SOCK_DGRAM);
                var one = Socket.open(AF_INET, SOCK_DGRAM);
                var two = Socket.open(AF_INET, SOCK_DGRAM)) {
            receiver.bind(SocketAddress.loopback(0));
            int port = receiver.localAddress(IpSocketAddress.class).port();
            one.connect(receiver.localAddress());
            two.connect(receiver.localAddress());
            socket.close();
            try (var cooked = Socket.open(AF_PACKET, SOCK_DGRAM);
                    var ring = PacketRing.open(cooked, SMALL.flowHash())) {
                cooked.set(SO_ATTACH_FILTER, udpTo(port))
                        .set(PacketOptions.PACKET_IGNORE_OUTGOING, true)
                        .bind(SocketAddress.packet(1, PacketProtocol.ETH_P_IP));
                for (int i = 0; i < 4; i++) {
                    one.send(new byte[10]);
                    two.send(new byte[10]);
                }
                var hashes = new ArrayList<Long>();
                while (hashes.size() < 8) {
                    try (var block = ring.take()) {
                        for (var frame : block) {
                            assertThat(frame.networkOffset()).isZero();
                            assertThat(frame.data().get(JAVA_BYTE, 0)).isEqualTo((byte) 0x45);
                            assertThat(frame.length()).isEqualTo(38);
                            hashes.add(frame.flowHash());
                        }
                    }
                }
                assertThat(new HashSet<>(hashes)).hasSize(2).doesNotContain(0L);
                for (int i = 2; i < 8; i++) assertThat(hashes.get(i)).isEqualTo(hashes.get(i - 2));
            }
        }
    }

    private static SocketFilter udpTo(int port) {
        var program =
                """
                      ldb [9]
                      jne #17, drop
                      ldh [22]
                      jne #%d, drop
                      ret #0x40000
                drop: ret #0
                """
                        .formatted(port);
        return SocketFilter.of(BpfProgram.assemble(program).toBytes());
    }

    @Test
    void aSelectorTellsOfABlock() throws Exception {
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL);
                var selector = Selector.<String>open()) {
            selector.register(ring, EpollEvents.EPOLLIN, "ring");
            assertThat(selector.selectNow()).isEmpty();
            for (int i = 0; i < 20; i++) {
                loop.send(1, 10);
                assertThat(selector.select()).hasSize(1);
                ring.tryTake().orElseThrow().close();
                assertThat(selector.selectNow()).isEmpty();
            }
            ring.close();
            assertThat(selector.size()).isZero();
        }
    }

    @Test
    void whatHasNoRing() throws Exception {
        try (var udp = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PacketRing.open(udp, SMALL))
                    .withMessageContaining("AF_PACKET");
        }
        try (var loop = Loop.open();
                var ring = loop.ring(SMALL)) {
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(() -> PacketRing.open(loop.receiver, SMALL))
                    .matches(e -> e.is(Errno.EBUSY));
            loop.send(1, 10);
            assertThat(frames(ring, 1)).as("the first goes on").hasSize(1);
            ring.close();
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> PacketRing.open(loop.receiver, SMALL));
        }
    }

    /// A socket that could not get a ring is what it was, and gets a smaller one.
    @Test
    void aRingThatIsTooLargeLeavesTheSocketAlone() throws Exception {
        try (var loop = Loop.open()) {
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(
                            () -> loop.ring(SMALL.blockSize(1 << 30).blockCount(Integer.MAX_VALUE)))
                    .matches(e -> e.is(Errno.ENOMEM));
            assertThat(rings()).isZero();
            loop.send(1, 10);
            assertThat(loop.receiver.recv(100)).isEqualTo(loop.frame(10, 0));
            try (var ring = loop.ring(SMALL)) {
                loop.send(1, 11);
                assertThat(frames(ring, 1)).containsExactly(loop.frame(11, 0));
            }
        }
    }

    @Test
    void optionsKnowTheKernelsLimits() throws Exception {
        var options = RingOptions.defaults();
        for (int size : new int[] {0, -4096, 4095, 6144, Integer.MAX_VALUE})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options.blockSize(size))
                    .withMessageContaining(size + " bytes");
        for (int count : new int[] {0, -1})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options.blockCount(count))
                    .withMessageContaining(count + " blocks");
        for (int size : new int[] {-1, 65536})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options.privateSize(size))
                    .withMessageContaining(size + " private");
        for (var time : List.of(Duration.ofMillis(-1), Duration.ofMillis(65536)))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options.retire(time))
                    .withMessageContaining(time.toString());
        assertThat(options.retire(Duration.ofNanos(1)).request(0).retireMillis()).isOne();
        assertThat(options)
                .hasToString(
                        "RingOptions[16 blocks of 1048576 bytes, retire PT0.01S, private 0, flowHash false]");
        try (var loop = Loop.open()) {
            loop.receiver.set(PACKET_RESERVE, 4000);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> loop.ring(SMALL.blockSize(4096)))
                    .withMessageContaining("no room for a packet");
            try (var ring = loop.ring(SMALL.blockSize(8192))) {
                loop.send(1, 10);
                assertThat(frames(ring, 1)).containsExactly(loop.frame(10, 0));
            }
        }
        // The last private byte that there is room for, and the kernel's own opinion of it.
        for (int size : new int[] {3976, 3977}) {
            try (var loop = Loop.open()) {
                var tight = SMALL.blockSize(4096).privateSize(size);
                if (size == 3976) loop.ring(tight).close();
                else assertThatIllegalArgumentException().isThrownBy(() -> loop.ring(tight));
            }
        }
    }
}
