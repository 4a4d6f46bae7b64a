package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.Ip6Mtuinfo;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// The path MTU to a host: struct ip6_mtuinfo of RFC 3542, section 11.4.
///
/// @param destination the host; the option IPV6_PATHMTU leaves it out, the control message has it
/// @param mtu bytes, 32 bits unsigned
public record PathMtu(SocketAddress destination, long mtu) {
    static final OptionType<PathMtu> TYPE =
            new StructType<>(Ip6Mtuinfo.LAYOUT, PathMtu::read, PathMtu::write);

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if the number has more than 32 bits
    public PathMtu {
        Objects.requireNonNull(destination, "destination");
        Memory.checkUnsigned(mtu, 0xffff_ffffL);
    }

    private static PathMtu read(MemorySegment struct) {
        long mtu = Memory.unsigned(struct, Ip6Mtuinfo.IP6M_MTU);
        return new PathMtu(Memory.sockaddr(struct, Ip6Mtuinfo.IP6M_ADDR, SockaddrIn6.SIZE), mtu);
    }

    private void write(MemorySegment struct) {
        MemorySegment address = MemorySegment.ofArray(new long[Memory.SOCKADDR_STORAGE / 8]);
        int length = Memory.putSockaddr(destination, address, 0);
        MemorySegment.copy(address, 0, struct, Ip6Mtuinfo.IP6M_ADDR, length);
        Memory.putUnsigned(mtu, struct, Ip6Mtuinfo.IP6M_MTU);
    }
}
