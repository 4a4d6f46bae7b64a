package io.sockeye.wire.icmp;

import java.util.List;

/// What neighbours on a link and their routers tell each other, RFC 4861, where IPv4 has ARP and DHCP.
///
/// A receiver believes it only if the hop limit is 255 (it has passed no router) and the checksum is right, which `parse` with both addresses sees to.
/// Anybody on the link can send it all the same. What the messages reserve is written as 0 and not looked at.
public sealed interface NeighbourDiscovery extends Icmp6Message
        permits RouterSolicitation,
                RouterAdvertisement,
                NeighbourSolicitation,
                NeighbourAdvertisement,
                Redirect6 {
    /// What is said beside.
    ///
    /// @return in their order
    List<NeighbourOption> options();
}
