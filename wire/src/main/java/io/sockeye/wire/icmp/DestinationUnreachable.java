package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A packet could not be delivered: ICMP destination unreachable, RFC 792 page 4, RFC 1122 section 3.2.2.1.
///
/// @param code why, 0 to 255: 0 there is no way to the network, 1 to the host, 2 no such protocol, 3 no such port,
///     [#FRAGMENTATION_NEEDED], 13 a filter forbids it
/// @param nextHopMtu with [#FRAGMENTATION_NEEDED] what the next link takes in bytes, RFC 1191 section 4; otherwise 0, 0 to 65535
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads; with extensions its padding, too
/// @param extensions what routers add, RFC 4884 section 7: a header and its objects; mostly none
public record DestinationUnreachable(
        int code, int nextHopMtu, ByteBuffer quote, ByteBuffer extensions) implements IcmpError {
    /// The type in the first byte of the message.
    public static final int TYPE = 3;

    /// The code of a packet that was too long and must not be cut.
    public static final int FRAGMENTATION_NEEDED = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the quote is too long for extensions behind it;
    ///     the message names the value
    public DestinationUnreachable {
        Range.check("code", code, 255);
        Range.check("MTU", nextHopMtu, 65535);
        quote = Quote.packet(quote, extensions, Quote.WORD4);
        extensions = extensions.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer quote() {
        return quote.duplicate();
    }

    @Override
    public ByteBuffer extensions() {
        return extensions.duplicate();
    }

    @Override
    public void write(ByteBuffer target) {
        Quote.write(
                TYPE,
                code,
                Quote.words(quote, extensions, Quote.WORD4) << 16 | nextHopMtu,
                quote,
                extensions,
                true,
                target);
    }

    /// Answers code, MTU if there is one, and size.
    ///
    /// @return such as `ICMP unreachable code 4, mtu 1400, quotes 528 bytes`
    @Override
    public String toString() {
        return "ICMP unreachable code %d%s, quotes %s"
                .formatted(code, nextHopMtu == 0 ? "" : ", mtu " + nextHopMtu, Text.size(quote));
    }
}
