package io.sockeye.wire.icmp;

import java.nio.ByteBuffer;
import java.util.List;

/// A host asks the routers of its link for their advertisements: RFC 4861 section 4.1.
///
/// @param options mostly the sender's link-layer address
public record RouterSolicitation(List<NeighbourOption> options) implements NeighbourDiscovery {
    /// The type in the first byte of the message.
    public static final int TYPE = 133;

    /// Copies the options.
    public RouterSolicitation {
        options = List.copyOf(options);
    }

    @Override
    public int length() {
        return Neighbours.length(0, options);
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.write(TYPE, 0, List.of(), options, target);
    }

    /// Answers the options.
    ///
    /// @return such as `ICMPv6 router solicitation, [source 52:54:00:12:34:56]`
    @Override
    public String toString() {
        return "ICMPv6 router solicitation" + Neighbours.text(options);
    }
}
