package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// The beginning of the packet that a redirect is about: the redirected header option, RFC 4861 section 4.6.3.
///
/// @param quote filled up with zeros to a multiple of eight bytes, 2032 at the most; `QuotedPacket` of the package `ip` reads it
public record RedirectedPacket(ByteBuffer quote) implements NeighbourOption {
    /// The type of the option.
    public static final int TYPE = 4;

    private static final int HEADER = 8;

    /// Checks the range, and fills up.
    ///
    /// @throws IllegalArgumentException if it is too long; the message names the length
    public RedirectedPacket {
        int length = quote.remaining();
        Range.check("length of the quote", length, 254 * 8);
        quote =
                length % 8 == 0
                        ? quote.slice().asReadOnlyBuffer()
                        : ByteBuffer.allocate((length + 7) / 8 * 8)
                                .put(quote.duplicate())
                                .rewind()
                                .asReadOnlyBuffer();
    }

    /// The beginning of the packet.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer quote() {
        return quote.duplicate();
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return HEADER + quote.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.option(TYPE, length(), target)
                .putShort((short) 0)
                .putInt(0)
                .put(quote.duplicate());
    }

    /// Answers the size.
    ///
    /// @return such as `quotes 96 bytes`
    @Override
    public String toString() {
        return "quotes " + Text.size(quote);
    }
}
