package io.sockeye.address;

import io.sockeye.internal.named.Constants;
import java.util.Optional;

/// Whom a frame was for, `sll_pkttype` of packet(7).
///
/// @param number the kernel's number, 0 to 255
public record PacketType(int number) {
    /// For this machine.
    public static final PacketType PACKET_HOST = new PacketType(0);

    /// For all machines of the link.
    public static final PacketType PACKET_BROADCAST = new PacketType(1);

    /// For a group.
    public static final PacketType PACKET_MULTICAST = new PacketType(2);

    /// For another machine, heard because the interface is promiscuous.
    public static final PacketType PACKET_OTHERHOST = new PacketType(3);

    /// Sent by this machine, and looped back to the packet socket.
    public static final PacketType PACKET_OUTGOING = new PacketType(4);

    /// A broadcast or multicast of this machine, looped back.
    public static final PacketType PACKET_LOOPBACK = new PacketType(5);

    /// Handed to user space.
    public static final PacketType PACKET_USER = new PacketType(6);

    /// Handed to kernel space.
    public static final PacketType PACKET_KERNEL = new PacketType(7);

    /// A frame of the fast route, which kernels no longer have: the number of [#PACKET_USER].
    public static final PacketType PACKET_FASTROUTE = PACKET_USER;

    private static final Constants<PacketType> NAMES =
            Constants.of(PacketType.class, PacketType::number);

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 8 bits
    public PacketType {
        Unsigned.check("packet type", number, Unsigned.MAX_8);
    }

    /// Answers the type with a number.
    ///
    /// @param number 0 to 255
    /// @return the constant itself where there is one
    public static PacketType of(int number) {
        return NAMES.find(number, other -> new PacketType((int) other));
    }

    /// Reads what [#toString] prints.
    static Optional<PacketType> parse(String text) {
        var named = NAMES.named(text);
        return named.isPresent()
                ? named
                : Decimal.parse(text, Unsigned.MAX_8).map(number -> of(number.intValue()));
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `PACKET_OUTGOING`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
