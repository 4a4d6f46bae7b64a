package io.sockeye.ring;

import static io.sockeye.option.PacketFanout.PACKET_FANOUT_CBPF;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_CPU;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_FLAG_ROLLOVER;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_HASH;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_LB;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_QM;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_RND;
import static io.sockeye.option.PacketFanout.PACKET_FANOUT_ROLLOVER;
import static io.sockeye.option.PacketOptions.PACKET_FANOUT;
import static io.sockeye.option.PacketOptions.PACKET_FANOUT_DATA;
import static io.sockeye.option.PacketOptions.PACKET_ROLLOVER_STATS;
import static io.sockeye.option.PacketOptions.PACKET_STATISTICS;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.address.PacketProtocol;
import io.sockeye.address.PacketType;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.AuxiliaryData;
import io.sockeye.error.Errno;
import io.sockeye.error.UnreachableException;
import io.sockeye.option.PacketFanout;
import io.sockeye.option.SocketFilter;
import io.sockeye.resolve.NetInterface;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.wire.bpf.BpfProgram;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rings on one end of a pair of interfaces, and Python on the other. [RingNetworkTest] makes the network.
@ExtendWith(NoLeaks.class)
class RingOnVeth {
    private static final ValueLayout.OfShort BE_SHORT =
            JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final PacketProtocol ALL = PacketProtocol.ETH_P_ALL;

    private static final String SENDER =
            """
            import hashlib, random, socket, sys
            s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            s.bind(("far", 0))
            """;

    /// Frames of all lengths. Says the SHA-256 of their bytes, each behind its length.
    private static final String ANY_FRAMES =
            SENDER
                    + """
                    random.seed(7)
                    digest = hashlib.sha256()
                    for i in range(int(sys.argv[1])):
                        frame = bytes.fromhex("52540012345652540012345788b5") + random.randbytes(random.randint(1, 1500))
                        digest.update(len(frame).to_bytes(4, "big") + frame)
                        s.send(frame)
                    print(digest.hexdigest())
                    """;

    /// The same of a file that tcpdump has written.
    private static final String HASH_OF_FILE =
            """
            import hashlib, struct, sys
            data = open(sys.argv[1], "rb").read()
            digest, at, count = hashlib.sha256(), 24, 0
            while at < len(data):
                length, original = struct.unpack_from("<II", data, at + 8)
                digest.update(original.to_bytes(4, "big") + data[at + 16:at + 16 + length])
                at += 16 + length
                count += 1
            print(count, digest.hexdigest())
            """;

    private static final int FLOWS = 32;
    private static final int PER_FLOW = 20;

    /// UDP of 32 flows, in turn; the last two bytes of each are its number.
    private static final String FLOWS_OF_UDP =
            SENDER
                    + """
                    for i in range(640):
                        ip = bytes.fromhex("4500001e00004000401100000a0000010a000002")
                        total = sum(int.from_bytes(ip[j:j + 2], "big") for j in range(0, 20, 2))
                        total = ~((total & 0xffff) + (total >> 16)) & 0xffff
                        ip = ip[:10] + total.to_bytes(2, "big") + ip[12:]
                        udp = (4000 + i % 32).to_bytes(2, "big") + bytes.fromhex("0035000a0000") + i.to_bytes(2, "big")
                        s.send(bytes.fromhex("5254001234565254001234570800") + ip + udp)
                    """;

    @TempDir Path folder;

    private static int near() throws IOException {
        return NetInterface.named("near").index();
    }

    private static SocketFilter ofType(int etherType) {
        var program = "ldh [12]\njne #%d, drop\nret #0x40000\ndrop: ret #0\n".formatted(etherType);
        return SocketFilter.of(BpfProgram.assemble(program).toBytes());
    }

    private static PacketRing ring(int etherType) throws IOException {
        var socket = Loop.packetSocket();
        socket.set(SO_ATTACH_FILTER, ofType(etherType)).timeout(Duration.ofSeconds(10));
        var ring = PacketRing.open(socket, RingOptions.defaults());
        socket.bind(SocketAddress.packet(near(), ALL));
        return ring;
    }

