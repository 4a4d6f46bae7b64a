package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// Something in a packet is wrong: ICMPv6 parameter problem, RFC 4443 section 3.4.
///
/// @param code 0 to 255: 0 a field, 1 a next header that is not known, 2 an option that is not known
/// @param pointer where it is, in bytes from the beginning of the packet, 32 bits unsigned; it may lie behind what is quoted
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads
public record ParameterProblem6(int code, long pointer, ByteBuffer quote) implements Icmp6Error {
    /// The type in the first byte of the message.
    public static final int TYPE = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public ParameterProblem6 {
        Range.check("code", code, 255);
        Range.check("pointer", pointer, 0xffff_ffffL);
        quote = quote.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer quote() {
        return quote.duplicate();
    }

    @Override
    public void write(ByteBuffer target) {
        Quote.write(TYPE, code, (int) pointer, quote, false, target);
    }

    /// Answers code, place and size.
    ///
    /// @return such as `ICMPv6 parameter problem code 1 at byte 6, quotes 48 bytes`
    @Override
    public String toString() {
        return "ICMPv6 parameter problem code %d at byte %d, quotes %s"
                .formatted(code, pointer, Text.size(quote));
    }
}
