package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// How large packets on the link may be: the MTU option, RFC 4861 section 4.6.4.
///
/// @param mtu in bytes, 32 bits unsigned
public record LinkMtu(long mtu) implements NeighbourOption {
    /// The type of the option.
    public static final int TYPE = 5;

    private static final int LENGTH = 8;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit its field; the message names the value
    public LinkMtu {
        Range.check("MTU", mtu, 0xffff_ffffL);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.option(TYPE, LENGTH, target).putShort((short) 0).putInt((int) mtu);
    }

    /// Answers the number.
    ///
    /// @return such as `mtu 1500`
    @Override
    public String toString() {
        return "mtu " + mtu;
    }
}
