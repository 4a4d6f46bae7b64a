package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// Data that have no record of their own, RFC 3597: those of DNSSEC, SVCB and many more. Also what other classes than the Internet's have under a
/// type that means something else there, and the empty data of an update (RFC 2136).
///
/// Names in them are not looked for; types of before 2003 that have no record here may have compressed ones, which mean something in their message alone.
///
/// @param type any
/// @param data 0 to 65535 bytes
public record OpaqueData(DnsType type, ByteBuffer data) implements DnsData {
    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if there are more bytes; the message names the number
    public OpaqueData {
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the data", data.remaining(), 65535);
    }

    /// The bytes.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return data.remaining();
    }

    /// Answers the bytes as RFC 3597 section 5 has them.
    ///
    /// @return such as `\# 4 0a000001`
    @Override
    public String toString() {
        return "\\# " + data.remaining() + (data.hasRemaining() ? " " + Text.hex(data, "") : "");
    }
}
