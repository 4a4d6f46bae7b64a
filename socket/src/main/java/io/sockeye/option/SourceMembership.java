package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.GroupSourceReq;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Objects;

/// One source of a multicast group of either family: struct group_source_req of RFC 3678.
///
/// @param interfaceIndex the index of the interface; 0 is the one that the route says
/// @param group the group, of the family of the option's level
/// @param source the sender, of the same family
public record SourceMembership(int interfaceIndex, InetAddress group, InetAddress source) {
    static final OptionType<SourceMembership> TYPE =
            new StructType<>(
                    GroupSourceReq.LAYOUT, SourceMembership::read, SourceMembership::write);

    /// Takes the parts.
    public SourceMembership {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(source, "source");
    }

    /// Addresses by their texts.
    ///
    /// @param group an IPv4 or IPv6 address as a literal
    /// @param source the sender's address
    /// @param interfaceIndex the index of the interface; 0 is the one that the route says
    /// @return the membership
    /// @throws IllegalArgumentException if a text is no address; the message shows it
    public static SourceMembership of(String group, String source, int interfaceIndex) {
        return new SourceMembership(
                interfaceIndex,
                SocketAddress.inet(group, 0).host(),
                SocketAddress.inet(source, 0).host());
    }

    private static SourceMembership read(MemorySegment struct) {
        return new SourceMembership(
                struct.get(Memory.INT, GroupSourceReq.GSR_INTERFACE),
                Memory.storage(struct, GroupSourceReq.GSR_GROUP),
                Memory.storage(struct, GroupSourceReq.GSR_SOURCE));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, GroupSourceReq.GSR_INTERFACE, interfaceIndex);
        Memory.putStorage(group, struct, GroupSourceReq.GSR_GROUP);
        Memory.putStorage(source, struct, GroupSourceReq.GSR_SOURCE);
    }
}
