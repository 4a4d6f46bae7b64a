package io.sockeye.control;

import java.net.Inet6Address;
import java.util.Objects;

/// An interface and an address of this machine: struct in6_pktinfo of RFC 3542, section 6.1.
///
/// @param interfaceIndex the index of the interface that a packet came in or leaves by; 0 is any
/// @param destination the address that it was for; of what is sent, the source address, and :: is any
public record PacketInfo6(int interfaceIndex, Inet6Address destination) {
    /// Takes the parts.
    public PacketInfo6 {
        Objects.requireNonNull(destination, "destination");
    }
}
