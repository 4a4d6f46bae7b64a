package io.sockeye.address;

import io.sockeye.internal.named.Constants;

/// The protocol of [AddressFamily#AF_NETLINK], which kernel subsystem a socket talks to: netlink(7), `<linux/netlink.h>`.
///
/// @param number the kernel's number, 0 to 31
public record NetlinkProtocol(int number) implements Protocol {
    /// Routes, addresses, links, neighbours, queueing: rtnetlink(7).
    public static final NetlinkProtocol NETLINK_ROUTE = new NetlinkProtocol(0);

    /// Free; once raw IP packets.
    public static final NetlinkProtocol NETLINK_UNUSED = new NetlinkProtocol(1);

    /// For protocols between processes.
    public static final NetlinkProtocol NETLINK_USERSOCK = new NetlinkProtocol(2);

    /// Free; once the IPv4 firewall.
    public static final NetlinkProtocol NETLINK_FIREWALL = new NetlinkProtocol(3);

    /// Sockets of the system: sock_diag(7).
    public static final NetlinkProtocol NETLINK_SOCK_DIAG = new NetlinkProtocol(4);

    /// Netfilter log of old.
    public static final NetlinkProtocol NETLINK_NFLOG = new NetlinkProtocol(5);

    /// IPsec.
    public static final NetlinkProtocol NETLINK_XFRM = new NetlinkProtocol(6);

    /// Events of SELinux.
    public static final NetlinkProtocol NETLINK_SELINUX = new NetlinkProtocol(7);

    /// Open-iSCSI.
    public static final NetlinkProtocol NETLINK_ISCSI = new NetlinkProtocol(8);

    /// Audit.
    public static final NetlinkProtocol NETLINK_AUDIT = new NetlinkProtocol(9);

    /// Look-ups in the routing table.
    public static final NetlinkProtocol NETLINK_FIB_LOOKUP = new NetlinkProtocol(10);

    /// The kernel's connector.
    public static final NetlinkProtocol NETLINK_CONNECTOR = new NetlinkProtocol(11);

    /// Netfilter: nftables, conntrack, queues, logs.
    public static final NetlinkProtocol NETLINK_NETFILTER = new NetlinkProtocol(12);

    /// Free; once the IPv6 firewall.
    public static final NetlinkProtocol NETLINK_IP6_FW = new NetlinkProtocol(13);

    /// DECnet routing.
    public static final NetlinkProtocol NETLINK_DNRTMSG = new NetlinkProtocol(14);

    /// Events of devices, what udev hears.
    public static final NetlinkProtocol NETLINK_KOBJECT_UEVENT = new NetlinkProtocol(15);

    /// Generic netlink: families with names.
    public static final NetlinkProtocol NETLINK_GENERIC = new NetlinkProtocol(16);

    /// SCSI transports.
    public static final NetlinkProtocol NETLINK_SCSITRANSPORT = new NetlinkProtocol(18);

    /// eCryptfs.
    public static final NetlinkProtocol NETLINK_ECRYPTFS = new NetlinkProtocol(19);

    /// RDMA.
    public static final NetlinkProtocol NETLINK_RDMA = new NetlinkProtocol(20);

    /// The kernel's cryptography.
    public static final NetlinkProtocol NETLINK_CRYPTO = new NetlinkProtocol(21);

    /// SMC monitoring.
    public static final NetlinkProtocol NETLINK_SMC = new NetlinkProtocol(22);

    /// Another name of [#NETLINK_SOCK_DIAG].
    public static final NetlinkProtocol NETLINK_INET_DIAG = NETLINK_SOCK_DIAG;

    private static final Constants<NetlinkProtocol> NAMES =
            Constants.of(NetlinkProtocol.class, NetlinkProtocol::number);

    /// Answers the protocol with a number.
    ///
    /// @param number the number as the header prints it
    /// @return the constant itself where there is one
    public static NetlinkProtocol of(int number) {
        return NAMES.find(number, other -> new NetlinkProtocol((int) other));
    }

    /// Answers the C name of this protocol.
    ///
    /// @return such as `NETLINK_ROUTE`, or the number in decimal when it has no name
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
