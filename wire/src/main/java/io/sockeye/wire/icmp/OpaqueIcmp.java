package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A message of ICMP that has no record of its own.
///
/// @param type 0 to 255
/// @param code 0 to 255
/// @param body what follows the checksum
public record OpaqueIcmp(int type, int code, ByteBuffer body) implements IcmpMessage {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 8 bits; the message names the value
    public OpaqueIcmp {
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
        Echo.write(type, code, body, true, target);
    }

    /// Answers type, code and size.
    ///
    /// @return such as `ICMP type 3 code 1, 32 bytes`
    @Override
    public String toString() {
        return "ICMP type %d code %d, %s".formatted(type, code, Text.size(body));
    }
}
