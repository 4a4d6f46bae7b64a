package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_IPV6;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of IPv6: level SOL_IPV6, ipv6(7).
public final class Ipv6Options {
    /// Speak IPv6 alone, and leave IPv4 on the same port to others; to be set before bind.
    public static final SocketOption<Boolean> IPV6_V6ONLY =
            new SocketOption<>("IPV6_V6ONLY", SOL_IPV6, 26, FLAG);

    /// Hop limit of sent packets, 0 to 255; -1 sets the default of the route.
    public static final SocketOption<Integer> IPV6_UNICAST_HOPS =
            new SocketOption<>("IPV6_UNICAST_HOPS", SOL_IPV6, 16, INT);

    /// Keep errors in a queue that MSG_ERRQUEUE reads.
    public static final SocketOption<Boolean> IPV6_RECVERR =
            new SocketOption<>("IPV6_RECVERR", SOL_IPV6, 25, FLAG);

    /// The traffic class of sent packets, 0 to 255; -1 sets the default.
    public static final SocketOption<Integer> IPV6_TCLASS =
            new SocketOption<>("IPV6_TCLASS", SOL_IPV6, 67, INT);

    private Ipv6Options() {}
}
