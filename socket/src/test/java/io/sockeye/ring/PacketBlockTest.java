package io.sockeye.ring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.address.Bytes;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.PacketSocketAddress;
import io.sockeye.address.PacketType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Blocks by their literal bytes: two packets, and what a liar may write there.
class PacketBlockTest {
    private static final int SIZE = 512;

    /// struct tpacket_block_desc, two of struct tpacket3_hdr with struct sockaddr_ll, each with its bytes.
    private static final String BLOCK =
            """
            02000000 30000000
            21000000 02000000 38000000 08010000
            0700000000000000
            00000000 00000000 00000000 00000000
            1122334455667788
            70000000 d2029649 15cd5b07 04000000 00010000 55000000
            5400 6200 efbeadde 2a600000 a888 0000 0000000000000000
            1100 0800 02000000 0100 00 06 525400123456 0000
            """
                    + "00".repeat(84 - 68)
                    + "deadbeef"
                    + "00".repeat(112 - 88)
                    + """
                    00000000 00000000 00000000 02000000 02000000 00000000
                    4400 4400 00000000 00000000 0000 0000 0000000000000000
                    1100 0806 03000000 0400 04 00 0000000000000000
                    cafe
                    """;

    private static MemorySegment bytes(Arena arena, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        var block = arena.allocate(SIZE, 16);
        MemorySegment.copy(bytes, 0, block, JAVA_BYTE, 0, bytes.length);
        return block;
    }

    @SuppressWarnings("MustBeClosedChecker") // by the block
    private static PacketBlock block() {
        var arena = Arena.ofConfined();
        return new PacketBlock(arena, bytes(arena, BLOCK), 8);
    }

    private static byte[] data(PacketFrame frame) {
        return frame.data().toArray(JAVA_BYTE);
    }

    @Test
    void theBlockSaysWhatItIs() {
        try (var block = block()) {
            assertThat(block.count()).isEqualTo(2);
            assertThat(block.sequence()).isEqualTo(7);
            assertThat(block.status()).isEqualTo(PacketBlock.TP_STATUS_BLK_TMO | 1);
            assertThat(block.privateData().toArray(JAVA_BYTE))
                    .containsExactly(0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88);
            assertThat(block).hasToString("PacketBlock[7, 2 packets]");
        }
    }

    @Test
    void aPacketSaysWhatItIs() {
        try (var block = block()) {
            assertThat(block.next()).isTrue();
            var frame = block.frame();
            assertThat(data(frame)).containsExactly(0xde, 0xad, 0xbe, 0xef);
            assertThat(frame.length()).isEqualTo(4);
            assertThat(frame.originalLength()).isEqualTo(256);
            assertThat(frame.networkOffset()).isEqualTo(14);
            assertThat(frame.time()).isEqualTo(Instant.ofEpochSecond(1234567890, 123456789));
            assertThat(frame.timeNanos()).isEqualTo(1234567890_123456789L);
            assertThat(frame.status()).isEqualTo(0x55);
            assertThat(frame.vlanTag()).isEqualTo(0x602a);
            assertThat(frame.vlanProtocol()).isEqualTo(0x88a8);
            assertThat(frame.flowHash()).isEqualTo(0xdeadbeefL);
            assertThat(frame.from())
                    .isEqualTo(
                            new PacketSocketAddress(
                                    2,
                                    PacketProtocol.ETH_P_IP,
                                    PacketType.PACKET_HOST,
                                    1,
                                    Bytes.of(
                                            (byte) 0x52,
                                            (byte) 0x54,
                                            (byte) 0,
                                            (byte) 0x12,
                                            (byte) 0x34,
                                            (byte) 0x56)));
            assertThat(frame).hasToString("PacketFrame[4 of 256 bytes]");
        }
    }

    @Test
    void bothWaysThroughMeetTheSamePackets() {
        try (var block = block()) {
            assertThatIllegalStateException().isThrownBy(block::frame);
            var walked = new ArrayList<byte[]>();
            while (block.next()) walked.add(data(block.frame()));
            assertThat(block.next()).isFalse();
            assertThat(data(block.frame())).as("where it stopped").isEqualTo(walked.getLast());
            var iterated = new ArrayList<byte[]>();
            for (var frame : block) iterated.add(data(frame));
            assertThat(iterated).hasSize(2).usingRecursiveComparison().isEqualTo(walked);
            var spent = block.iterator();
            spent.next();
            spent.next();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(spent::next);
        }
    }

