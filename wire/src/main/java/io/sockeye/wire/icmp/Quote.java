package io.sockeye.wire.icmp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// What errors have behind their first eight bytes: the beginning of a packet, and where the header says how long that is, extensions,
/// RFC 4884. The length is counted in words, and with extensions there are at least 128 bytes of the packet, filled up with zeros.
///
/// @param packet the beginning of the packet
/// @param extensions none, or a structure of RFC 4884 section 7
record Quote(ByteBuffer packet, ByteBuffer extensions) {
    static final int WORD4 = 4;
    static final int WORD6 = 8;

    private static final int LEAST = 128;
    private static final int MOST = 255;

    /// No extensions.
    static ByteBuffer none() {
        return ByteBuffer.allocate(0).asReadOnlyBuffer();
    }

    /// Takes the extensions apart.
    ///
    /// @param words how long the packet is, 0 where nobody says
    static Quote of(Cursor cursor, int words, int word) throws MalformedPacketException {
        if (words == 0) return new Quote(cursor.rest(), none());
        var packet = cursor.take((long) words * word);
        return new Quote(packet, cursor.rest());
    }

    /// The packet as it stands in the message: with extensions behind it filled up.
    ///
    /// @throws IllegalArgumentException if it is too long for its length to be said
    static ByteBuffer packet(ByteBuffer packet, ByteBuffer extensions, int word) {
        int length = packet.remaining();
        if (!extensions.hasRemaining()) return packet.slice().asReadOnlyBuffer();
        Range.check("length of the quote", length, (long) MOST * word);
        int filled = (Math.max(length, LEAST) + word - 1) / word * word;
        if (filled == length) return packet.slice().asReadOnlyBuffer();
        return ByteBuffer.allocate(filled).put(packet.duplicate()).rewind().asReadOnlyBuffer();
    }

    /// The field of the length.
    static int words(ByteBuffer packet, ByteBuffer extensions, int word) {
        return extensions.hasRemaining() ? packet.remaining() / word : 0;
    }

    static void write(
            int type,
            int code,
            int second,
            ByteBuffer packet,
            boolean checksum,
            ByteBuffer target) {
        write(type, code, second, packet, none(), checksum, target);
    }

    /// Writes all of it.
    ///
    /// @param second the four bytes behind the checksum
    static void write(
            int type,
            int code,
            int second,
            ByteBuffer packet,
            ByteBuffer extensions,
            boolean checksum,
            ByteBuffer target) {
        int length = packet.remaining() + extensions.remaining();
        var part = Writer.part(target, Echo.HEADER + length);
        part.put((byte) type).put((byte) code).putShort((short) 0).putInt(second);
        part.put(packet.duplicate()).put(extensions.duplicate());
        if (checksum) Echo.sum(part);
    }
}
