package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.IpMreqn;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;

/// An IPv4 interface by its index, by one of its addresses, or both: struct ip_mreqn of ip(7).
///
/// @param index the index of the interface; 0 leaves it to the address
/// @param local an address of the interface; 0.0.0.0 leaves it to the index, and with index 0 to the
///     route
public record Ip4Interface(int index, Inet4Address local) {
    static final OptionType<Ip4Interface> TYPE =
            new StructType<>(IpMreqn.LAYOUT, Ip4Interface::read, Ip4Interface::write);

    /// The address alone, as IP_MULTICAST_IF answers it: struct in_addr.
    static final OptionType<Inet4Address> LOCAL = new LocalType();

    /// An interface by its index.
    ///
    /// @param index the index; 0 is the one that the route says
    /// @return the interface
    public static Ip4Interface of(int index) {
        return new Ip4Interface(index, (Inet4Address) SocketAddress.any(0).host());
    }

    static Ip4Interface read(MemorySegment struct) {
        return new Ip4Interface(
                struct.get(Memory.INT, IpMreqn.IMR_IFINDEX),
                Memory.host4(struct, IpMreqn.IMR_ADDRESS));
    }

    void write(MemorySegment struct) {
        Memory.putHost(local, struct, IpMreqn.IMR_ADDRESS);
        struct.set(Memory.INT, IpMreqn.IMR_IFINDEX, index);
    }

    private record LocalType() implements OptionType<Inet4Address> {
        @Override
        public int size() {
            return Integer.BYTES;
        }

        @Override
        public Inet4Address decode(MemorySegment value) {
            Memory.checkLength(value, size(), this);
            return Memory.host4(value, 0);
        }

        @Override
        public MemorySegment encode(Inet4Address value, Arena arena) {
            MemorySegment address = arena.allocate(Memory.INT);
            Memory.putHost(value, address, 0);
            return address;
        }

        @Override
        public String toString() {
            return "struct in_addr";
        }
    }
}