    @Test
    void nothingCanBeReadOnceItWasReturned() {
        var block = block();
        assertThat(block.next()).isTrue();
        var frame = block.frame();
        var data = frame.data();
        assertThat(data.isReadOnly()).isTrue();
        var buffer = data.asByteBuffer();
        block.close();
        block.close();
        assertThatIllegalStateException().isThrownBy(() -> data.get(JAVA_BYTE, 0));
        assertThatIllegalStateException().isThrownBy(() -> buffer.get(0));
        assertThatIllegalStateException().isThrownBy(frame::timeNanos);
        assertThatIllegalStateException().isThrownBy(frame::from);
        assertThatIllegalStateException().isThrownBy(() -> frame.data().get(JAVA_BYTE, 0));
        assertThatIllegalStateException().isThrownBy(block::next);
        assertThatIllegalStateException().isThrownBy(() -> block.iterator().next());
        assertThat(frame).hasToString("PacketFrame[returned]");
        assertThat(block).hasToString("PacketBlock[7, 2 packets, returned]");
    }

    /// What makes the whole block unreadable.
    @ParameterizedTest
    @CsvSource({
        "12, ffffffff, 12", // packets, negative as an int
        "16, 00000000, 12", // the first packet in the header
        "16, 30000000, 12", // the first packet in the private part
        "16, f8ffffff, 12", // before the block
        "20, 01020000, 20", // in use: one byte more than there is
        "20, ffffffff, 20",
        "20, 37000000, 20", // in use: less than the header
    })
    void aBlockThatLies(int offset, String lie, int blamed) {
        try (var arena = Arena.ofConfined()) {
            var memory = bytes(arena, BLOCK);
            put(memory, offset, lie);
            assertThatExceptionOfType(MalformedBlockException.class)
                    .isThrownBy(() -> new PacketBlock(arena, memory, 8))
                    .matches(e -> e.offset() == blamed, "offset " + blamed);
        }
    }

    /// What makes the packets unreadable from some one on.
    @ParameterizedTest
    @CsvSource({
        "16, 02010000, 0, 258", // the first packet: no room for its header, and not where one
        // begins
        "16, 00010000, 0, 256", // no room for its header in what is in use
        "16, 3c000000, 0, 60", // not where one begins
        "12, 03000000, 1, 168", // one packet more than there are: the last has no next
        "56, 00000000, 0, 56", // the next is this one
        "56, 2f000000, 0, 56", // the next is within this header
        "56, ffffffff, 0, 56", // the next is before
        "56, 00010000, 0, 56", // the next is behind what is in use
        "56, 71000000, 1, 169", // the next is not where one begins
        "56, 00000080, 0, 56",
        "68, bd000000, 0, 56", // one byte more than what is in use
        "68, ffffffff, 0, 56",
        "68, ffffff7f, 0, 56",
        "80, 2f00, 0, 56", // bytes within the header
        "80, ffff, 0, 56",
    })
    void aPacketThatLies(int offset, String lie, int good, int blamed) {
        try (var arena = Arena.ofConfined()) {
            var memory = bytes(arena, BLOCK);
            put(memory, offset, lie);
            // The walks must end, and neither may touch what lies outside.
            var block = new PacketBlock(arena, memory.asReadOnly(), 8);
            for (int i = 0; i < good; i++) assertThat(block.next()).isTrue();
            assertThatExceptionOfType(MalformedBlockException.class)
                    .isThrownBy(() -> {
                        while (block.next()) data(block.frame());
                    })
                    .matches(e -> e.offset() == blamed, "offset " + blamed);
            assertThat(block.next()).as("no further one").isFalse();
            var iterator = block.iterator();
            for (int i = 0; i < good; i++) iterator.next();
            assertThatExceptionOfType(MalformedBlockException.class).isThrownBy(iterator::next);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    void aPacketWhoseHeaderWouldEndBehindTheBlock() {
        try (var arena = Arena.ofConfined()) {
            var memory = bytes(arena, BLOCK);
            put(memory, 16, "f8010000");
            put(memory, 20, "00020000");
            var block = new PacketBlock(arena, memory, 8);
            assertThatExceptionOfType(MalformedBlockException.class)
                    .isThrownBy(block::next)
                    .matches(e -> e.offset() == SIZE - 8);
        }
    }

    @Test
    void aPacketWithoutAnAddress() {
        try (var arena = Arena.ofConfined()) {
            var memory = bytes(arena, BLOCK);
            put(memory, 104, "0200"); // another family
            put(memory, 168 + 24, "4300"); // the bytes begin in the address
            var block = new PacketBlock(arena, memory, 8);
            for (var frame : block)
                assertThatExceptionOfType(MalformedBlockException.class).isThrownBy(frame::from);
        }
    }

    private static void put(MemorySegment block, int offset, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        MemorySegment.copy(bytes, 0, block, JAVA_BYTE, offset, bytes.length);
    }
}
