package io.sockeye.control;

/// How a packet is to be treated on its way: TOS of IPv4, traffic class of IPv6. The upper six bits are the DSCP (RFC 2474), the lower
/// two ECN (RFC 3168).
///
/// The kernel sends it with IP_RECVTOS or IPV6_RECVTCLASS. Sent, it is the class of that one message, in place of the socket's own; IPv4
/// since Linux 3.13. On an IPv6 socket that also speaks IPv4 the message has to fit what is sent.
///
/// @param type IP_TOS or IPV6_TCLASS
/// @param value 0 to 255
public record TrafficClass(ControlType type, int value) implements ControlMessage {
    /// Takes both parts.
    ///
    /// @throws IllegalArgumentException if the type is another, or the value out of range
    public TrafficClass {
        OptionNames.require(type, OptionNames.IP_TOS, OptionNames.IPV6_TCLASS);
        if (value < 0 || value > 255)
            throw new IllegalArgumentException("class " + value + " is outside 0..255");
    }

    /// The class of an IPv4 packet, IP_TOS of ip(7).
    ///
    /// @param value 0 to 255
    /// @return the message
    public static TrafficClass ip4(int value) {
        return new TrafficClass(OptionNames.IP_TOS, value);
    }

    /// The class of an IPv6 packet, IPV6_TCLASS of RFC 3542, section 6.5.
    ///
    /// @param value 0 to 255
    /// @return the message
    public static TrafficClass ip6(int value) {
        return new TrafficClass(OptionNames.IPV6_TCLASS, value);
    }
}
