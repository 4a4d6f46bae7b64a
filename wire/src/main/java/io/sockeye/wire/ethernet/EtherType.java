package io.sockeye.wire.ethernet;

import java.util.Map;

/// What an Ethernet frame carries: IEEE 802.3 section 3.2.6, the registry of IEEE and RFC 9542.
///
/// @param number 1536 to 65535; a smaller one is the length of an IEEE 802.3 frame
public record EtherType(int number) {
    /// IPv4, RFC 894.
    public static final EtherType IPV4 = new EtherType(0x0800);

    /// Address resolution, RFC 826.
    public static final EtherType ARP = new EtherType(0x0806);

    /// A VLAN tag, IEEE 802.1Q.
    public static final EtherType VLAN = new EtherType(0x8100);

    /// IPv6, RFC 2464.
    public static final EtherType IPV6 = new EtherType(0x86dd);

    /// A service VLAN tag, IEEE 802.1ad.
    public static final EtherType SERVICE_VLAN = new EtherType(0x88a8);

    /// Link layer discovery, IEEE 802.1AB.
    public static final EtherType LLDP = new EtherType(0x88cc);

    private static final Map<EtherType, String> NAMES =
            Map.of(
                    IPV4, "IPV4",
                    ARP, "ARP",
                    VLAN, "VLAN",
                    IPV6, "IPV6",
                    SERVICE_VLAN, "SERVICE_VLAN",
                    LLDP, "LLDP");

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 16 bits
    public EtherType {
        if (number < 0 || number > 0xffff)
            throw new IllegalArgumentException("EtherType " + number + " is outside 0..65535");
    }

    /// Answers the type with a number.
    ///
    /// @param number 0 to 65535
    /// @return the constant itself where there is one
    public static EtherType of(int number) {
        for (var known : NAMES.keySet()) if (known.number == number) return known;
        return new EtherType(number);
    }

    /// Whether the number is the length of an IEEE 802.3 frame, and no type.
    ///
    /// @return whether it is below 1536
    public boolean isLength() {
        return number < 1536;
    }

    /// Whether a [VlanTag] is inside, of a customer or of a provider.
    ///
    /// @return whether it is VLAN or SERVICE_VLAN
    public boolean isVlan() {
        return equals(VLAN) || equals(SERVICE_VLAN);
    }

    /// Answers the name, or the number in hexadecimal.
    ///
    /// @return such as `ARP` or `0x88b5`
    @Override
    public String toString() {
        var name = NAMES.get(this);
        return name == null ? "0x%04x".formatted(number) : name;
    }
}
