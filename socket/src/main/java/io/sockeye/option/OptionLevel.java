package io.sockeye.option;

import io.sockeye.internal.named.Constants;

/// The level of an option: which protocol of the stack it is for, see setsockopt(2).
///
/// @param number the kernel's number
public record OptionLevel(int number) {
    /// Every socket: socket(7).
    public static final OptionLevel SOL_SOCKET = new OptionLevel(1);

    /// IPv4: ip(7).
    public static final OptionLevel SOL_IP = new OptionLevel(0);

    /// Bluetooth's host controller interface; the number of [#SOL_IP].
    public static final OptionLevel SOL_HCI = SOL_IP;

    /// TCP: tcp(7); the same number as IPPROTO_TCP.
    public static final OptionLevel SOL_TCP = new OptionLevel(6);

    /// Bluetooth L2CAP; the number of [#SOL_TCP].
    public static final OptionLevel SOL_L2CAP = SOL_TCP;

    /// UDP: udp(7).
    public static final OptionLevel SOL_UDP = new OptionLevel(17);

    /// Bluetooth SCO; the number of [#SOL_UDP].
    public static final OptionLevel SOL_SCO = SOL_UDP;

    /// Bluetooth RFCOMM.
    public static final OptionLevel SOL_RFCOMM = new OptionLevel(18);

    /// IPv6: ipv6(7).
    public static final OptionLevel SOL_IPV6 = new OptionLevel(41);

    /// ICMP for IPv6: its filter.
    public static final OptionLevel SOL_ICMPV6 = new OptionLevel(58);

    /// The number below those of the CAN protocols.
    public static final OptionLevel SOL_CAN_BASE = new OptionLevel(100);

    /// Raw CAN frames.
    public static final OptionLevel SOL_CAN_RAW = new OptionLevel(101);

    /// The broadcast manager of CAN.
    public static final OptionLevel SOL_CAN_BCM = new OptionLevel(102);

    /// ISO 15765-2 over CAN.
    public static final OptionLevel SOL_CAN_ISOTP = new OptionLevel(106);

    /// SAE J1939 over CAN.
    public static final OptionLevel SOL_CAN_J1939 = new OptionLevel(107);

    /// SCTP: sctp(7).
    public static final OptionLevel SOL_SCTP = new OptionLevel(132);

    /// UDP-Lite: udplite(7).
    public static final OptionLevel SOL_UDPLITE = new OptionLevel(136);

    /// Raw IP packets: raw(7).
    public static final OptionLevel SOL_RAW = new OptionLevel(255);

    /// Novell IPX.
    public static final OptionLevel SOL_IPX = new OptionLevel(256);

    /// AX.25.
    public static final OptionLevel SOL_AX25 = new OptionLevel(257);

    /// AppleTalk: ddp(7).
    public static final OptionLevel SOL_ATALK = new OptionLevel(258);

    /// NET/ROM.
    public static final OptionLevel SOL_NETROM = new OptionLevel(259);

    /// ROSE.
    public static final OptionLevel SOL_ROSE = new OptionLevel(260);

    /// DECnet.
    public static final OptionLevel SOL_DECNET = new OptionLevel(261);

    /// X.25: x25(7).
    public static final OptionLevel SOL_X25 = new OptionLevel(262);

    /// Frames of the link layer: packet(7).
    public static final OptionLevel SOL_PACKET = new OptionLevel(263);

    /// ATM cells.
    public static final OptionLevel SOL_ATM = new OptionLevel(264);

    /// ATM adaption layer.
    public static final OptionLevel SOL_AAL = new OptionLevel(265);

    /// Infrared.
    public static final OptionLevel SOL_IRDA = new OptionLevel(266);

    /// NetBEUI.
    public static final OptionLevel SOL_NETBEUI = new OptionLevel(267);

    /// IEEE 802.2 LLC.
    public static final OptionLevel SOL_LLC = new OptionLevel(268);

    /// DCCP.
    public static final OptionLevel SOL_DCCP = new OptionLevel(269);

    /// Netlink: netlink(7).
    public static final OptionLevel SOL_NETLINK = new OptionLevel(270);

    /// TIPC.
    public static final OptionLevel SOL_TIPC = new OptionLevel(271);

    /// The RPC of AFS.
    public static final OptionLevel SOL_RXRPC = new OptionLevel(272);

    /// PPP over L2TP.
    public static final OptionLevel SOL_PPPOL2TP = new OptionLevel(273);

    /// Bluetooth.
    public static final OptionLevel SOL_BLUETOOTH = new OptionLevel(274);

    /// Phonet pipes.
    public static final OptionLevel SOL_PNPIPE = new OptionLevel(275);

    /// Reliable datagrams.
    public static final OptionLevel SOL_RDS = new OptionLevel(276);

    /// z/VM communication.
    public static final OptionLevel SOL_IUCV = new OptionLevel(277);

    /// Ericsson CAIF.
    public static final OptionLevel SOL_CAIF = new OptionLevel(278);

    /// The kernel's crypto algorithms.
    public static final OptionLevel SOL_ALG = new OptionLevel(279);

    /// Near field communication.
    public static final OptionLevel SOL_NFC = new OptionLevel(280);

    /// Kernel connection multiplexor.
    public static final OptionLevel SOL_KCM = new OptionLevel(281);

    /// TLS in the kernel.
    public static final OptionLevel SOL_TLS = new OptionLevel(282);

    /// AF_XDP.
    public static final OptionLevel SOL_XDP = new OptionLevel(283);

    /// Multipath TCP.
    public static final OptionLevel SOL_MPTCP = new OptionLevel(284);

    /// Management component transport.
    public static final OptionLevel SOL_MCTP = new OptionLevel(285);

    /// Shared memory communications.
    public static final OptionLevel SOL_SMC = new OptionLevel(286);

    /// Between a virtual machine and its host: vsock(7).
    public static final OptionLevel AF_VSOCK = new OptionLevel(40);

    /// Between a virtual machine and its host, of control messages.
    public static final OptionLevel SOL_VSOCK = new OptionLevel(287);

    private static final Constants<OptionLevel> NAMES =
            Constants.of(OptionLevel.class, OptionLevel::number);

    /// Answers the level with a number.
    ///
    /// @param number the kernel's number
    /// @return the constant itself where there is one
    public static OptionLevel of(int number) {
        return NAMES.find(number, n -> new OptionLevel((int) n));
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `SOL_SOCKET`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
