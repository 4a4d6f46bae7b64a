package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_ICMPV6;
import static io.sockeye.option.OptionLevel.SOL_RAW;

/// The filters of raw ICMP sockets: level SOL_RAW for ICMP, raw(7), and SOL_ICMPV6 for ICMPv6, RFC 3542.
public final class IcmpOptions {
    /// Which types of ICMP a raw socket does not receive. Since Linux 2.2; raw(7).
    public static final SocketOption<IcmpFilter> ICMP_FILTER =
            new SocketOption<>("ICMP_FILTER", SOL_RAW, 1, IcmpFilter.TYPE);

    /// Which types of ICMPv6 a raw socket does not receive. Since Linux 2.2; RFC 3542, section 3.2.
    public static final SocketOption<Icmp6Filter> ICMPV6_FILTER =
            new SocketOption<>("ICMPV6_FILTER", SOL_ICMPV6, 1, Icmp6Filter.TYPE);

    private IcmpOptions() {}
}
