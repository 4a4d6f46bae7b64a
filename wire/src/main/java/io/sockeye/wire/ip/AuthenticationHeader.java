package io.sockeye.wire.ip;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// Who has sent a packet, for those who share a key: the authentication header of IPsec, RFC 4302 section 2, in either version of IP. Nothing is
/// verified here.
///
/// @param nextHeader what follows it, 0 to 255
/// @param securityParameters the index of the association, 32 bits unsigned
/// @param sequence the number of the packet, 32 bits unsigned
/// @param integrityCheck a multiple of 4 bytes, 1016 at the most; in IPv6 it fills the header up to a multiple of 8
public record AuthenticationHeader(
        int nextHeader, long securityParameters, long sequence, ByteBuffer integrityCheck)
        implements ExtensionHeader {
    /// Its own number.
    public static final int NUMBER = 51;

    private static final int HEADER = 12;
    private static final int WORD = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public AuthenticationHeader {
        Range.check("next header", nextHeader, 255);
        Range.check("security parameters index", securityParameters, 0xffff_ffffL);
        Range.check("sequence", sequence, 0xffff_ffffL);
        integrityCheck = integrityCheck.slice().asReadOnlyBuffer();
        Range.check("length of the check", integrityCheck.remaining(), 254 * WORD);
        if (integrityCheck.remaining() % WORD != 0)
            throw new IllegalArgumentException(
                    "a check of %d bytes is no multiple of 4"
                            .formatted(integrityCheck.remaining()));
    }

    /// What the key makes of the packet.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer integrityCheck() {
        return integrityCheck.duplicate();
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public int length() {
        return HEADER + integrityCheck.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .put((byte) nextHeader)
                .put((byte) (length() / WORD - 2))
                .putShort((short) 0)
                .putInt((int) securityParameters)
                .putInt((int) sequence)
                .put(integrityCheck.duplicate());
    }

    /// Answers association, number and size.
    ///
    /// @return such as `AH spi 0x00001000 seq 1, 12 bytes`
    @Override
    public String toString() {
        return "AH spi 0x%08x seq %d, %s"
                .formatted(securityParameters, sequence, Text.size(integrityCheck));
    }
}
