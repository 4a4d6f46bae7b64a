package io.sockeye.fuzz.property;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What holds for every parser of packets.
final class Packets {
    private Packets() {}

    /// One of the static methods.
    interface Parser<T> {
        T parse(ByteBuffer data) throws MalformedPacketException;
    }

    /// Bytes are a value, or malformed at a place that is one of theirs.
    static <T> Optional<T> parsed(Parser<T> parser, byte[] data) throws Exception {
        return Parsing.parsed(
                data.length,
                MalformedPacketException.class,
                () -> {
                    try {
                        return parser.parse(ByteBuffer.wrap(data));
                    } catch (MalformedPacketException e) {
                        if (e.offset() < 0 || e.offset() > data.length)
                            throw new AssertionError("an offset outside", e);
                        throw e;
                    }
                });
    }

    /// A packet is read again from what it writes.
    static <P extends Packet> void survives(P packet, Parser<? super P> parser) throws Exception {
        Parsing.same(packet, parser.parse(ByteBuffer.wrap(packet.toBytes())));
    }

    /// A copy whose checksum is right, or a parser that looks at it would hardly ever look further.
    ///
    /// @param field where the checksum is
    /// @param length how many bytes it protects, if there are as many
    static byte[] repaired(byte[] data, int field, int length) {
        byte[] repaired = data.clone();
        if (field + 2 > data.length) return repaired;
        repaired[field] = repaired[field + 1] = 0;
        int end = Math.min(length, data.length);
        int checksum = InternetChecksum.of(ByteBuffer.wrap(repaired, 0, end));
        repaired[field] = (byte) (checksum >> 8);
        repaired[field + 1] = (byte) checksum;
        return repaired;
    }
}
