package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// A clock of the sender, and the last one seen of the other: RFC 7323 section 3.2.
///
/// @param value the clock, in units of its own, 32 bits unsigned
/// @param echo the clock of the other, 32 bits unsigned; it counts with [TcpFlags#ACK]
public record TcpTimestamps(long value, long echo) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 8;

    private static final int LENGTH = 10;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 32 bits; the message names the value
    public TcpTimestamps {
        Range.check("timestamp", value, 0xffff_ffffL);
        Range.check("echo", echo, 0xffff_ffffL);
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
        Options.begin(this, target).putInt((int) value).putInt((int) echo);
    }

    /// Answers both clocks.
    ///
    /// @return such as `timestamps 17 echo 0`
    @Override
    public String toString() {
        return "timestamps " + value + " echo " + echo;
    }
}