    @Test
    void exactlyWhatAPeerSendsArrivesAndTcpdumpSeesTheSame() throws Exception {
        int count = 3000;
        var file = folder.resolve("frames");
        try (var ring = ring(0x88b5);
                var tcpdump =
                        Peer.start(
                                "tcpdump",
                                "-n",
                                "-i",
                                "near",
                                "-B",
                                "16384",
                                "-c",
                                "" + count,
                                "-Z",
                                "root",
                                "-w",
                                file.toString(),
                                "ether",
                                "proto",
                                "0x88b5")) {
            while (!tcpdump.line().contains("listening on near")) continue;
            var digest = MessageDigest.getInstance("SHA-256");
            try (var peer = Peer.python(ANY_FRAMES, count)) {
                int seen = 0;
                while (seen < count) {
                    try (var block = ring.take()) {
                        for (var frame : block) {
                            seen++;
                            int length = frame.length();
                            assertThat(frame.originalLength()).isEqualTo(length);
                            assertThat(frame.from().packetType())
                                    .isEqualTo(PacketType.PACKET_OTHERHOST);
                            digest.update(java.nio.ByteBuffer.allocate(4).putInt(0, length));
                            digest.update(frame.data().asByteBuffer());
                        }
                    }
                }
                assertThat(HexFormat.of().formatHex(digest.digest()))
                        .isEqualTo(peer.line())
                        .isEqualTo(hash(tcpdump, file, count));
            }
            assertThat(ring.tryTake()).isEmpty();
            var statistics = ring.socket().get(PACKET_STATISTICS);
            assertThat(statistics.packets()).isEqualTo(count);
            assertThat(statistics.drops() + statistics.freezes()).isZero();
        }
    }

    private static String hash(Peer tcpdump, Path file, int count) throws Exception {
        assertThat(tcpdump.exitCode()).isZero();
        try (var peer = Peer.python(HASH_OF_FILE, file)) {
            var words = peer.line().split(" ");
            assertThat(words[0]).isEqualTo("" + count);
            return words[1];
        }
    }

    /// The kernel takes tags off before anyone looks; what stands in the block is the frame without, and the tag beside it.
    @ParameterizedTest
    @CsvSource({"8100, 602a", "88a8, 0fff"})
    void tagsOfVlansStandBesideTheFrame(String protocol, String tag) throws Exception {
        var script =
                SENDER
                        + """
                        s.send(bytes.fromhex("525400123456525400123457%s%s88b5") + bytes(46))
                        s.send(bytes.fromhex("52540012345652540012345788b5") + bytes(46))
                        """
                                .formatted(protocol, tag);
        long tagged = AuxiliaryData.TP_STATUS_VLAN_VALID | AuxiliaryData.TP_STATUS_VLAN_TPID_VALID;
        try (var ring = ring(0x88b5);
                var peer = Peer.python(script)) {
            for (boolean first : List.of(true, false)) {
                var seen = next(ring);
                assertThat(seen.data).hasSize(60).startsWith(0x52, 0x54, 0, 0x12, 0x34, 0x56);
                assertThat(seen.data[12]).isEqualTo((byte) 0x88);
                assertThat(seen.status & tagged).isEqualTo(first ? tagged : 0);
                assertThat(seen.tag).isEqualTo(first ? Integer.parseInt(tag, 16) : 0);
                assertThat(seen.protocol).isEqualTo(first ? Integer.parseInt(protocol, 16) : 0);
            }
            assertThat(peer.exitCode()).isZero();
        }
    }

    private record Seen(byte[] data, long status, int tag, int protocol) {}

    private final ArrayList<Seen> waiting = new ArrayList<>();

    private Seen next(PacketRing ring) throws IOException {
        while (waiting.isEmpty()) {
            try (var block = ring.take()) {
                while (block.next()) {
                    var frame = block.frame();
                    waiting.add(
                            new Seen(
                                    frame.data().toArray(JAVA_BYTE),
                                    frame.status(),
                                    frame.vlanTag(),
                                    frame.vlanProtocol()));
                }
            }
        }
        return waiting.removeFirst();
    }

