package io.sockeye.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.internal.sys.LinuxIfPacket.TpacketBlockDesc;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketHdrV1;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// A block of a [PacketRing] that the kernel has handed over, with the packets in it.
///
/// It belongs to the thread that took it, until [#close()] returns it. There are two ways through it: a `for` over its frames, and, where
/// every nanosecond counts, `while (block.next())` with [#frame()], which leaves nothing to the garbage collector once it is compiled.
///
/// ```java
/// try (var block = ring.take()) {
///     for (var frame : block) System.out.println(frame.originalLength());
/// }
/// ```
public final class PacketBlock implements Iterable<PacketFrame>, AutoCloseable {
    /// [#status()]: handed over because it was old, not because it was full.
    public static final int TP_STATUS_BLK_TMO = 32;

    private final Arena arena;
    private final MemorySegment block;
    private final int privateSize;
    private final int end;
    private final int first;
    private final int count;
    private final long status;
    private final long sequence;
    private final FrameCursor cursor;

    /// Reads what stands at the beginning.
    ///
    /// @param arena closed by [#close()]
    /// @param block a whole block, which ends with the arena
    /// @param privateSize bytes of the reader's own
    /// @throws MalformedBlockException if it says what cannot be
    PacketBlock(Arena arena, MemorySegment block, int privateSize) {
        this.arena = arena;
        this.block = block;
        this.privateSize = privateSize;
        int headerSize = RingOptions.headerSize(privateSize);
        status = Integer.toUnsignedLong(field(TpacketHdrV1.BLOCK_STATUS));
        sequence = block.get(JAVA_LONG, TpacketBlockDesc.HDR + TpacketHdrV1.SEQ_NUM);
        end = field(TpacketHdrV1.BLK_LEN);
        if (end < headerSize || end > block.byteSize())
            throw malformed(
                    TpacketHdrV1.BLK_LEN,
                    "%s bytes are in use of %d"
                            .formatted(Integer.toUnsignedString(end), block.byteSize()));
        first = field(TpacketHdrV1.OFFSET_TO_FIRST_PKT);
        count = field(TpacketHdrV1.NUM_PKTS);
        if (count < 0 || (count > 0 && first < headerSize))
            throw malformed(
                    TpacketHdrV1.NUM_PKTS,
                    "%s frames from %s on"
                            .formatted(
                                    Integer.toUnsignedString(count),
                                    Integer.toUnsignedString(first)));
        cursor = cursor();
    }

    private int field(long offset) {
        return block.get(JAVA_INT, TpacketBlockDesc.HDR + offset);
    }

    private static MalformedBlockException malformed(long offset, String reason) {
        return new MalformedBlockException((int) (TpacketBlockDesc.HDR + offset), reason);
    }

    private FrameCursor cursor() {
        return new FrameCursor(block.asReadOnly(), end, first, count);
    }

    /// How many packets it has.
    ///
    /// @return 0 or more: before a packet as long as a block the kernel hands over an empty one
    public int count() {
        return count;
    }

    /// Which block of the ring's life it is: one more for each, beginning with 1.
    ///
    /// @return 64 bits unsigned
    public long sequence() {
        return sequence;
    }

    /// Why it was handed over.
    ///
    /// @return [#TP_STATUS_BLK_TMO] if it was old, [PacketFrame#TP_STATUS_LOSING] if packets were dropped; 32 bits unsigned
    public long status() {
        return status;
    }

    /// Moves on to the next packet, which [#frame()] then is.
    ///
    /// @return false after the last
    /// @throws IllegalStateException if the block was returned
    /// @throws WrongThreadException on a thread that has not taken it
    /// @throws MalformedBlockException if the packet is not within the block; the rest of the block is left unread then
    public boolean next() {
        return cursor.advance();
    }

    /// The packet to which [#next()] has moved.
    ///
    /// @return a view
    /// @throws IllegalStateException before the first
    public PacketFrame frame() {
        return cursor.frame();
    }

    /// Goes through the packets from the first on, whatever [#next()] does.
    ///
    /// @return its `next` throws as [#next()] does
    @Override
    public Iterator<PacketFrame> iterator() {
        return new Frames(cursor());
    }

    private record Frames(FrameCursor cursor) implements Iterator<PacketFrame> {
        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public PacketFrame next() {
            if (!cursor.advance()) throw new NoSuchElementException();
            return cursor.frame();
        }
    }

    /// The bytes of the block that are the reader's own, as many as [RingOptions#privateSize(int)] says. The kernel leaves them as they
    /// are, for the next one who takes this block.
    ///
    /// @return writable, zeros at first; as good as the block
    public MemorySegment privateData() {
        return block.asSlice(TpacketBlockDesc.SIZE, privateSize);
    }

    /// Returns the block to the kernel. From now on nothing of it can be read; a second close does nothing.
    ///
    /// The last block of a ring that was closed meanwhile takes the ring's memory with it, munmap(2).
    ///
    /// @throws WrongThreadException on a thread that has not taken it
    /// @throws java.io.UncheckedIOException if munmap(2) fails
    @Override
    public void close() {
        if (arena.scope().isAlive()) arena.close();
    }

    /// `PacketBlock[7, 42 packets]`, and whether it was returned.
    @Override
    public String toString() {
        return "PacketBlock[%s, %d packets%s]"
                .formatted(
                        Long.toUnsignedString(sequence),
                        count,
                        arena.scope().isAlive() ? "" : ", returned");
    }
}
