package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// Something in a packet is wrong: ICMP parameter problem, RFC 792 page 8.
///
/// @param code 0 to 255: 0 at the pointer, 1 an option is missing, 2 a length is wrong
/// @param pointer where it is, in bytes from the beginning of the packet, 0 to 255
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads; with extensions its padding, too
/// @param extensions what routers add, RFC 4884 section 7: a header and its objects; mostly none
public record ParameterProblem(int code, int pointer, ByteBuffer quote, ByteBuffer extensions)
        implements IcmpError {
    /// The type in the first byte of the message.
    public static final int TYPE = 12;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the quote is too long for extensions behind it;
    ///     the message names the value
    public ParameterProblem {
        Range.check("code", code, 255);
        Range.check("pointer", pointer, 255);
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
                pointer << 24 | Quote.words(quote, extensions, Quote.WORD4) << 16,
                quote,
                extensions,
                true,
                target);
    }

    /// Answers code, place and size.
    ///
    /// @return such as `ICMP parameter problem code 0 at byte 20, quotes 32 bytes`
    @Override
    public String toString() {
        return "ICMP parameter problem code %d at byte %d, quotes %s"
                .formatted(code, pointer, Text.size(quote));
    }
}
