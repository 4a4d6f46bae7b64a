package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// For how long the sender keeps a connection that does not go on: RFC 5482 section 3.
///
/// @param minutes whether it is counted in minutes, not in seconds
/// @param timeout 0 to 32767
public record UserTimeout(boolean minutes, int timeout) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 28;

    private static final int LENGTH = 4;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 15 bits; the message names the value
    public UserTimeout {
        Range.check("timeout", timeout, 0x7fff);
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Options.begin(this, target).putShort((short) ((minutes ? 0x8000 : 0) | timeout));
    }

    /// Answers the time.
    ///
    /// @return such as `user timeout 30 s`
    @Override
    public String toString() {
        return "user timeout " + timeout + (minutes ? " min" : " s");
    }
}