    /// Two rings of one group: whatever the kernel picks by, each packet is in one of them.
    @ParameterizedTest
    @CsvSource({
        "hash, " + PACKET_FANOUT_HASH + ", 0",
        "hash with rollover, " + PACKET_FANOUT_HASH + ", " + PACKET_FANOUT_FLAG_ROLLOVER,
        "in turn, " + PACKET_FANOUT_LB + ", 0",
        "CPU, " + PACKET_FANOUT_CPU + ", 0",
        "first, " + PACKET_FANOUT_ROLLOVER + ", 0",
        "random, " + PACKET_FANOUT_RND + ", 0",
        "queue, " + PACKET_FANOUT_QM + ", 0",
        "program, " + PACKET_FANOUT_CBPF + ", 0"
    })
    void aGroupSharesThePackets(String name, int mode, int flags) throws Exception {
        try (var one = ring(0x0800);
                var two = ring(0x0800)) {
            var fanout = new PacketFanout(7, mode, flags);
            for (var ring : List.of(one, two)) ring.socket().set(PACKET_FANOUT, fanout);
            if (mode == PACKET_FANOUT_CBPF) one.socket().set(PACKET_FANOUT_DATA, byLastBit());
            assertThat(one.socket().get(PACKET_FANOUT)).isEqualTo(fanout);
            try (var peer = Peer.python(FLOWS_OF_UDP)) {
                assertThat(peer.exitCode()).as(name + ": " + peer.rest()).isZero();
            }
            var first = numbers(one);
            var second = numbers(two);
            var all = new TreeSet<>(first);
            all.addAll(second);
            assertThat(all).as(name).hasSize(FLOWS * PER_FLOW);
            assertThat(first.size() + second.size()).as("once each").isEqualTo(all.size());
            switch (mode) {
                case PACKET_FANOUT_HASH -> {
                    assertThat(flows(first))
                            .isNotEmpty()
                            .doesNotContainAnyElementsOf(flows(second));
                    assertThat(second).isNotEmpty();
                }
                case PACKET_FANOUT_LB -> assertThat(first).hasSameSizeAs(second);
                case PACKET_FANOUT_RND -> assertThat(first.size()).isBetween(200, 440);
                case PACKET_FANOUT_CBPF -> {
                    assertThat(first).hasSize(320).allMatch(number -> number % 2 == 0);
                    assertThat(second).allMatch(number -> number % 2 == 1);
                }
                default -> {}
            }
            if ((flags & PACKET_FANOUT_FLAG_ROLLOVER) != 0)
                assertThat(one.socket().get(PACKET_ROLLOVER_STATS).failed()).isZero();
        }
    }

    private static SocketFilter byLastBit() {
        // The program sees the packet from its network header on.
        return SocketFilter.of(BpfProgram.assemble("ldb [29]\nand #1\nret a\n").toBytes());
    }

    /// All that is there; the kernel hands the last block over in a moment.
    private static Set<Integer> numbers(PacketRing ring) throws IOException {
        var numbers = new HashSet<Integer>();
        ring.socket().timeout(Duration.ofMillis(300));
        try {
            while (true) {
                try (var block = ring.take()) {
                    while (block.next()) {
                        var data = block.frame().data();
                        int number = Short.toUnsignedInt(data.get(BE_SHORT, data.byteSize() - 2));
                        assertThat(numbers.add(number)).as("twice: " + number).isTrue();
                    }
                }
            }
        } catch (java.net.SocketTimeoutException nothingMore) {
            return numbers;
        }
    }

    private static Set<Integer> flows(Set<Integer> numbers) {
        var flows = new HashSet<Integer>();
        for (int number : numbers) flows.add(number % FLOWS);
        return flows;
    }

    @Test
    void anInterfaceThatGoesDownIsToldOnceAndComesBack() throws Exception {
        try (var ring = ring(0x88b5)) {
            var waiting = io.sockeye.testing.ThreadKind.VIRTUAL.start(ring::take).awaitWaiting();
            run("ip", "link", "set", "near", "down");
            assertThat(waiting.failure())
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("take: Network is down (ENETDOWN)");
            assertThat(ring.tryTake()).isEmpty();
            run("ip", "link", "set", "near", "up");
            run("/usr/bin/python3", "-c", SENDER + "s.send(bytes(12) + b'\\x88\\xb5' + bytes(46))");
            assertThat(next(ring).data).hasSize(60);
            // And on a thread that sits in poll(2).
            run("ip", "link", "set", "near", "down");
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(ring::take)
                    .matches(e -> e.is(Errno.ENETDOWN));
            run("ip", "link", "set", "near", "up");
        }
    }

    private static void run(String... command) throws Exception {
        try (var peer = Peer.start(command)) {
            assertThat(peer.exitCode()).as(peer.rest()).isZero();
        }
    }
}
