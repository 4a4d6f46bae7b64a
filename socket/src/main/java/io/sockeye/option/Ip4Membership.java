package io.sockeye.option;

import io.sockeye.internal.sys.NetinetIn.IpMreqn;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.util.Objects;

/// A multicast group of IPv4 on an interface: struct ip_mreqn of ip(7).
///
/// @param group the group, 224.0.0.0 to 239.255.255.255
/// @param on the interface
public record Ip4Membership(Inet4Address group, Ip4Interface on) {
    static final OptionType<Ip4Membership> TYPE =
            new StructType<>(IpMreqn.LAYOUT, Ip4Membership::read, Ip4Membership::write);

    /// Takes the parts.
    public Ip4Membership {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(on, "on");
    }

    /// A group by its text.
    ///
    /// @param group an IPv4 address as a literal
    /// @param interfaceIndex the index of the interface; 0 is the one that the route says
    /// @return the membership
    /// @throws IllegalArgumentException if the text is no IPv4 address; the message shows it
    public static Ip4Membership of(String group, int interfaceIndex) {
        return new Ip4Membership(Memory.literal4(group), Ip4Interface.of(interfaceIndex));
    }

    private static Ip4Membership read(MemorySegment struct) {
        return new Ip4Membership(
                Memory.host4(struct, IpMreqn.IMR_MULTIADDR), Ip4Interface.read(struct));
    }

    private void write(MemorySegment struct) {
        Memory.putHost(group, struct, IpMreqn.IMR_MULTIADDR);
        on.write(struct);
    }
}
