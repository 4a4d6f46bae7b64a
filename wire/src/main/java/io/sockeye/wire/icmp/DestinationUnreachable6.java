package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A packet could not be delivered: ICMPv6 destination unreachable, RFC 4443 section 3.1.
///
/// @param code why, 0 to 255: 0 there is no route, 1 a filter forbids it, 2 beyond the scope of the source, 3 no such address, 4 no such port
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads; with extensions its padding, too
/// @param extensions what routers add, RFC 4884 section 7: a header and its objects; mostly none
public record DestinationUnreachable6(int code, ByteBuffer quote, ByteBuffer extensions)
        implements Icmp6Error {
    /// The type in the first byte of the message.
    public static final int TYPE = 1;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the quote is too long for extensions behind it;
    ///     the message names the value
    public DestinationUnreachable6 {
        Range.check("code", code, 255);
        quote = Quote.packet(quote, extensions, Quote.WORD6);
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
                Quote.words(quote, extensions, Quote.WORD6) << 24,
                quote,
                extensions,
                false,
                target);
    }

    /// Answers code and sizes.
    ///
    /// @return such as `ICMPv6 unreachable code 4, quotes 96 bytes`
    @Override
    public String toString() {
        return "ICMPv6 unreachable code %d, quotes %s".formatted(code, Text.size(quote));
    }
}
