package io.sockeye.wire.icmp;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.List;

/// A host says where on the link an address is: RFC 4861 section 4.4.
///
/// @param router whether the sender is a router
/// @param solicited whether it has been asked
/// @param override whether what was known before is to be forgotten
/// @param target the address
/// @param options mostly the target's link-layer address
public record NeighbourAdvertisement(
        boolean router,
        boolean solicited,
        boolean override,
        Inet6Address target,
        List<NeighbourOption> options)
        implements NeighbourDiscovery {
    /// The type in the first byte of the message.
    public static final int TYPE = 136;

    private static final int ROUTER = 0x8000_0000;
    private static final int SOLICITED = 0x4000_0000;
    private static final int OVERRIDE = 0x2000_0000;

    /// Copies the options.
    public NeighbourAdvertisement {
        options = List.copyOf(options);
    }

    static NeighbourAdvertisement of(
            int flags, Inet6Address target, List<NeighbourOption> options) {
        return new NeighbourAdvertisement(
                (flags & ROUTER) != 0,
                (flags & SOLICITED) != 0,
                (flags & OVERRIDE) != 0,
                target,
                options);
    }

    @Override
    public int length() {
        return Neighbours.length(1, options);
    }

    @Override
    public void write(ByteBuffer target) {
        int flags = (router ? ROUTER : 0) | (solicited ? SOLICITED : 0) | (override ? OVERRIDE : 0);
        Neighbours.write(TYPE, flags, List.of(this.target), options, target);
    }

    /// Answers address, flags and options.
    ///
    /// @return such as `ICMPv6 neighbour advertisement of 2001:db8:0:0:0:0:0:2, solicited, override, [target 52:54:00:12:34:56]`
    @Override
    public String toString() {
        return "ICMPv6 neighbour advertisement of "
                + target.getHostAddress()
                + (router ? ", router" : "")
                + (solicited ? ", solicited" : "")
                + (override ? ", override" : "")
                + Neighbours.text(options);
    }
}
