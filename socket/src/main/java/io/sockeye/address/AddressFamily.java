package io.sockeye.address;

import io.sockeye.internal.named.Constants;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The address family of a socket: which kind of network it speaks, and which shape its addresses
/// have.
///
/// The kernel's families are open: a number without a constant here is a family like any other. The
/// names `PF_…` of socket(2) are the same objects as `AF_…`.
///
/// @param number the kernel's number, as in `<sys/socket.h>`
public record AddressFamily(int number) {
    /// No family: what the kernel has no address for, and what dissolves a connection.
    public static final AddressFamily AF_UNSPEC = new AddressFamily(0);

    /// Sockets of one machine, named by a path or in the abstract namespace: unix(7).
    public static final AddressFamily AF_UNIX = new AddressFamily(1);

    /// Another name of [#AF_UNIX].
    public static final AddressFamily AF_LOCAL = AF_UNIX;

    /// Another name of [#AF_UNIX].
    public static final AddressFamily AF_FILE = AF_UNIX;

    /// IPv4: ip(7), tcp(7), udp(7).
    public static final AddressFamily AF_INET = new AddressFamily(2);

    /// Amateur radio AX.25.
    public static final AddressFamily AF_AX25 = new AddressFamily(3);

    /// Novell IPX.
    public static final AddressFamily AF_IPX = new AddressFamily(4);

    /// AppleTalk DDP: ddp(7).
    public static final AddressFamily AF_APPLETALK = new AddressFamily(5);

    /// Amateur radio NET/ROM.
    public static final AddressFamily AF_NETROM = new AddressFamily(6);

    /// Multiprotocol bridge.
    public static final AddressFamily AF_BRIDGE = new AddressFamily(7);

    /// ATM permanent virtual circuits.
    public static final AddressFamily AF_ATMPVC = new AddressFamily(8);

    /// X.25 packet layer: x25(7).
    public static final AddressFamily AF_X25 = new AddressFamily(9);

    /// IPv6: ipv6(7).
    public static final AddressFamily AF_INET6 = new AddressFamily(10);

    /// Amateur radio X.25 packet layer.
    public static final AddressFamily AF_ROSE = new AddressFamily(11);

    /// DECnet.
    public static final AddressFamily AF_DECnet = new AddressFamily(12);

    /// 802.2 LLC, reserved.
    public static final AddressFamily AF_NETBEUI = new AddressFamily(13);

    /// Security callback, a pseudo family.
    public static final AddressFamily AF_SECURITY = new AddressFamily(14);

    /// Key management, PF_KEY of RFC 2367.
    public static final AddressFamily AF_KEY = new AddressFamily(15);

    /// Messages to and from the kernel: netlink(7).
    public static final AddressFamily AF_NETLINK = new AddressFamily(16);

    /// Another name of [#AF_NETLINK].
    public static final AddressFamily AF_ROUTE = AF_NETLINK;

    /// Frames of the link layer: packet(7).
    public static final AddressFamily AF_PACKET = new AddressFamily(17);

    /// Ash.
    public static final AddressFamily AF_ASH = new AddressFamily(18);

    /// Acorn Econet.
    public static final AddressFamily AF_ECONET = new AddressFamily(19);

    /// ATM switched virtual circuits.
    public static final AddressFamily AF_ATMSVC = new AddressFamily(20);

    /// Reliable datagram sockets.
    public static final AddressFamily AF_RDS = new AddressFamily(21);

    /// IBM SNA.
    public static final AddressFamily AF_SNA = new AddressFamily(22);

    /// Infrared sockets.
    public static final AddressFamily AF_IRDA = new AddressFamily(23);

    /// PPP over something.
    public static final AddressFamily AF_PPPOX = new AddressFamily(24);

    /// Wanpipe.
    public static final AddressFamily AF_WANPIPE = new AddressFamily(25);

    /// IEEE 802.2 LLC.
    public static final AddressFamily AF_LLC = new AddressFamily(26);

    /// InfiniBand addresses.
    public static final AddressFamily AF_IB = new AddressFamily(27);

    /// MPLS.
    public static final AddressFamily AF_MPLS = new AddressFamily(28);

