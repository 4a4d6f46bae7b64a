package io.sockeye.wire.icmp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// What the messages of both versions share: type, code, checksum, and in an echo an identifier and a sequence.
final class Echo {
    static final int MESSAGE = 4;
    static final int HEADER = 8;

    /// The first type of ICMPv6 that is no error: RFC 4443 section 2.1.
    static final int INFORMATIONAL = 128;

    private static final int CHECKSUM = 2;

    private Echo() {}

    static ByteBuffer checked(int identifier, int sequence, ByteBuffer payload) {
        Range.check("identifier", identifier, 65535);
        Range.check("sequence", sequence, 65535);
        return payload.slice().asReadOnlyBuffer();
    }

    static void write(
            int type,
            int identifier,
            int sequence,
            ByteBuffer payload,
            boolean checksum,
            ByteBuffer target) {
        var part = Writer.part(target, HEADER + payload.remaining());
        part.put((byte) type)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) identifier)
                .putShort((short) sequence)
                .put(payload.duplicate());
        if (checksum) sum(part);
    }

    static void write(int type, int code, ByteBuffer body, boolean checksum, ByteBuffer target) {
        var part = Writer.part(target, MESSAGE + body.remaining());
        part.put((byte) type).put((byte) code).putShort((short) 0).put(body.duplicate());
        if (checksum) sum(part);
    }

    static void sum(ByteBuffer part) {
        part.putShort(CHECKSUM, (short) InternetChecksum.of(part.flip()));
    }
}
