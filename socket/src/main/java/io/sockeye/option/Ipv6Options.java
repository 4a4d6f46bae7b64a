package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_IPV6;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.control.PacketInfo6;

/// The options of IPv6: level SOL_IPV6, ipv6(7) and RFC 3542.
public final class Ipv6Options {
    /// AF_INET turns a socket that is connected to an IPv4-mapped address into an IPv4 socket;
    /// read, it is the family of a connected socket. Since Linux 2.2; ipv6(7).
    public static final SocketOption<AddressFamily> IPV6_ADDRFORM =
            new SocketOption<>(
                    "IPV6_ADDRFORM",
                    SOL_IPV6,
                    1,
                    IntType.of("address family", AddressFamily::of, AddressFamily::number));

    /// IPV6_RECVPKTINFO with the control messages of RFC 2292. Since Linux 2.6.14;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_2292PKTINFO = flag("IPV6_2292PKTINFO", 2);

    /// IPV6_RECVHOPOPTS with the control messages of RFC 2292. Since Linux 2.6.14;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_2292HOPOPTS = flag("IPV6_2292HOPOPTS", 3);

    /// IPV6_RECVDSTOPTS with the control messages of RFC 2292. Since Linux 2.6.14;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_2292DSTOPTS = flag("IPV6_2292DSTOPTS", 4);

    /// IPV6_RECVRTHDR with the control messages of RFC 2292. Since Linux 2.6.14;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_2292RTHDR = flag("IPV6_2292RTHDR", 5);

    /// The extension headers of what is sent, as control messages; read, those of the last
    /// segment of a TCP connection. Since Linux 2.6.14; `<linux/in6.h>`, RFC 2292.
    public static final SocketOption<byte[]> IPV6_2292PKTOPTIONS =
            new SocketOption<>("IPV6_2292PKTOPTIONS", SOL_IPV6, 6, OptionType.bytes(4096));

    /// Where in the payload the kernel puts and checks the checksum: an even offset in bytes,
    /// or -1 for none. Raw sockets; since Linux 2.2; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Integer> IPV6_CHECKSUM = integer("IPV6_CHECKSUM", 7);

    /// IPV6_RECVHOPLIMIT with the control messages of RFC 2292. Since Linux 2.6.14;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_2292HOPLIMIT = flag("IPV6_2292HOPLIMIT", 8);

    /// Receive the flow label and traffic class of each datagram, IPV6_FLOWINFO. Since Linux
    /// 2.2; ipv6(7).
    public static final SocketOption<Boolean> IPV6_FLOWINFO = flag("IPV6_FLOWINFO", 11);

    /// Hop limit of sent packets, 0 to 255; -1 sets the default of the route. Since Linux 2.2;
    /// ipv6(7).
    public static final SocketOption<Integer> IPV6_UNICAST_HOPS = integer("IPV6_UNICAST_HOPS", 16);

    /// The index of the interface that multicast packets leave by; 0 is any. Not TCP; since
    /// Linux 2.2; ipv6(7).
    public static final SocketOption<Integer> IPV6_MULTICAST_IF = integer("IPV6_MULTICAST_IF", 17);

    /// Hop limit of sent multicast packets, 0 to 255; -1 sets the default, 1. Not TCP; since
    /// Linux 2.2; ipv6(7).
    public static final SocketOption<Integer> IPV6_MULTICAST_HOPS =
            integer("IPV6_MULTICAST_HOPS", 18);

    /// Whether sent multicast packets come back to this machine; on unless set. Since Linux
    /// 2.2; ipv6(7).
    public static final SocketOption<Boolean> IPV6_MULTICAST_LOOP = flag("IPV6_MULTICAST_LOOP", 19);

    /// Join a multicast group; also called IPV6_ADD_MEMBERSHIP. Since Linux 2.2; ipv6(7).
    public static final WriteOnlyOption<Ip6Membership> IPV6_JOIN_GROUP =
            new WriteOnlyOption<>(
                    "IPV6_JOIN_GROUP", SOL_IPV6, 20, LazyType.of(() -> Ip6Membership.TYPE));

