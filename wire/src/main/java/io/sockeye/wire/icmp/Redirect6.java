package io.sockeye.wire.icmp;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.List;

/// There is a shorter way: the redirect of IPv6, RFC 4861 section 4.5. Whoever believes it sends where a stranger says.
///
/// @param target where to send instead; the destination itself if that is on the link
/// @param destination whose packets are meant
/// @param options the target's link-layer address, and the beginning of the packet that it is about
public record Redirect6(
        Inet6Address target, Inet6Address destination, List<NeighbourOption> options)
        implements NeighbourDiscovery {
    /// The type in the first byte of the message.
    public static final int TYPE = 137;

    /// Copies the options.
    public Redirect6 {
        options = List.copyOf(options);
    }

    @Override
    public int length() {
        return Neighbours.length(2, options);
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.write(TYPE, 0, List.of(this.target, destination), options, target);
    }

    /// Answers both addresses and the options.
    ///
    /// @return such as `ICMPv6 redirect of 2001:db8:0:0:0:0:0:9 to fe80:0:0:0:0:0:0:1, [quotes 96 bytes]`
    @Override
    public String toString() {
        return "ICMPv6 redirect of %s to %s%s"
                .formatted(
                        destination.getHostAddress(),
                        target.getHostAddress(),
                        Neighbours.text(options));
    }
}