    /// Controller area network.
    public static final AddressFamily AF_CAN = new AddressFamily(29);

    /// Transparent inter-process communication of a cluster.
    public static final AddressFamily AF_TIPC = new AddressFamily(30);

    /// Bluetooth.
    public static final AddressFamily AF_BLUETOOTH = new AddressFamily(31);

    /// z/VM inter-user communication.
    public static final AddressFamily AF_IUCV = new AddressFamily(32);

    /// The RPC of AFS.
    public static final AddressFamily AF_RXRPC = new AddressFamily(33);

    /// mISDN.
    public static final AddressFamily AF_ISDN = new AddressFamily(34);

    /// Nokia Phonet.
    public static final AddressFamily AF_PHONET = new AddressFamily(35);

    /// IEEE 802.15.4.
    public static final AddressFamily AF_IEEE802154 = new AddressFamily(36);

    /// Ericsson CAIF.
    public static final AddressFamily AF_CAIF = new AddressFamily(37);

    /// The kernel's crypto algorithms.
    public static final AddressFamily AF_ALG = new AddressFamily(38);

    /// Near field communication.
    public static final AddressFamily AF_NFC = new AddressFamily(39);

    /// Between a virtual machine and its host: vsock(7).
    public static final AddressFamily AF_VSOCK = new AddressFamily(40);

    /// Kernel connection multiplexor.
    public static final AddressFamily AF_KCM = new AddressFamily(41);

    /// Qualcomm IPC router.
    public static final AddressFamily AF_QIPCRTR = new AddressFamily(42);

    /// Shared memory communications.
    public static final AddressFamily AF_SMC = new AddressFamily(43);

    /// AF_XDP: frames by shared rings.
    public static final AddressFamily AF_XDP = new AddressFamily(44);

    /// Management component transport protocol.
    public static final AddressFamily AF_MCTP = new AddressFamily(45);

    /// The same as [#AF_UNSPEC].
    public static final AddressFamily PF_UNSPEC = AF_UNSPEC;

    /// The same as [#AF_UNIX].
    public static final AddressFamily PF_UNIX = AF_UNIX;

    /// The same as [#AF_LOCAL].
    public static final AddressFamily PF_LOCAL = AF_LOCAL;

    /// The same as [#AF_FILE].
    public static final AddressFamily PF_FILE = AF_FILE;

    /// The same as [#AF_INET].
    public static final AddressFamily PF_INET = AF_INET;

    /// The same as [#AF_AX25].
    public static final AddressFamily PF_AX25 = AF_AX25;

    /// The same as [#AF_IPX].
    public static final AddressFamily PF_IPX = AF_IPX;

    /// The same as [#AF_APPLETALK].
    public static final AddressFamily PF_APPLETALK = AF_APPLETALK;

    /// The same as [#AF_NETROM].
    public static final AddressFamily PF_NETROM = AF_NETROM;

    /// The same as [#AF_BRIDGE].
    public static final AddressFamily PF_BRIDGE = AF_BRIDGE;

    /// The same as [#AF_ATMPVC].
    public static final AddressFamily PF_ATMPVC = AF_ATMPVC;

    /// The same as [#AF_X25].
    public static final AddressFamily PF_X25 = AF_X25;

    /// The same as [#AF_INET6].
    public static final AddressFamily PF_INET6 = AF_INET6;

    /// The same as [#AF_ROSE].
    public static final AddressFamily PF_ROSE = AF_ROSE;

    /// The same as [#AF_DECnet].
    public static final AddressFamily PF_DECnet = AF_DECnet;

    /// The same as [#AF_NETBEUI].
    public static final AddressFamily PF_NETBEUI = AF_NETBEUI;

    /// The same as [#AF_SECURITY].
    public static final AddressFamily PF_SECURITY = AF_SECURITY;

    /// The same as [#AF_KEY].
    public static final AddressFamily PF_KEY = AF_KEY;

    /// The same as [#AF_NETLINK].
    public static final AddressFamily PF_NETLINK = AF_NETLINK;

    /// The same as [#AF_ROUTE].
    public static final AddressFamily PF_ROUTE = AF_ROUTE;

