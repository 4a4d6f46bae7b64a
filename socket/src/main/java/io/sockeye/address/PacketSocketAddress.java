package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_PACKET;

import java.util.Objects;

/// An address of the link layer, `struct sockaddr_ll` of packet(7).
///
/// To bind(2) only the interface and the protocol count; to send on SOCK_DGRAM also the hardware address.
///
/// @param interfaceIndex the number of the interface; 0 is every interface, to bind(2) only
/// @param protocol which frames, in host order
/// @param packetType whom the frame was for; the kernel says it of what is received
/// @param hardwareType ARPHRD_ of `<linux/if_arp.h>`, 0 to 65535; the kernel says it of what is received
/// @param hardware the address of the other end, as many bytes as the link has, at most 32; an Ethernet address has 6
public record PacketSocketAddress(
        int interfaceIndex,
        PacketProtocol protocol,
        PacketType packetType,
        int hardwareType,
        Bytes hardware)
        implements SocketAddress {
    private static final int MAX_HARDWARE = 32;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range or the hardware address too long; the message names the value
    public PacketSocketAddress {
        Unsigned.check("interface index", interfaceIndex, Integer.MAX_VALUE);
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(packetType, "packetType");
        Unsigned.check("hardware type", hardwareType, Unsigned.MAX_16);
        if (hardware.length() > MAX_HARDWARE)
            throw new IllegalArgumentException(
                    "a hardware address of "
                            + hardware.length()
                            + " bytes is longer than "
                            + MAX_HARDWARE);
    }

    /// The family of this address.
    ///
    /// @return AF_PACKET
    @Override
    public AddressFamily family() {
        return AF_PACKET;
    }

    /// Answers interface and protocol, then what else there is.
    ///
    /// @return such as `packet:2:ETH_P_ARP?type=PACKET_BROADCAST&hatype=1&hw=525400123456`
    @Override
    public String toString() {
        var text = new Query("packet:" + interfaceIndex + ":" + protocol);
        if (!packetType.equals(PacketType.PACKET_HOST)) text.add("type", packetType);
        if (hardwareType != 0) text.add("hatype", hardwareType);
        if (hardware.length() > 0) text.add("hw", hardware);
        return text.toString();
    }
}
