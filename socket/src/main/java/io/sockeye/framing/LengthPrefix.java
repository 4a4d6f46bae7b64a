package io.sockeye.framing;

import java.io.IOException;
import java.util.Optional;

/// Frames with their length before them. Immutable: each word answers a new value.
public final class LengthPrefix implements Framing<byte[]> {
    private static final int VARINT = 0;
    private static final int LONGEST_VARINT = 10;

    private final int bytes; // of the length, or VARINT
    private final boolean littleEndian;
    private final boolean inclusive;
    private final int limit;

    private LengthPrefix(int bytes, boolean littleEndian, boolean inclusive, int limit) {
        this.bytes = bytes;
        this.littleEndian = littleEndian;
        this.inclusive = inclusive;
        this.limit = limit;
    }

    static LengthPrefix of(int bytes) {
        if (bytes < 1 || bytes > 8)
            throw new IllegalArgumentException("a length of " + bytes + " bytes is outside 1..8");
        return new LengthPrefix(bytes, false, false, Limit.DEFAULT);
    }

    static LengthPrefix varint() {
        return new LengthPrefix(VARINT, true, false, Limit.DEFAULT);
    }

    /// The lowest byte of the length comes first.
    ///
    /// @return this framing with that
    public LengthPrefix littleEndian() {
        return new LengthPrefix(bytes, true, inclusive, limit);
    }

    /// The length counts its own bytes, too.
    ///
    /// @return this framing with that
    /// @throws IllegalArgumentException if the length is a varint, whose own length varies
    public LengthPrefix inclusive() {
        if (bytes == VARINT)
            throw new IllegalArgumentException("a varint does not count its own bytes");
        return new LengthPrefix(bytes, littleEndian, true, limit);
    }

    /// The longest frame.
    ///
    /// @param bytes without the length, 0 or more
    /// @return this framing with that
    public LengthPrefix limit(int bytes) {
        return new LengthPrefix(this.bytes, littleEndian, inclusive, Limit.of(bytes));
    }

    @Override
    public int limit() {
        return Limit.with(limit, bytes == VARINT ? LONGEST_VARINT : bytes);
    }

    @Override
    public Optional<byte[]> read(FrameInput in) throws IOException {
        long at = in.offset();
        long length = bytes == VARINT ? readVarint(in) : readFixed(in);
        if (inclusive) {
            if (length >= 0 && length < bytes)
                throw new FrameException(
                        at, "length " + length + " does not count its own " + bytes + " bytes");
            length -= bytes;
        }
        if (Long.compareUnsigned(length, limit) > 0)
            throw new FrameTooLongException(
                    at,
                    "length " + Long.toUnsignedString(length) + " is over the limit of " + limit);
        return Optional.of(in.readExactly((int) length));
    }

    private long readFixed(FrameInput in) throws IOException {
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            long next = in.readByte();
            length = littleEndian ? length | (next << (8 * i)) : (length << 8) | next;
        }
        return length;
    }

    private static long readVarint(FrameInput in) throws IOException {
        long at = in.offset();
        long length = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readByte();
            long bits = next & 0x7f;
            if ((bits << shift) >>> shift != bits) break;
            length |= bits << shift;
            if (next < 0x80) return length;
        }
        throw new FrameException(at, "a varint of more than 64 bits");
    }

    @Override
    public void write(byte[] frame, FrameOutput out) throws IOException {
        Limit.check(frame.length, limit);
        long length = frame.length + (inclusive ? bytes : 0L);
        if (bytes == VARINT) {
            out.write(varint(length));
        } else {
            if (bytes < 8 && length >>> (8 * bytes) != 0)
                throw new IllegalArgumentException(
                        "length " + length + " does not fit into " + bytes + " bytes");
            byte[] prefix = new byte[bytes];
            for (int i = 0; i < bytes; i++)
                prefix[littleEndian ? i : bytes - 1 - i] = (byte) (length >>> (8 * i));
            out.write(prefix);
        }
        out.write(frame);
    }

    private static byte[] varint(long length) {
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(length));
        byte[] prefix = new byte[(bits + 6) / 7];
        for (int i = 0; i < prefix.length; i++)
            prefix[i] = (byte) (((length >>> (7 * i)) & 0x7f) | (i < prefix.length - 1 ? 0x80 : 0));
        return prefix;
    }

    /// `LengthPrefix[4 bytes, little-endian, inclusive, limit 65536]`.
    @Override
    public String toString() {
        return "LengthPrefix[%s%s%s, limit %d]"
                .formatted(
                        bytes == VARINT ? "varint" : bytes + " bytes",
                        littleEndian && bytes != VARINT ? ", little-endian" : "",
                        inclusive ? ", inclusive" : "",
                        limit);
    }
}
