package io.sockeye.address;

import io.sockeye.internal.named.Constants;
import org.jspecify.annotations.Nullable;

/// A protocol of [AddressFamily#AF_INET] and [AddressFamily#AF_INET6], as in `<netinet/in.h>`.
///
/// @param number the kernel's number, on the wire the protocol or next-header field (below 256)
public record IpProtocol(int number) implements Protocol {
    /// The protocol that goes with the type of the socket, and the level of ip(7).
    public static final IpProtocol IPPROTO_IP = new IpProtocol(0);

    /// IPv6 hop-by-hop options; the number of [#IPPROTO_IP].
    public static final IpProtocol IPPROTO_HOPOPTS = IPPROTO_IP;

    /// Internet control message protocol: icmp(7).
    public static final IpProtocol IPPROTO_ICMP = new IpProtocol(1);

    /// Internet group management protocol.
    public static final IpProtocol IPPROTO_IGMP = new IpProtocol(2);

    /// IPv4 inside IP.
    public static final IpProtocol IPPROTO_IPIP = new IpProtocol(4);

    /// Transmission control protocol: tcp(7).
    public static final IpProtocol IPPROTO_TCP = new IpProtocol(6);

    /// Exterior gateway protocol.
    public static final IpProtocol IPPROTO_EGP = new IpProtocol(8);

    /// PARC universal packet.
    public static final IpProtocol IPPROTO_PUP = new IpProtocol(12);

    /// User datagram protocol: udp(7).
    public static final IpProtocol IPPROTO_UDP = new IpProtocol(17);

    /// Xerox internet datagram protocol.
    public static final IpProtocol IPPROTO_IDP = new IpProtocol(22);

    /// ISO transport protocol class 4.
    public static final IpProtocol IPPROTO_TP = new IpProtocol(29);

    /// Datagram congestion control protocol.
    public static final IpProtocol IPPROTO_DCCP = new IpProtocol(33);

    /// IPv6 inside IP, and the level of ipv6(7).
    public static final IpProtocol IPPROTO_IPV6 = new IpProtocol(41);

    /// IPv6 routing header.
    public static final IpProtocol IPPROTO_ROUTING = new IpProtocol(43);

    /// IPv6 fragmentation header.
    public static final IpProtocol IPPROTO_FRAGMENT = new IpProtocol(44);

    /// Resource reservation protocol.
    public static final IpProtocol IPPROTO_RSVP = new IpProtocol(46);

    /// Generic routing encapsulation.
    public static final IpProtocol IPPROTO_GRE = new IpProtocol(47);

    /// IPsec encapsulating security payload.
    public static final IpProtocol IPPROTO_ESP = new IpProtocol(50);

    /// IPsec authentication header.
    public static final IpProtocol IPPROTO_AH = new IpProtocol(51);

    /// ICMP for IPv6: icmp(7).
    public static final IpProtocol IPPROTO_ICMPV6 = new IpProtocol(58);

    /// IPv6 without a next header.
    public static final IpProtocol IPPROTO_NONE = new IpProtocol(59);

    /// IPv6 destination options.
    public static final IpProtocol IPPROTO_DSTOPTS = new IpProtocol(60);

    /// Multicast transport protocol.
    public static final IpProtocol IPPROTO_MTP = new IpProtocol(92);

    /// The pseudo header of IPsec's BEET mode.
    public static final IpProtocol IPPROTO_BEETPH = new IpProtocol(94);

    /// Encapsulation header.
    public static final IpProtocol IPPROTO_ENCAP = new IpProtocol(98);

    /// Protocol independent multicast.
    public static final IpProtocol IPPROTO_PIM = new IpProtocol(103);

    /// IP payload compression.
    public static final IpProtocol IPPROTO_COMP = new IpProtocol(108);

    /// Layer 2 tunnelling protocol.
    public static final IpProtocol IPPROTO_L2TP = new IpProtocol(115);

    /// Stream control transmission protocol: sctp(7).
    public static final IpProtocol IPPROTO_SCTP = new IpProtocol(132);

    /// IPv6 mobility header.
    public static final IpProtocol IPPROTO_MH = new IpProtocol(135);

    /// UDP-Lite: udplite(7).
    public static final IpProtocol IPPROTO_UDPLITE = new IpProtocol(136);

    /// MPLS inside IP.
    public static final IpProtocol IPPROTO_MPLS = new IpProtocol(137);

    /// Ethernet inside IPv6.
    public static final IpProtocol IPPROTO_ETHERNET = new IpProtocol(143);

    /// Aggregation and fragmentation of IPsec payloads (since Linux 6.14).
    public static final IpProtocol IPPROTO_AGGFRAG = new IpProtocol(144);

    /// Raw IP packets: raw(7).
    public static final IpProtocol IPPROTO_RAW = new IpProtocol(255);

    /// Shared memory communications (since Linux 6.11).
    public static final IpProtocol IPPROTO_SMC = new IpProtocol(256);

    /// Multipath TCP (since Linux 5.6).
    public static final IpProtocol IPPROTO_MPTCP = new IpProtocol(262);

    private static final Constants<IpProtocol> NAMES =
            Constants.of(IpProtocol.class, IpProtocol::number);

    /// Answers the protocol with a number.
    ///
    /// @param number the kernel's number
    /// @return the constant itself where there is one
    public static IpProtocol of(int number) {
        return NAMES.find(number, n -> new IpProtocol((int) n));
    }

    // Written out: what the JDK makes for a record costs a program 1 ms at its start, and each
    // socket asks.

    @Override
    @SuppressWarnings("exports") // the annotation is for this compiler alone
    public boolean equals(@Nullable Object other) {
        return other instanceof IpProtocol that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `IPPROTO_TCP`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
