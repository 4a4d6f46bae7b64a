package io.sockeye.option;

import io.sockeye.control.PacketInfo6;
import io.sockeye.internal.sys.NetinetIn.In6Pktinfo;
import java.lang.foreign.MemorySegment;

/// A struct in6_pktinfo: an address and the index of an interface.
final class PacketInfo6Type {
    static final OptionType<PacketInfo6> TYPE =
            new StructType<>(In6Pktinfo.LAYOUT, PacketInfo6Type::read, PacketInfo6Type::write);

    private PacketInfo6Type() {}

    private static PacketInfo6 read(MemorySegment struct) {
        return new PacketInfo6(
                struct.get(Memory.INT, In6Pktinfo.IPI6_IFINDEX),
                Memory.host6(struct, In6Pktinfo.IPI6_ADDR));
    }

    private static void write(PacketInfo6 value, MemorySegment struct) {
        Memory.putHost(value.destination(), struct, In6Pktinfo.IPI6_ADDR);
        struct.set(Memory.INT, In6Pktinfo.IPI6_IFINDEX, value.interfaceIndex());
    }
}
