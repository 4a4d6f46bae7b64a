package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;
import java.util.List;

/// What has come behind a gap: selective acknowledgement, RFC 2018 section 3. A first block that has been acknowledged before says that something has
/// come twice (RFC 2883).
///
/// @param blocks the newest first; four have room in a header, 31 in the length of an option
public record Sack(List<Block> blocks) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 5;

    private static final int BLOCK = 8;

    /// Bytes that have come.
    ///
    /// @param left the sequence of the first, 32 bits unsigned
    /// @param right the sequence behind the last, 32 bits unsigned
    public record Block(long left, long right) {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number does not fit 32 bits; the message names the value
        public Block {
            Range.check("left edge", left, 0xffff_ffffL);
            Range.check("right edge", right, 0xffff_ffffL);
        }

        /// Answers both edges.
        ///
        /// @return such as `1000-2000`
        @Override
        public String toString() {
            return left + "-" + right;
        }
    }

    /// Checks the number of blocks.
    ///
    /// @throws IllegalArgumentException if there are none, or more than have room; the message names the number
    public Sack {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) throw new IllegalArgumentException("0 blocks");
        Range.check("number of blocks", blocks.size(), 31);
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return Options.HEADER + blocks.size() * BLOCK;
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Options.begin(this, target);
        for (var block : blocks) part.putInt((int) block.left).putInt((int) block.right);
    }

    /// Answers the blocks.
    ///
    /// @return such as `sack [1000-2000]`
    @Override
    public String toString() {
        return "sack " + blocks;
    }
}
