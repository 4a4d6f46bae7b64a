package io.sockeye.address;

import io.sockeye.internal.named.Constants;
import java.util.Optional;

/// The protocol of frames on [AddressFamily#AF_PACKET], as in `<linux/if_ether.h>`: an Ethertype, or a number below 1536 for what
/// has none. See packet(7).
///
/// The number is in host order everywhere here. socket(2) and `struct sockaddr_ll` have it in network order; that swap is ours.
///
/// @param number the number as the header prints it, 0 to 65535; 0 receives nothing until bind(2)
public record PacketProtocol(int number) implements Protocol {
    /// Ethernet loopback.
    public static final PacketProtocol ETH_P_LOOP = new PacketProtocol(0x0060);

    /// Xerox PUP.
    public static final PacketProtocol ETH_P_PUP = new PacketProtocol(0x0200);

    /// Xerox PUP address translation.
    public static final PacketProtocol ETH_P_PUPAT = new PacketProtocol(0x0201);

    /// Time-sensitive networking, IEEE 1722.
    public static final PacketProtocol ETH_P_TSN = new PacketProtocol(0x22f0);

    /// ERSPAN, version 2.
    public static final PacketProtocol ETH_P_ERSPAN2 = new PacketProtocol(0x22eb);

    /// IPv4, RFC 894.
    public static final PacketProtocol ETH_P_IP = new PacketProtocol(0x0800);

    /// CCITT X.25.
    public static final PacketProtocol ETH_P_X25 = new PacketProtocol(0x0805);

    /// Address resolution protocol, RFC 826.
    public static final PacketProtocol ETH_P_ARP = new PacketProtocol(0x0806);

    /// G8BPQ, AX.25 over Ethernet.
    public static final PacketProtocol ETH_P_BPQ = new PacketProtocol(0x08ff);

    /// Xerox IEEE 802.3 PUP.
    public static final PacketProtocol ETH_P_IEEEPUP = new PacketProtocol(0x0a00);

    /// Xerox IEEE 802.3 PUP address translation.
    public static final PacketProtocol ETH_P_IEEEPUPAT = new PacketProtocol(0x0a01);

    /// B.A.T.M.A.N. advanced.
    public static final PacketProtocol ETH_P_BATMAN = new PacketProtocol(0x4305);

    /// DEC, assigned.
    public static final PacketProtocol ETH_P_DEC = new PacketProtocol(0x6000);

    /// DEC DNA dump and load.
    public static final PacketProtocol ETH_P_DNA_DL = new PacketProtocol(0x6001);

    /// DEC DNA remote console.
    public static final PacketProtocol ETH_P_DNA_RC = new PacketProtocol(0x6002);

    /// DEC DNA routing.
    public static final PacketProtocol ETH_P_DNA_RT = new PacketProtocol(0x6003);

    /// DEC LAT.
    public static final PacketProtocol ETH_P_LAT = new PacketProtocol(0x6004);

    /// DEC diagnostics.
    public static final PacketProtocol ETH_P_DIAG = new PacketProtocol(0x6005);

    /// DEC customer use.
    public static final PacketProtocol ETH_P_CUST = new PacketProtocol(0x6006);

    /// DEC systems communication architecture.
    public static final PacketProtocol ETH_P_SCA = new PacketProtocol(0x6007);

    /// Transparent Ethernet bridging.
    public static final PacketProtocol ETH_P_TEB = new PacketProtocol(0x6558);

    /// Reverse address resolution, RFC 903.
    public static final PacketProtocol ETH_P_RARP = new PacketProtocol(0x8035);

    /// AppleTalk DDP.
    public static final PacketProtocol ETH_P_ATALK = new PacketProtocol(0x809b);

    /// AppleTalk address resolution.
    public static final PacketProtocol ETH_P_AARP = new PacketProtocol(0x80f3);

    /// VLAN tag, IEEE 802.1Q.
    public static final PacketProtocol ETH_P_8021Q = new PacketProtocol(0x8100);