    /// Leave a multicast group; also called IPV6_DROP_MEMBERSHIP. Since Linux 2.2; ipv6(7).
    public static final WriteOnlyOption<Ip6Membership> IPV6_LEAVE_GROUP =
            new WriteOnlyOption<>(
                    "IPV6_LEAVE_GROUP", SOL_IPV6, 21, LazyType.of(() -> Ip6Membership.TYPE));

    /// Get the packets to be forwarded that have the Router Alert option of this value; -1 is
    /// none. Raw sockets of IPPROTO_RAW; since Linux 2.2; ipv6(7).
    public static final SocketOption<Integer> IPV6_ROUTER_ALERT = integer("IPV6_ROUTER_ALERT", 22);

    /// How the path MTU is found, and whether packets may be fragmented: an IPV6_PMTUDISC_
    /// number. Since Linux 2.2; ipv6(7).
    public static final SocketOption<Integer> IPV6_MTU_DISCOVER = integer("IPV6_MTU_DISCOVER", 23);

    /// The path MTU as known now, in bytes, of a connected socket; set, the most that this
    /// socket sends, 1280 or more, and 0 for no limit of its own. Since Linux 2.2; ipv6(7).
    public static final SocketOption<Integer> IPV6_MTU = integer("IPV6_MTU", 24);

    /// Keep errors in a queue that MSG_ERRQUEUE reads. Since Linux 2.2; ipv6(7).
    public static final SocketOption<Boolean> IPV6_RECVERR = flag("IPV6_RECVERR", 25);

    /// Speak IPv6 alone, and leave IPv4 on the same port to others; to be set before bind.
    /// Since Linux 2.4.21; ipv6(7).
    public static final SocketOption<Boolean> IPV6_V6ONLY = flag("IPV6_V6ONLY", 26);

    /// Take an anycast address. Needs CAP_NET_ADMIN; since Linux 2.4; `<linux/in6.h>`.
    public static final WriteOnlyOption<Ip6Membership> IPV6_JOIN_ANYCAST =
            new WriteOnlyOption<>(
                    "IPV6_JOIN_ANYCAST", SOL_IPV6, 27, LazyType.of(() -> Ip6Membership.TYPE));

    /// Give an anycast address up. Since Linux 2.4; `<linux/in6.h>`.
    public static final WriteOnlyOption<Ip6Membership> IPV6_LEAVE_ANYCAST =
            new WriteOnlyOption<>(
                    "IPV6_LEAVE_ANYCAST", SOL_IPV6, 28, LazyType.of(() -> Ip6Membership.TYPE));

    /// Receive from every group that any socket of this machine joined; off: from the groups of
    /// this socket alone. On unless set. Since Linux 4.20; `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_MULTICAST_ALL = flag("IPV6_MULTICAST_ALL", 29);

    /// Get the packets of IPV6_ROUTER_ALERT of this network namespace alone. Since Linux 5.2;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_ROUTER_ALERT_ISOLATE =
            flag("IPV6_ROUTER_ALERT_ISOLATE", 30);

    /// Keep in the queue of errors where the extensions of RFC 4884 begin. Since Linux 5.9;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_RECVERR_RFC4884 =
            flag("IPV6_RECVERR_RFC4884", 31);

    /// Leases a flow label, prolongs the lease or gives it back. Read, it is the lease of the
    /// label that a connected socket sends with; ENOENT without one. Since Linux 2.2;
    /// `<linux/in6.h>`.
    public static final SocketOption<FlowLabel> IPV6_FLOWLABEL_MGR =
            new SocketOption<>(
                    "IPV6_FLOWLABEL_MGR", SOL_IPV6, 32, LazyType.of(() -> FlowLabel.TYPE));

    /// Send with the flow information of the address, which must have a lease. Since Linux 2.2;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_FLOWINFO_SEND = flag("IPV6_FLOWINFO_SEND", 33);

    /// The IPsec policy of this socket: a struct xfrm_userpolicy_info with its templates. Needs
    /// CAP_NET_ADMIN; since Linux 2.6; `<linux/xfrm.h>`.
    public static final WriteOnlyOption<byte[]> IPV6_XFRM_POLICY =
            new WriteOnlyOption<>("IPV6_XFRM_POLICY", SOL_IPV6, 35, OptionType.bytes(4096));

