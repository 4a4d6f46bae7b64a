package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.internal.sys.LinuxIfPacket.PacketMreq;
import java.lang.foreign.MemorySegment;

/// What an interface is to receive beside its own: struct packet_mreq of packet(7).
///
/// @param interfaceIndex the number of the interface
/// @param type [#PACKET_MR_PROMISC] and its like, 0 to 65535
/// @param address of the link, of PACKET_MR_MULTICAST and PACKET_MR_UNICAST; at most 8 bytes
public record PacketMembership(int interfaceIndex, int type, Bytes address) {
    /// A group of the link.
    public static final int PACKET_MR_MULTICAST = 0;

    /// Everything that passes.
    public static final int PACKET_MR_PROMISC = 1;

    /// All groups of the link.
    public static final int PACKET_MR_ALLMULTI = 2;

    /// Another address of the link. Since Linux 2.6.35.
    public static final int PACKET_MR_UNICAST = 3;

    static final OptionType<PacketMembership> TYPE =
            new StructType<>(PacketMreq.LAYOUT, PacketMembership::read, PacketMembership::write);

    private static final int MAX_ADDRESS = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type does not fit 16 bits or the address is too long; the message names the value
    public PacketMembership {
        if (type < 0 || type > 0xffff)
            throw new IllegalArgumentException("type " + type + " is outside 0..65535");
        if (address.length() > MAX_ADDRESS)
            throw new IllegalArgumentException(
                    "an address of " + address.length() + " bytes is longer than " + MAX_ADDRESS);
    }

    /// Everything that passes an interface.
    ///
    /// @param interfaceIndex the number of the interface
    /// @return the membership
    public static PacketMembership promiscuous(int interfaceIndex) {
        return new PacketMembership(interfaceIndex, PACKET_MR_PROMISC, Bytes.of());
    }

    /// All groups of an interface's link.
    ///
    /// @param interfaceIndex the number of the interface
    /// @return the membership
    public static PacketMembership allMulticast(int interfaceIndex) {
        return new PacketMembership(interfaceIndex, PACKET_MR_ALLMULTI, Bytes.of());
    }

    /// A group of an interface's link.
    ///
    /// @param interfaceIndex the number of the interface
    /// @param group its link address, 6 bytes of Ethernet
    /// @return the membership
    public static PacketMembership multicast(int interfaceIndex, Bytes group) {
        return new PacketMembership(interfaceIndex, PACKET_MR_MULTICAST, group);
    }

    private static PacketMembership read(MemorySegment struct) {
        int length = Math.min(MAX_ADDRESS, Memory.unsignedShort(struct, PacketMreq.MR_ALEN));
        return new PacketMembership(
                struct.get(Memory.INT, PacketMreq.MR_IFINDEX),
                Memory.unsignedShort(struct, PacketMreq.MR_TYPE),
                Bytes.of(struct.asSlice(PacketMreq.MR_ADDRESS, length).toArray(Memory.BYTE)));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, PacketMreq.MR_IFINDEX, interfaceIndex);
        struct.set(Memory.SHORT, PacketMreq.MR_TYPE, (short) type);
        struct.set(Memory.SHORT, PacketMreq.MR_ALEN, (short) address.length());
        MemorySegment.copy(
                address.toArray(), 0, struct, Memory.BYTE, PacketMreq.MR_ADDRESS, address.length());
    }
}
