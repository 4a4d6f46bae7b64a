package io.sockeye.control;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.IpSocketAddress;
import java.util.Objects;

/// Where a datagram was sent, before a rule of the firewall (TPROXY) brought it here: IP_ORIGDSTADDR, IPV6_ORIGDSTADDR.
///
/// The kernel sends it with IP_RECVORIGDSTADDR or IPV6_RECVORIGDSTADDR (since Linux 2.6.29 and 2.6.37); it cannot be sent. What was not redirected has its own
/// destination here.
///
/// @param address host and port
public record OriginalDestination(IpSocketAddress address) implements ControlMessage {
    /// Takes the address.
    public OriginalDestination {
        Objects.requireNonNull(address, "address");
    }

    /// What this message is.
    ///
    /// @return IP_ORIGDSTADDR or IPV6_ORIGDSTADDR, as the address has it
    @Override
    public ControlType type() {
        return address instanceof Inet4SocketAddress
                ? OptionNames.IP_ORIGDSTADDR
                : OptionNames.IPV6_ORIGDSTADDR;
    }
}
