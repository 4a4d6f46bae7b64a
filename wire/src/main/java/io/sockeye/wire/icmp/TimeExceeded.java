package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A packet took too many hops or its fragments too long: ICMP time exceeded, RFC 792 page 6.
///
/// @param code 0 to 255: 0 the time to live ran out, 1 a fragment did not come in time
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads; with extensions its padding, too
/// @param extensions what routers add, RFC 4884 section 7: a header and its objects; mostly none
public record TimeExceeded(int code, ByteBuffer quote, ByteBuffer extensions) implements IcmpError {
    /// The type in the first byte of the message.
    public static final int TYPE = 11;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the quote is too long for extensions behind it;
    ///     the message names the value
    public TimeExceeded {
        Range.check("code", code, 255);
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
                Quote.words(quote, extensions, Quote.WORD4) << 16,
                quote,
                extensions,
                true,
                target);
    }

    /// Answers code and sizes.
    ///
    /// @return such as `ICMP time exceeded code 0, quotes 28 bytes`
    @Override
    public String toString() {
        return "ICMP time exceeded code %d, quotes %s".formatted(code, Text.size(quote));
    }
}
