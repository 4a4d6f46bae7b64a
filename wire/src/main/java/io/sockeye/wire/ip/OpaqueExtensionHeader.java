package io.sockeye.wire.ip;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// An extension header of IPv6 that has no record of its own, in the shape of RFC 6564: mobility (RFC 6275), HIP (RFC 7401), Shim6 (RFC 5533).
///
/// @param number its own: 135, 139 or 140
/// @param nextHeader what follows it, 0 to 255
/// @param data what follows its length: 6 bytes and a multiple of 8, 2046 at the most
public record OpaqueExtensionHeader(int number, int nextHeader, ByteBuffer data)
        implements ExtensionHeader {
    private static final int HEADER = 2;
    private static final int WORD = 8;
    private static final int MOBILITY = 135;
    private static final int HIP = 139;
    private static final int SHIM6 = 140;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is another, or the data do not fill the header; the message names the value
    public OpaqueExtensionHeader {
        if (!isOne(number)) throw new IllegalArgumentException(number + " is not 135, 139 or 140");
        Range.check("next header", nextHeader, 255);
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the data", data.remaining(), 256 * WORD - HEADER);
        if (data.remaining() % WORD != WORD - HEADER)
            throw new IllegalArgumentException(
                    "data of %d bytes do not end with a word of eight".formatted(data.remaining()));
    }

    static boolean isOne(int number) {
        return number == MOBILITY || number == HIP || number == SHIM6;
    }

    /// What follows its length.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .put((byte) nextHeader)
                .put((byte) (length() / WORD - 1))
                .put(data.duplicate());
    }

    /// Answers number and size.
    ///
    /// @return such as `extension header 135, 14 bytes`
    @Override
    public String toString() {
        return "extension header %d, %s".formatted(number, Text.size(data));
    }
}