    /// The user writes the IPv6 header of each packet. Raw sockets; since Linux 4.5;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_HDRINCL = flag("IPV6_HDRINCL", 36);

    /// Join a multicast group by the index of the interface. Since Linux 2.4.22;
    /// `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<GroupMembership> MCAST_JOIN_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_JOIN_GROUP", SOL_IPV6, 42, LazyType.of(() -> GroupMembership.TYPE));

    /// No longer hear one source of a group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_BLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "MCAST_BLOCK_SOURCE", SOL_IPV6, 43, LazyType.of(() -> SourceMembership.TYPE));

    /// Hear a blocked source of a group again. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_UNBLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "MCAST_UNBLOCK_SOURCE", SOL_IPV6, 44, LazyType.of(() -> SourceMembership.TYPE));

    /// Leave a multicast group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<GroupMembership> MCAST_LEAVE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_LEAVE_GROUP", SOL_IPV6, 45, LazyType.of(() -> GroupMembership.TYPE));

    /// Join a group, or hear one more source of it, from that source alone. Since Linux 2.4.22;
    /// `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_JOIN_SOURCE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_JOIN_SOURCE_GROUP",
                    SOL_IPV6,
                    46,
                    LazyType.of(() -> SourceMembership.TYPE));

    /// Leave a source of a group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_LEAVE_SOURCE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_LEAVE_SOURCE_GROUP",
                    SOL_IPV6,
                    47,
                    LazyType.of(() -> SourceMembership.TYPE));

    /// All sources of a group at once. It is read by [#MCAST_MSFILTER(GroupMembership)]. Since
    /// Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceFilter> MCAST_MSFILTER =
            new WriteOnlyOption<>(
                    "MCAST_MSFILTER", SOL_IPV6, 48, LazyType.of(() -> SourceFilter.TYPE));

    /// Receive the interface and the destination address of each datagram, IPV6_PKTINFO. Since
    /// Linux 2.6.14; ipv6(7).
    public static final SocketOption<Boolean> IPV6_RECVPKTINFO = flag("IPV6_RECVPKTINFO", 49);

    /// The interface and the source address of what is sent; zero and :: leave them to the
    /// route. Since Linux 2.6.14; `<linux/in6.h>`, RFC 3542.
    public static final WriteOnlyOption<PacketInfo6> IPV6_PKTINFO =
            new WriteOnlyOption<>(
                    "IPV6_PKTINFO", SOL_IPV6, 50, LazyType.of(() -> PacketInfo6Type.TYPE));

    /// Receive the hop limit of each datagram, IPV6_HOPLIMIT. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVHOPLIMIT = flag("IPV6_RECVHOPLIMIT", 51);

    /// Receive the hop-by-hop options of each datagram, IPV6_HOPOPTS. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVHOPOPTS = flag("IPV6_RECVHOPOPTS", 53);

    /// The hop-by-hop options of what is sent, as they stand in the packet; nothing is none. To
    /// set needs CAP_NET_RAW; since Linux 2.6.14; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<byte[]> IPV6_HOPOPTS =
            new SocketOption<>("IPV6_HOPOPTS", SOL_IPV6, 54, OptionType.bytes(2048));

    /// The destination options before the routing header of what is sent; nothing is none. To
    /// set needs CAP_NET_RAW; since Linux 2.6.14; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<byte[]> IPV6_RTHDRDSTOPTS =
            new SocketOption<>("IPV6_RTHDRDSTOPTS", SOL_IPV6, 55, OptionType.bytes(2048));

    /// Receive the routing header of each datagram, IPV6_RTHDR. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVRTHDR = flag("IPV6_RECVRTHDR", 56);

    /// The routing header of what is sent, as it stands in the packet; nothing is none. Since
    /// Linux 2.6.14; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<byte[]> IPV6_RTHDR =
            new SocketOption<>("IPV6_RTHDR", SOL_IPV6, 57, OptionType.bytes(2048));

    /// Receive the destination options of each datagram, IPV6_DSTOPTS. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVDSTOPTS = flag("IPV6_RECVDSTOPTS", 58);

    /// The destination options of what is sent, as they stand in the packet; nothing is none.
    /// To set needs CAP_NET_RAW; since Linux 2.6.14; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<byte[]> IPV6_DSTOPTS =
            new SocketOption<>("IPV6_DSTOPTS", SOL_IPV6, 59, OptionType.bytes(2048));

    /// Receive a message of length 0 with IPV6_PATHMTU when the path MTU falls. Since Linux
    /// 2.6.35; `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVPATHMTU = flag("IPV6_RECVPATHMTU", 60);

    /// The path MTU of a connected socket; ENOTCONN otherwise. Since Linux 2.6.35;
    /// `<linux/in6.h>`, RFC 3542.
    public static final ReadOnlyOption<PathMtu> IPV6_PATHMTU =
            new ReadOnlyOption<>("IPV6_PATHMTU", SOL_IPV6, 61, LazyType.of(() -> PathMtu.TYPE));

    /// Never fragment what is sent; what is longer fails with EMSGSIZE. Since Linux 2.6.35;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_DONTFRAG = flag("IPV6_DONTFRAG", 62);

    /// Receive the traffic class of each datagram, IPV6_TCLASS. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Boolean> IPV6_RECVTCLASS = flag("IPV6_RECVTCLASS", 66);

    /// The traffic class of sent packets, 0 to 255; -1 sets the default. Since Linux 2.6.14;
    /// `<linux/in6.h>`, RFC 3542.
    public static final SocketOption<Integer> IPV6_TCLASS = integer("IPV6_TCLASS", 67);

    /// Give sent packets a flow label made from the addresses and ports. Since Linux 3.17;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_AUTOFLOWLABEL = flag("IPV6_AUTOFLOWLABEL", 70);

    /// Which source addresses are liked best: IPV6_PREFER_SRC_ bits. Since Linux 2.6.26;
    /// `<linux/in6.h>`, RFC 5014.
    public static final SocketOption<Integer> IPV6_ADDR_PREFERENCES =
            integer("IPV6_ADDR_PREFERENCES", 72);

    /// Drop packets with a lower hop limit than this, 0 to 255: RFC 5082. Since Linux 2.6.35;
    /// `<linux/in6.h>`.
    public static final SocketOption<Integer> IPV6_MINHOPCOUNT = integer("IPV6_MINHOPCOUNT", 73);

    /// Receive the address that each datagram was for before it was redirected,
    /// IPV6_ORIGDSTADDR. Since Linux 2.6.37; `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_RECVORIGDSTADDR =
            flag("IPV6_RECVORIGDSTADDR", 74);

    /// Bind to and speak from addresses of others: a transparent proxy. Needs CAP_NET_ADMIN or
    /// CAP_NET_RAW; since Linux 2.6.37; `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_TRANSPARENT = flag("IPV6_TRANSPARENT", 75);

    /// The index of the interface that packets to single hosts leave by, without binding to it;
    /// 0 is any. The kernel keeps it in network byte order, which is done here. Since Linux
    /// 3.4; `<linux/in6.h>`.
    public static final SocketOption<Integer> IPV6_UNICAST_IF =
            new SocketOption<>("IPV6_UNICAST_IF", SOL_IPV6, 76, IntType.NETWORK_ORDER);

    /// Receive the size of the largest fragment of each datagram, IPV6_RECVFRAGSIZE. Since
    /// Linux 4.10; `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_RECVFRAGSIZE = flag("IPV6_RECVFRAGSIZE", 77);

    /// Bind to an address that this machine does not have, or not yet. Since Linux 4.15;
    /// `<linux/in6.h>`.
    public static final SocketOption<Boolean> IPV6_FREEBIND = flag("IPV6_FREEBIND", 78);

    /// Where a connection was going before netfilter redirected it here. ENOENT if it was not,
    /// ENOPROTOOPT without connection tracking. TCP and SCTP; since Linux 3.7;
    /// `<linux/netfilter_ipv6/ip6_tables.h>`.
    public static final ReadOnlyOption<Inet6SocketAddress> IP6T_SO_ORIGINAL_DST =
            new ReadOnlyOption<>(
                    "IP6T_SO_ORIGINAL_DST",
                    SOL_IPV6,
                    80,
                    LazyType.of(() -> new InetType<>(Inet6SocketAddress.class)));

    /// IPV6_MTU_DISCOVER: never find the path MTU; packets may be fragmented.
    public static final int IPV6_PMTUDISC_DONT = 0;

    /// IPV6_MTU_DISCOVER: as the route says.
    public static final int IPV6_PMTUDISC_WANT = 1;

    /// IPV6_MTU_DISCOVER: always; what is longer fails with EMSGSIZE.
    public static final int IPV6_PMTUDISC_DO = 2;

    /// IPV6_MTU_DISCOVER: never fragment, and do not believe the path MTU.
    public static final int IPV6_PMTUDISC_PROBE = 3;

    /// IPV6_MTU_DISCOVER: the MTU of the interface alone; what is longer fails.
    public static final int IPV6_PMTUDISC_INTERFACE = 4;

    /// IPV6_MTU_DISCOVER: the MTU of the interface alone; what is longer is fragmented.
    public static final int IPV6_PMTUDISC_OMIT = 5;

    /// IPV6_ADDR_PREFERENCES: temporary addresses.
    public static final int IPV6_PREFER_SRC_TMP = 0x1;

    /// IPV6_ADDR_PREFERENCES: public addresses.
    public static final int IPV6_PREFER_SRC_PUBLIC = 0x2;

    /// IPV6_ADDR_PREFERENCES: temporary or public as the system prefers.
    public static final int IPV6_PREFER_SRC_PUBTMP_DEFAULT = 0x100;

    /// IPV6_ADDR_PREFERENCES: care-of addresses.
    public static final int IPV6_PREFER_SRC_COA = 0x4;

    /// IPV6_ADDR_PREFERENCES: home addresses.
    public static final int IPV6_PREFER_SRC_HOME = 0x400;

    /// IPV6_ADDR_PREFERENCES: addresses made from a key.
    public static final int IPV6_PREFER_SRC_CGA = 0x8;

    /// IPV6_ADDR_PREFERENCES: addresses not made from a key.
    public static final int IPV6_PREFER_SRC_NONCGA = 0x800;

    /// The type of the routing header that RFC 5095 took out of use.
    public static final int IPV6_RTHDR_TYPE_0 = 0;

    /// IPV6_FLOWLABEL_MGR, action: lease the label.
    public static final int IPV6_FL_A_GET = 0;

    /// IPV6_FLOWLABEL_MGR, action: give the lease back.
    public static final int IPV6_FL_A_PUT = 1;

    /// IPV6_FLOWLABEL_MGR, action: prolong the lease.
    public static final int IPV6_FL_A_RENEW = 2;

    /// IPV6_FLOWLABEL_MGR, flag: make the lease if there is none.
    public static final int IPV6_FL_F_CREATE = 1;

    /// IPV6_FLOWLABEL_MGR, flag: fail if there is one already.
    public static final int IPV6_FL_F_EXCL = 2;

    /// IPV6_FLOWLABEL_MGR, flag: send with the label that the peer's first segment had; TCP.
    public static final int IPV6_FL_F_REFLECT = 4;

    /// IPV6_FLOWLABEL_MGR, flag: read the peer's label; TCP.
    public static final int IPV6_FL_F_REMOTE = 8;

    /// IPV6_FLOWLABEL_MGR, share: a new lease for each request.
    public static final int IPV6_FL_S_NONE = 0;

    /// IPV6_FLOWLABEL_MGR, share: for this socket alone.
    public static final int IPV6_FL_S_EXCL = 1;

    /// IPV6_FLOWLABEL_MGR, share: for this process.
    public static final int IPV6_FL_S_PROCESS = 2;

    /// IPV6_FLOWLABEL_MGR, share: for this user.
    public static final int IPV6_FL_S_USER = 3;

    /// IPV6_FLOWLABEL_MGR, share: for everyone.
    public static final int IPV6_FL_S_ANY = 255;

    private Ipv6Options() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_IPV6, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_IPV6, number, INT);
    }

    /// The sources that this socket hears of a group: what to read of MCAST_MSFILTER.
    ///
    /// @param of the group and the index of its interface
    /// @return the option to read
    public static ReadOnlyOption<SourceFilter> MCAST_MSFILTER(GroupMembership of) {
        return new ReadOnlyOption<>("MCAST_MSFILTER", SOL_IPV6, 48, SourceFilter.of(of));
    }
}
