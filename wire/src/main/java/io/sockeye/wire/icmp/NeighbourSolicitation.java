package io.sockeye.wire.icmp;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.List;

/// A host asks where on the link an address is, whether it is still there, or whether anybody has it: RFC 4861 section 4.3.
///
/// @param target the address that is asked for
/// @param options the sender's link-layer address; none if the sender has no address yet
public record NeighbourSolicitation(Inet6Address target, List<NeighbourOption> options)
        implements NeighbourDiscovery {
    /// The type in the first byte of the message.
    public static final int TYPE = 135;

    /// Copies the options.
    public NeighbourSolicitation {
        options = List.copyOf(options);
    }

    @Override
    public int length() {
        return Neighbours.length(1, options);
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.write(TYPE, 0, List.of(this.target), options, target);
    }

    /// Answers address and options.
    ///
    /// @return such as `ICMPv6 neighbour solicitation, who has 2001:db8:0:0:0:0:0:2, [source 52:54:00:12:34:56]`
    @Override
    public String toString() {
        return "ICMPv6 neighbour solicitation, who has "
                + target.getHostAddress()
                + Neighbours.text(options);
    }
}
