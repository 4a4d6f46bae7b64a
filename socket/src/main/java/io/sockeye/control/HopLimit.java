package io.sockeye.control;

/// How many routers a packet may still pass: the TTL of IPv4, the hop limit of IPv6.
///
/// The kernel sends it with IP_RECVTTL or IPV6_RECVHOPLIMIT. Sent, it is the limit of that one message, in place of the socket's own;
/// IPv4 since Linux 3.13. On an IPv6 socket that also speaks IPv4 the message has to fit what is sent.
///
/// @param type IP_TTL or IPV6_HOPLIMIT
/// @param value 0 to 255, and of IPv6 also -1, which is sent for the default; the kernel refuses 0 of IPv4
public record HopLimit(ControlType type, int value) implements ControlMessage {
    /// Takes both parts.
    ///
    /// @throws IllegalArgumentException if the type is another, or the value out of range: the kernel would take its lowest byte
    public HopLimit {
        OptionNames.require(type, OptionNames.IP_TTL, OptionNames.IPV6_HOPLIMIT);
        int least = type.equals(OptionNames.IP_TTL) ? 0 : -1;
        if (value < least || value > 255)
            throw new IllegalArgumentException("limit " + value + " is outside " + least + "..255");
    }

    /// The limit of an IPv4 packet, IP_TTL of ip(7).
    ///
    /// @param value 1 to 255
    /// @return the message
    public static HopLimit ip4(int value) {
        return new HopLimit(OptionNames.IP_TTL, value);
    }

    /// The limit of an IPv6 packet, IPV6_HOPLIMIT of RFC 3542, section 6.3.
    ///
    /// @param value 0 to 255, or -1 for the default
    /// @return the message
    public static HopLimit ip6(int value) {
        return new HopLimit(OptionNames.IPV6_HOPLIMIT, value);
    }
}
