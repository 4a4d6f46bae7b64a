package io.sockeye.option;

import io.sockeye.internal.sys.NetinetIn.Ipv6Mreq;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.util.Objects;

/// A multicast group, or an anycast address, of IPv6 on an interface: struct ipv6_mreq of ipv6(7).
///
/// @param group the group, ff00::/8, or the anycast address
/// @param interfaceIndex the index of the interface; 0 is the one that the route says
public record Ip6Membership(Inet6Address group, int interfaceIndex) {
    static final OptionType<Ip6Membership> TYPE =
            new StructType<>(Ipv6Mreq.LAYOUT, Ip6Membership::read, Ip6Membership::write);

    /// Takes the parts.
    public Ip6Membership {
        Objects.requireNonNull(group, "group");
    }

    /// A group by its text.
    ///
    /// @param group an IPv6 address as a literal, without a scope
    /// @param interfaceIndex the index of the interface; 0 is the one that the route says
    /// @return the membership
    /// @throws IllegalArgumentException if the text is no IPv6 address; the message shows it
    public static Ip6Membership of(String group, int interfaceIndex) {
        return new Ip6Membership(Memory.literal6(group), interfaceIndex);
    }

    private static Ip6Membership read(MemorySegment struct) {
        return new Ip6Membership(
                Memory.host6(struct, Ipv6Mreq.IPV6MR_MULTIADDR),
                struct.get(Memory.INT, Ipv6Mreq.IPV6MR_INTERFACE));
    }

    private void write(MemorySegment struct) {
        Memory.putHost(group, struct, Ipv6Mreq.IPV6MR_MULTIADDR);
        struct.set(Memory.INT, Ipv6Mreq.IPV6MR_INTERFACE, interfaceIndex);
    }
}