    /// ERSPAN, type II.
    public static final PacketProtocol ETH_P_ERSPAN = new PacketProtocol(0x88be);

    /// IPX.
    public static final PacketProtocol ETH_P_IPX = new PacketProtocol(0x8137);

    /// IPv6, RFC 2464.
    public static final PacketProtocol ETH_P_IPV6 = new PacketProtocol(0x86dd);

    /// Flow control, IEEE 802.3 annex 31B.
    public static final PacketProtocol ETH_P_PAUSE = new PacketProtocol(0x8808);

    /// Slow protocols (LACP), IEEE 802.3ad.
    public static final PacketProtocol ETH_P_SLOW = new PacketProtocol(0x8809);

    /// Web cache coordination.
    public static final PacketProtocol ETH_P_WCCP = new PacketProtocol(0x883e);

    /// MPLS, unicast: RFC 3032.
    public static final PacketProtocol ETH_P_MPLS_UC = new PacketProtocol(0x8847);

    /// MPLS, multicast: RFC 5332.
    public static final PacketProtocol ETH_P_MPLS_MC = new PacketProtocol(0x8848);

    /// Multiprotocol over ATM.
    public static final PacketProtocol ETH_P_ATMMPOA = new PacketProtocol(0x884c);

    /// PPPoE discovery, RFC 2516.
    public static final PacketProtocol ETH_P_PPP_DISC = new PacketProtocol(0x8863);

    /// PPPoE session, RFC 2516.
    public static final PacketProtocol ETH_P_PPP_SES = new PacketProtocol(0x8864);

    /// HPNA link-local tunnel.
    public static final PacketProtocol ETH_P_LINK_CTL = new PacketProtocol(0x886c);

    /// VLAN tagging of 802.1ac.
    public static final PacketProtocol ETH_P_8021AC = new PacketProtocol(0x8870);

    /// Frame-based ATM over Ethernet.
    public static final PacketProtocol ETH_P_ATMFATE = new PacketProtocol(0x8884);

    /// Port access (802.1X).
    public static final PacketProtocol ETH_P_PAE = new PacketProtocol(0x888e);

    /// PROFINET.
    public static final PacketProtocol ETH_P_PROFINET = new PacketProtocol(0x8892);

    /// Realtek's switch tags and others.
    public static final PacketProtocol ETH_P_REALTEK = new PacketProtocol(0x8899);

    /// ATA over Ethernet.
    public static final PacketProtocol ETH_P_AOE = new PacketProtocol(0x88a2);

    /// EtherCAT.
    public static final PacketProtocol ETH_P_ETHERCAT = new PacketProtocol(0x88a4);

    /// Service VLAN tag, IEEE 802.1ad.
    public static final PacketProtocol ETH_P_8021AD = new PacketProtocol(0x88a8);

    /// Local experiments, IEEE 802.
    public static final PacketProtocol ETH_P_802_EX1 = new PacketProtocol(0x88b5);

    /// MaxLinear's switch tag.
    public static final PacketProtocol ETH_P_MXLGSW = new PacketProtocol(0x88c3);

    /// Pre-authentication, IEEE 802.11.
    public static final PacketProtocol ETH_P_PREAUTH = new PacketProtocol(0x88c7);

    /// TIPC.
    public static final PacketProtocol ETH_P_TIPC = new PacketProtocol(0x88ca);

    /// Link layer discovery, IEEE 802.1AB.
    public static final PacketProtocol ETH_P_LLDP = new PacketProtocol(0x88cc);

    /// Media redundancy, IEC 62439-2.
    public static final PacketProtocol ETH_P_MRP = new PacketProtocol(0x88e3);

    /// MACsec, IEEE 802.1AE.
    public static final PacketProtocol ETH_P_MACSEC = new PacketProtocol(0x88e5);

    /// Backbone service tag, IEEE 802.1ah.
    public static final PacketProtocol ETH_P_8021AH = new PacketProtocol(0x88e7);

