package io.sockeye.control;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Objects;

/// The interface and the address by which an IPv6 packet came, or is to leave: struct in6_pktinfo of RFC 3542, section 6.1.
///
/// The kernel sends it with IPV6_RECVPKTINFO. It is also the value of the option IPV6_PKTINFO.
///
/// @param interfaceIndex the index of the interface that a packet came in or leaves by; 0 is any
/// @param destination the address that it was for; of what is sent, the source address, and :: is any
public record PacketInfo6(int interfaceIndex, Inet6Address destination) implements ControlMessage {
    /// Takes the parts.
    public PacketInfo6 {
        Objects.requireNonNull(destination, "destination");
    }

    /// To send with the answer: it leaves from the address at which the question arrived.
    ///
    /// The interface is that of the route, unless the address has a meaning on its interface alone: a link-local address keeps it, and
    /// what was sent to a group is answered on that interface, from an address that the kernel chooses. The broadcast of an IPv4 network
    /// looks like any other address: use [PacketInfo4] where such datagrams come, which has our own address beside it.
    ///
    /// @return what the answer needs
    public PacketInfo6 reply() {
        if (isGroup()) return new PacketInfo6(interfaceIndex, any());
        return destination.isLinkLocalAddress() ? this : new PacketInfo6(0, destination);
    }

    /// Also one of IPv4, which a socket of both versions has mapped: 224 to 239 behind ::ffff, or the limited broadcast.
    private boolean isGroup() {
        if (destination.isMulticastAddress()) return true;
        byte[] bytes = destination.getAddress();
        for (int i = 0; i < 12; i++) if (bytes[i] != (i < 10 ? 0 : -1)) return false;
        int first = Byte.toUnsignedInt(bytes[12]);
        return first >= 224;
    }

    private static Inet6Address any() {
        try {
            return Inet6Address.getByAddress(null, new byte[16], -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // sixteen bytes are an address
        }
    }

    /// What this message is.
    ///
    /// @return IPV6_PKTINFO
    @Override
    public ControlType type() {
        return OptionNames.IPV6_PKTINFO;
    }
}
