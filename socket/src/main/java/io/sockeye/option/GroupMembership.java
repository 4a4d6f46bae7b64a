package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.GroupReq;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Objects;

/// A multicast group of either family on an interface: struct group_req of RFC 3678.
///
/// @param interfaceIndex the index of the interface; 0 is the one that the route says
/// @param group the group, of the family of the option's level
public record GroupMembership(int interfaceIndex, InetAddress group) {
    static final OptionType<GroupMembership> TYPE =
            new StructType<>(GroupReq.LAYOUT, GroupMembership::read, GroupMembership::write);

    /// Takes the parts.
    public GroupMembership {
        Objects.requireNonNull(group, "group");
    }

    /// A group by its text.
    ///
    /// @param group an IPv4 or IPv6 address as a literal
    /// @param interfaceIndex the index of the interface; 0 is the one that the route says
    /// @return the membership
    /// @throws IllegalArgumentException if the text is no address; the message shows it
    public static GroupMembership of(String group, int interfaceIndex) {
        return new GroupMembership(interfaceIndex, SocketAddress.inet(group, 0).host());
    }

    private static GroupMembership read(MemorySegment struct) {
        return new GroupMembership(
                struct.get(Memory.INT, GroupReq.GR_INTERFACE),
                Memory.storage(struct, GroupReq.GR_GROUP));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, GroupReq.GR_INTERFACE, interfaceIndex);
        Memory.putStorage(group, struct, GroupReq.GR_GROUP);
    }
}