    /// Multiple VLAN registration, IEEE 802.1Q.
    public static final PacketProtocol ETH_P_MVRP = new PacketProtocol(0x88f5);

    /// Precision time, IEEE 1588.
    public static final PacketProtocol ETH_P_1588 = new PacketProtocol(0x88f7);

    /// NCSI.
    public static final PacketProtocol ETH_P_NCSI = new PacketProtocol(0x88f8);

    /// Parallel redundancy and HSR, IEC 62439-3.
    public static final PacketProtocol ETH_P_PRP = new PacketProtocol(0x88fb);

    /// Connectivity fault management, IEEE 802.1ag.
    public static final PacketProtocol ETH_P_CFM = new PacketProtocol(0x8902);

    /// Fibre channel over Ethernet.
    public static final PacketProtocol ETH_P_FCOE = new PacketProtocol(0x8906);

    /// Infiniband over Ethernet.
    public static final PacketProtocol ETH_P_IBOE = new PacketProtocol(0x8915);

    /// TDLS of IEEE 802.11.
    public static final PacketProtocol ETH_P_TDLS = new PacketProtocol(0x890d);

    /// FCoE initialisation.
    public static final PacketProtocol ETH_P_FIP = new PacketProtocol(0x8914);

    /// Media-independent handover, IEEE 802.21.
    public static final PacketProtocol ETH_P_80221 = new PacketProtocol(0x8917);

    /// High-availability seamless redundancy, IEC 62439-3.
    public static final PacketProtocol ETH_P_HSR = new PacketProtocol(0x892f);

    /// Network service header, RFC 8300.
    public static final PacketProtocol ETH_P_NSH = new PacketProtocol(0x894f);

    /// Ethernet loopback of IEEE 802.3.
    public static final PacketProtocol ETH_P_LOOPBACK = new PacketProtocol(0x9000);

    /// Nested VLAN tag, not registered.
    public static final PacketProtocol ETH_P_QINQ1 = new PacketProtocol(0x9100);

    /// Nested VLAN tag, not registered.
    public static final PacketProtocol ETH_P_QINQ2 = new PacketProtocol(0x9200);

    /// Nested VLAN tag, not registered.
    public static final PacketProtocol ETH_P_QINQ3 = new PacketProtocol(0x9300);

    /// Motorcomm's switch tag.
    public static final PacketProtocol ETH_P_YT921X = new PacketProtocol(0x9988);

    /// DSA with an Ethertype, not registered.
    public static final PacketProtocol ETH_P_EDSA = new PacketProtocol(0xdada);

    /// Fake VLAN header of DSA, not registered.
    public static final PacketProtocol ETH_P_DSA_8021Q = new PacketProtocol(0xdadb);

    /// A5PSW tag of DSA, not registered.
    public static final PacketProtocol ETH_P_DSA_A5PSW = new PacketProtocol(0xe001);

    /// ForCES inter-FE LFB type, RFC 7860.
    public static final PacketProtocol ETH_P_IFE = new PacketProtocol(0xed3e);

    /// IBM af_iucv, not registered.
    public static final PacketProtocol ETH_P_AF_IUCV = new PacketProtocol(0xfbfb);

    /// NXP NETC's switch tag.
    public static final PacketProtocol ETH_P_NXP_NETC = new PacketProtocol(0xfd3a);

    /// Dummy type of 802.3 frames.
    public static final PacketProtocol ETH_P_802_3 = new PacketProtocol(0x0001);

    /// Dummy type of AX.25.
    public static final PacketProtocol ETH_P_AX25 = new PacketProtocol(0x0002);

    /// Every frame: packet(7).
    public static final PacketProtocol ETH_P_ALL = new PacketProtocol(0x0003);

    /// 802.2 frames.
    public static final PacketProtocol ETH_P_802_2 = new PacketProtocol(0x0004);

    /// Internal: SNAP.
    public static final PacketProtocol ETH_P_SNAP = new PacketProtocol(0x0005);

    /// Internal: DEC DDCMP.
    public static final PacketProtocol ETH_P_DDCMP = new PacketProtocol(0x0006);

