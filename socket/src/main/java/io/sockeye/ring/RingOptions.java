package io.sockeye.ring;

import io.sockeye.internal.io.Mapping;
import io.sockeye.internal.sys.LinuxIfPacket;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketBlockDesc;
import io.sockeye.option.PacketRingRequest;
import java.time.Duration;

/// How large a [PacketRing] is, and when the kernel hands its blocks over. Immutable: each word answers a new value.
///
/// The kernel takes the memory at once and does not swap it. How long a reader may be away without a loss is the size of the ring
/// divided by the traffic: 16 MiB are 130 ms of a full Gbit/s.
public final class RingOptions {
    private static final RingOptions DEFAULTS =
            new RingOptions(1 << 20, 16, Duration.ofMillis(10), 0, false);

    /// The kernel keeps milliseconds and private bytes in 16 bits each.
    private static final int MAX_16 = 0xffff;

    /// Where packets and what is private begin: V3_ALIGNMENT of the kernel.
    private static final int ALIGNMENT = 8;

    private final int blockSize;
    private final int blockCount;
    private final Duration retire; // zero: the kernel chooses
    private final int privateSize;
    private final boolean flowHash;

    private RingOptions(
            int blockSize, int blockCount, Duration retire, int privateSize, boolean flowHash) {
        this.blockSize = blockSize;
        this.blockCount = blockCount;
        this.retire = retire;
        this.privateSize = privateSize;
        this.flowHash = flowHash;
    }

    /// 16 blocks of 1 MiB, each handed over after 10 ms at the latest; nothing private, no hash.
    ///
    /// @return the defaults
    public static RingOptions defaults() {
        return DEFAULTS;
    }

    /// How large a block is. It is handed over as a whole: large ones mean few calls. A packet that does not fit into one is cut.
    ///
    /// @param bytes a multiple of the page size, at the most 1 GiB
    /// @return these options with that size
    /// @throws IllegalArgumentException if it is none
    public RingOptions blockSize(int bytes) {
        if (bytes <= 0 || bytes > 1 << 30 || bytes % Mapping.PAGE_SIZE != 0)
            throw new IllegalArgumentException(
                    "a block of %d bytes is no multiple of the page size, %d, up to %d"
                            .formatted(bytes, Mapping.PAGE_SIZE, 1 << 30));
        return new RingOptions(bytes, blockCount, retire, privateSize, flowHash);
    }

    /// How many blocks. With a single one, whatever comes while it is read is lost.
    ///
    /// @param count more than zero
    /// @return these options with that count
    /// @throws IllegalArgumentException if it is not
    public RingOptions blockCount(int count) {
        if (count <= 0) throw new IllegalArgumentException(count + " blocks are no ring");
        return new RingOptions(blockSize, count, retire, privateSize, flowHash);
    }

    /// After how long a block with at least one packet is handed over though it is not full.
    ///
    /// @param time 1 ms to 65535 ms, rounded up to milliseconds; zero lets the kernel choose by the speed of the link, 8 ms or so. The
    ///     kernel rounds to its tick
    /// @return these options with that time
    /// @throws IllegalArgumentException if it is out of range
    public RingOptions retire(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofMillis(MAX_16)) > 0)
            throw new IllegalArgumentException("%s is outside 0 to %d ms".formatted(time, MAX_16));
        return new RingOptions(blockSize, blockCount, time, privateSize, flowHash);
    }

    /// How many bytes of each block are the reader's own: [PacketBlock#privateData()].
    ///
    /// @param bytes 0 to 65535
    /// @return these options with that size
    /// @throws IllegalArgumentException if it is out of range
    public RingOptions privateSize(int bytes) {
        if (bytes < 0 || bytes > MAX_16)
            throw new IllegalArgumentException(
                    "%d private bytes are outside 0 to %d".formatted(bytes, MAX_16));
        return new RingOptions(blockSize, blockCount, retire, bytes, flowHash);
    }

    /// Has the kernel write a hash of its flow beside each packet: [PacketFrame#flowHash()]. It costs the kernel some time for each.
    ///
    /// @return these options with it
    public RingOptions flowHash() {
        return new RingOptions(blockSize, blockCount, retire, privateSize, true);
    }

    int blockSize() {
        return blockSize;
    }

    int blockCount() {
        return blockCount;
    }

    /// Bytes of the whole ring.
    long size() {
        return (long) blockSize * blockCount;
    }

    int privateSize() {
        return privateSize;
    }

    /// Where the first packet of a block begins at the earliest.
    static int headerSize(int privateSize) {
        return TpacketBlockDesc.SIZE + (privateSize + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// What the kernel is asked for. Blocks hold packets of any length here, and frames are a form only: with one a block, they have room
    /// for any PACKET_RESERVE.
    ///
    /// @param reserve PACKET_RESERVE of the socket
    PacketRingRequest request(int reserve) {
        int least = headerSize(privateSize) + LinuxIfPacket.TPACKET3_HDRLEN + reserve;
        if (blockSize <= least)
            throw new IllegalArgumentException(
                    "a block of %d bytes has no room for a packet: %d are headers, of which %d are private and %d reserved"
                            .formatted(blockSize, least, privateSize, reserve));
        return new PacketRingRequest(
                blockSize,
                blockCount,
                blockSize,
                blockCount,
                retire.plusNanos(999_999).toMillis(),
                privateSize,
                flowHash ? LinuxIfPacket.TP_FT_REQ_FILL_RXHASH : 0);
    }

    /// `RingOptions[16 blocks of 1048576 bytes, retire PT0.01S, private 0, flowHash false]`.
    @Override
    public String toString() {
        return "RingOptions[%d blocks of %d bytes, retire %s, private %d, flowHash %s]"
                .formatted(blockCount, blockSize, retire, privateSize, flowHash);
    }
}
