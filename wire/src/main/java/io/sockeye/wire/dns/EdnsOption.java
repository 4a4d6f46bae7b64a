package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// An option of the extension, RFC 6891 section 6.1.2.
///
/// @param code 0 to 65535: 3 the server's identifier, 8 the client's network, 10 a cookie, 12 what fills up, 15 a reason
/// @param data what belongs to it
public record EdnsOption(int code, ByteBuffer data) {
    private static final int HEADER = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the code does not fit 16 bits, or there are more bytes; the message names the value
    public EdnsOption {
        Range.check("code", code, 65535);
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the option", data.remaining(), 65535);
    }

    /// What belongs to it.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    int length() {
        return HEADER + data.remaining();
    }

    /// Answers code and bytes.
    ///
    /// @return such as `option 10: 02e60e6ee3a7b3f4`
    @Override
    public String toString() {
        return "option " + code + (data.hasRemaining() ? ": " + Text.hex(data, "") : "");
    }
}