    /// Dummy type of WAN PPP frames.
    public static final PacketProtocol ETH_P_WAN_PPP = new PacketProtocol(0x0007);

    /// Dummy type of PPP multilink frames.
    public static final PacketProtocol ETH_P_PPP_MP = new PacketProtocol(0x0008);

    /// LocalTalk pseudo type.
    public static final PacketProtocol ETH_P_LOCALTALK = new PacketProtocol(0x0009);

    /// CAN frames.
    public static final PacketProtocol ETH_P_CAN = new PacketProtocol(0x000c);

    /// CAN FD frames.
    public static final PacketProtocol ETH_P_CANFD = new PacketProtocol(0x000d);

    /// CAN XL frames.
    public static final PacketProtocol ETH_P_CANXL = new PacketProtocol(0x000e);

    /// Dummy type of AppleTalk over PPP.
    public static final PacketProtocol ETH_P_PPPTALK = new PacketProtocol(0x0010);

    /// 802.2 frames of token ring.
    public static final PacketProtocol ETH_P_TR_802_2 = new PacketProtocol(0x0011);

    /// Mobitex.
    public static final PacketProtocol ETH_P_MOBITEX = new PacketProtocol(0x0015);

    /// Card-specific control frames.
    public static final PacketProtocol ETH_P_CONTROL = new PacketProtocol(0x0016);

    /// Linux-IrDA.
    public static final PacketProtocol ETH_P_IRDA = new PacketProtocol(0x0017);

    /// Acorn Econet.
    public static final PacketProtocol ETH_P_ECONET = new PacketProtocol(0x0018);

    /// HDLC frames.
    public static final PacketProtocol ETH_P_HDLC = new PacketProtocol(0x0019);

    /// 1A for ArcNet.
    public static final PacketProtocol ETH_P_ARCNET = new PacketProtocol(0x001a);

    /// Distributed switch architecture.
    public static final PacketProtocol ETH_P_DSA = new PacketProtocol(0x001b);

    /// Trailer switch tagging.
    public static final PacketProtocol ETH_P_TRAILER = new PacketProtocol(0x001c);

    /// Nokia Phonet.
    public static final PacketProtocol ETH_P_PHONET = new PacketProtocol(0x00f5);

    /// IEEE 802.15.4 frames.
    public static final PacketProtocol ETH_P_IEEE802154 = new PacketProtocol(0x00f6);

    /// ST-Ericsson CAIF.
    public static final PacketProtocol ETH_P_CAIF = new PacketProtocol(0x00f7);

    /// Multiplexed DSA.
    public static final PacketProtocol ETH_P_XDSA = new PacketProtocol(0x00f8);

    /// Qualcomm's multiplexing and aggregation.
    public static final PacketProtocol ETH_P_MAP = new PacketProtocol(0x00f9);

    /// Management component transport.
    public static final PacketProtocol ETH_P_MCTP = new PacketProtocol(0x00fa);

    /// OSI over GRE.
    public static final PacketProtocol ETH_P_GRE_OSI = new PacketProtocol(0x00fe);

    private static final Constants<PacketProtocol> NAMES =
            Constants.of(PacketProtocol.class, PacketProtocol::number);

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 16 bits
    public PacketProtocol {
        Unsigned.check("protocol", number, Unsigned.MAX_16);
    }

    /// Answers the protocol with a number.
    ///
    /// @param number the number as the header prints it
    /// @return the constant itself where there is one
    public static PacketProtocol of(int number) {
        return NAMES.find(number, other -> new PacketProtocol((int) other));
    }

    /// Reads what [#toString] prints.
    static Optional<PacketProtocol> parse(String text) {
        var named = NAMES.named(text);
        return named.isPresent()
                ? named
                : Decimal.parse(text, Unsigned.MAX_16).map(number -> of(number.intValue()));
    }

    /// Answers the C name of this protocol.
    ///
    /// @return such as `ETH_P_LOOP`, or the number in decimal when it has no name
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
