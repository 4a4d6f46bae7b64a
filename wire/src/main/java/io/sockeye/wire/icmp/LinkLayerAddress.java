package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// Where on the link someone is: the source or target link-layer address option, RFC 4861 section 4.6.1.
///
/// @param type [#SOURCE] is the sender's, [#TARGET] that of the target of the message
/// @param address six bytes on Ethernet; on other links the address and what fills it up, 8 bytes times something less two
public record LinkLayerAddress(int type, ByteBuffer address) implements NeighbourOption {
    /// The type of the sender's.
    public static final int SOURCE = 1;

    /// The type of the target's.
    public static final int TARGET = 2;

    private static final int HEADER = 2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type is another, or the address does not fill words of eight bytes; the message names the value
    public LinkLayerAddress {
        if (type != SOURCE && type != TARGET)
            throw new IllegalArgumentException("type " + type + " is neither 1 nor 2");
        address = OpaqueNeighbourOption.body(address);
    }

    /// Where on the link.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer address() {
        return address.duplicate();
    }

    @Override
    public int length() {
        return HEADER + address.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.option(type, length(), target).put(address.duplicate());
    }

    /// Answers whose it is and the address.
    ///
    /// @return such as `source 52:54:00:12:34:56`
    @Override
    public String toString() {
        return (type == SOURCE ? "source " : "target ") + Text.hex(address, ":");
    }
}
