package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// Who may certify a name: CAA, RFC 8659 section 4.1.
///
/// @param flags 0 to 255: with [#CRITICAL] no one may certify who does not know the tag
/// @param tag such as `issue`: 1 to 255 letters and digits
/// @param value such as `ca.example.net`
public record CertificationAuthority(int flags, String tag, ByteBuffer value) implements DnsData {
    /// The flag of what must be understood.
    public static final int CRITICAL = 0x80;

    private static final int NUMBERS = 2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the flags do not fit, or the tag is none; the message names it
    public CertificationAuthority {
        Range.check("flags", flags, 255);
        if (!isTag(tag)) throw new IllegalArgumentException("no tag: '" + tag + "'");
        value = value.slice().asReadOnlyBuffer();
    }

    static boolean isTag(String tag) {
        return tag.matches("[A-Za-z0-9]{1,255}");
    }

    /// What the tag is about.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer value() {
        return value.duplicate();
    }

    @Override
    public DnsType type() {
        return DnsType.CAA;
    }

    @Override
    public int length() {
        return NUMBERS + tag.length() + value.remaining();
    }

    /// Answers flags, tag and value.
    ///
    /// @return such as `0 issue "ca.example.net"`
    @Override
    public String toString() {
        return "%d %s %s".formatted(flags, tag, TextStrings.text(value));
    }
}
