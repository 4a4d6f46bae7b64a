package io.sockeye.control;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// The interface and the address by which an IPv4 packet came, or is to leave: struct in_pktinfo of ip(7).
///
/// The kernel sends it with IP_PKTINFO.
///
/// @param interfaceIndex the index of the interface that the packet came in by; of what is sent, by which it leaves, and 0 is that of
///     the route
/// @param local our address in the kernel's eyes: where the packet went, or if that was to many the interface's own address; of what is
///     sent, the source address, and 0.0.0.0 is that of the route
/// @param destination the address in the packet's header, perhaps of a group; of what is sent, ignored
public record PacketInfo4(int interfaceIndex, Inet4Address local, Inet4Address destination)
        implements ControlMessage {
    /// Takes the parts.
    public PacketInfo4 {
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(destination, "destination");
    }

    /// To send with the answer: it leaves from the address at which the question arrived, by the interface of the route.
    ///
    /// @return the local address, and nothing else
    public PacketInfo4 reply() {
        return new PacketInfo4(0, local, any());
    }

    private static Inet4Address any() {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // four bytes are an address
        }
    }

    /// What this message is.
    ///
    /// @return IP_PKTINFO
    @Override
    public ControlType type() {
        return OptionNames.IP_PKTINFO;
    }
}