    /// The same as [#AF_PACKET].
    public static final AddressFamily PF_PACKET = AF_PACKET;

    /// The same as [#AF_ASH].
    public static final AddressFamily PF_ASH = AF_ASH;

    /// The same as [#AF_ECONET].
    public static final AddressFamily PF_ECONET = AF_ECONET;

    /// The same as [#AF_ATMSVC].
    public static final AddressFamily PF_ATMSVC = AF_ATMSVC;

    /// The same as [#AF_RDS].
    public static final AddressFamily PF_RDS = AF_RDS;

    /// The same as [#AF_SNA].
    public static final AddressFamily PF_SNA = AF_SNA;

    /// The same as [#AF_IRDA].
    public static final AddressFamily PF_IRDA = AF_IRDA;

    /// The same as [#AF_PPPOX].
    public static final AddressFamily PF_PPPOX = AF_PPPOX;

    /// The same as [#AF_WANPIPE].
    public static final AddressFamily PF_WANPIPE = AF_WANPIPE;

    /// The same as [#AF_LLC].
    public static final AddressFamily PF_LLC = AF_LLC;

    /// The same as [#AF_IB].
    public static final AddressFamily PF_IB = AF_IB;

    /// The same as [#AF_MPLS].
    public static final AddressFamily PF_MPLS = AF_MPLS;

    /// The same as [#AF_CAN].
    public static final AddressFamily PF_CAN = AF_CAN;

    /// The same as [#AF_TIPC].
    public static final AddressFamily PF_TIPC = AF_TIPC;

    /// The same as [#AF_BLUETOOTH].
    public static final AddressFamily PF_BLUETOOTH = AF_BLUETOOTH;

    /// The same as [#AF_IUCV].
    public static final AddressFamily PF_IUCV = AF_IUCV;

    /// The same as [#AF_RXRPC].
    public static final AddressFamily PF_RXRPC = AF_RXRPC;

    /// The same as [#AF_ISDN].
    public static final AddressFamily PF_ISDN = AF_ISDN;

    /// The same as [#AF_PHONET].
    public static final AddressFamily PF_PHONET = AF_PHONET;

    /// The same as [#AF_IEEE802154].
    public static final AddressFamily PF_IEEE802154 = AF_IEEE802154;

    /// The same as [#AF_CAIF].
    public static final AddressFamily PF_CAIF = AF_CAIF;

    /// The same as [#AF_ALG].
    public static final AddressFamily PF_ALG = AF_ALG;

    /// The same as [#AF_NFC].
    public static final AddressFamily PF_NFC = AF_NFC;

    /// The same as [#AF_VSOCK].
    public static final AddressFamily PF_VSOCK = AF_VSOCK;

    /// The same as [#AF_KCM].
    public static final AddressFamily PF_KCM = AF_KCM;

    /// The same as [#AF_QIPCRTR].
    public static final AddressFamily PF_QIPCRTR = AF_QIPCRTR;

    /// The same as [#AF_SMC].
    public static final AddressFamily PF_SMC = AF_SMC;

    /// The same as [#AF_XDP].
    public static final AddressFamily PF_XDP = AF_XDP;

    /// The same as [#AF_MCTP].
    public static final AddressFamily PF_MCTP = AF_MCTP;

    private static final Constants<AddressFamily> NAMES =
            Constants.of(AddressFamily.class, AddressFamily::number);

    /// Answers the family with a number.
    ///
    /// @param number the kernel's number
    /// @return the constant itself where there is one
    public static AddressFamily of(int number) {
        return NAMES.find(number, n -> new AddressFamily((int) n));
    }

    /// Answers the family that a text of [#toString] means.
    static Optional<AddressFamily> parse(String text) {
        return NAMES.named(text).or(() -> Decimal.parse(text, 0xffff).map(n -> of((int) (long) n)));
    }

    // Written out: what the JDK makes for a record costs a program 1 ms at its start, and each
    // socket asks.

    @Override
    @SuppressWarnings("exports") // the annotation is for this compiler alone
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressFamily that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `AF_INET`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
