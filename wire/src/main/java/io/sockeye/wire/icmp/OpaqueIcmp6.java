package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A message of ICMPv6 that has no record of its own.
///
/// @param type 0 to 255
/// @param code 0 to 255
/// @param body what follows the checksum
public record OpaqueIcmp6(int type, int code, ByteBuffer body) implements Icmp6Message {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 8 bits; the message names the value
    public OpaqueIcmp6 {
        Range.check("type", type, 255);
        Range.check("code", code, 255);
        body = body.slice().asReadOnlyBuffer();
    }

    /// What follows the checksum.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }

    @Override
    public int length() {
        return Echo.MESSAGE + body.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Echo.write(type, code, body, false, target);
    }

    /// Answers type, code and size.
    ///
    /// @return such as `ICMPv6 type 3 code 1, 32 bytes`
    @Override
    public String toString() {
        return "ICMPv6 type %d code %d, %s".formatted(type, code, Text.size(body));
    }
}
