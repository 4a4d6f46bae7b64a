package io.sockeye.option;

import io.sockeye.internal.sys.NetinetIn.IpMreqSource;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.util.Objects;

/// One source of a multicast group of IPv4: struct ip_mreq_source of ip(7).
///
/// @param group the group
/// @param local an address of the interface; 0.0.0.0 is the one that the route says
/// @param source the sender
public record Ip4SourceMembership(Inet4Address group, Inet4Address local, Inet4Address source) {
    static final OptionType<Ip4SourceMembership> TYPE =
            new StructType<>(
                    IpMreqSource.LAYOUT, Ip4SourceMembership::read, Ip4SourceMembership::write);

    /// Takes the parts.
    public Ip4SourceMembership {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(source, "source");
    }

    /// Addresses by their texts.
    ///
    /// @param group an IPv4 address as a literal
    /// @param local an address of the interface
    /// @param source the sender's address
    /// @return the membership
    /// @throws IllegalArgumentException if a text is no IPv4 address; the message shows it
    public static Ip4SourceMembership of(String group, String local, String source) {
        return new Ip4SourceMembership(
                Memory.literal4(group), Memory.literal4(local), Memory.literal4(source));
    }

    private static Ip4SourceMembership read(MemorySegment struct) {
        return new Ip4SourceMembership(
                Memory.host4(struct, IpMreqSource.IMR_MULTIADDR),
                Memory.host4(struct, IpMreqSource.IMR_INTERFACE),
                Memory.host4(struct, IpMreqSource.IMR_SOURCEADDR));
    }

    private void write(MemorySegment struct) {
        Memory.putHost(group, struct, IpMreqSource.IMR_MULTIADDR);
        Memory.putHost(local, struct, IpMreqSource.IMR_INTERFACE);
        Memory.putHost(source, struct, IpMreqSource.IMR_SOURCEADDR);
    }
}
