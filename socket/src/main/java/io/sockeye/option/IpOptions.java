package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_IP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import io.sockeye.address.Inet4SocketAddress;
import java.net.Inet4Address;

/// The options of IPv4: level SOL_IP, ip(7).
public final class IpOptions {
    /// The type-of-service byte of sent packets, 0 to 255: DSCP and, except for TCP, ECN. Since
    /// Linux 1.0; ip(7).
    public static final SocketOption<Integer> IP_TOS = integer("IP_TOS", 1);

    /// Time to live of sent packets, 1 to 255; -1 sets the system's default. Since Linux 1.0;
    /// ip(7).
    public static final SocketOption<Integer> IP_TTL = integer("IP_TTL", 2);

    /// The user writes the IPv4 header of each packet. Raw sockets; since Linux 2.0; ip(7),
    /// raw(7).
    public static final SocketOption<Boolean> IP_HDRINCL = flag("IP_HDRINCL", 3);

    /// The IPv4 options of sent packets, at most 40 bytes; of a connected TCP socket also those
    /// of the peer. Since Linux 2.0; ip(7).
    public static final SocketOption<byte[]> IP_OPTIONS =
            new SocketOption<>("IP_OPTIONS", SOL_IP, 4, OptionType.bytes(40));

    /// Get the packets to be forwarded that have the Router Alert option. Raw sockets; since
    /// Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_ROUTER_ALERT = flag("IP_ROUTER_ALERT", 5);

    /// Receive the IPv4 options of each datagram, IP_OPTIONS. Since Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_RECVOPTS = flag("IP_RECVOPTS", 6);

    /// Receive the IPv4 options of each datagram made ready for the answer; also called
    /// IP_RECVRETOPTS. Since Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_RETOPTS = flag("IP_RETOPTS", 7);

    /// Receive the interface and the destination address of each datagram. Since Linux 2.2;
    /// ip(7).
    public static final SocketOption<Boolean> IP_PKTINFO = flag("IP_PKTINFO", 8);

    /// What the IP_RECV options ask for, of the last segment: control messages as bytes. TCP;
    /// since Linux 2.2; `<linux/in.h>`.
    public static final ReadOnlyOption<byte[]> IP_PKTOPTIONS =
            new ReadOnlyOption<>("IP_PKTOPTIONS", SOL_IP, 9, OptionType.bytes(1024));

    /// How the path MTU is found, and whether packets may be fragmented: an IP_PMTUDISC_
    /// number. Since Linux 2.2; ip(7).
    public static final SocketOption<Integer> IP_MTU_DISCOVER = integer("IP_MTU_DISCOVER", 10);

    /// Keep errors in a queue that MSG_ERRQUEUE reads. Since Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_RECVERR = flag("IP_RECVERR", 11);

    /// Receive the time to live of each datagram, IP_TTL. Since Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_RECVTTL = flag("IP_RECVTTL", 12);

    /// Receive the type-of-service byte of each datagram, IP_TOS. Since Linux 2.2; ip(7).
    public static final SocketOption<Boolean> IP_RECVTOS = flag("IP_RECVTOS", 13);

    /// The path MTU as known now, in bytes, of a connected socket; ENOTCONN otherwise. Since
    /// Linux 2.2; ip(7).
    public static final ReadOnlyOption<Integer> IP_MTU =
            new ReadOnlyOption<>("IP_MTU", SOL_IP, 14, INT);

    /// Bind to an address that this machine does not have, or not yet. Since Linux 2.4; ip(7).
    public static final SocketOption<Boolean> IP_FREEBIND = flag("IP_FREEBIND", 15);

    /// The IPsec policy of this socket: a struct xfrm_userpolicy_info with its templates. Needs
    /// CAP_NET_ADMIN; since Linux 2.6; `<linux/xfrm.h>`.
    public static final WriteOnlyOption<byte[]> IP_XFRM_POLICY =
            new WriteOnlyOption<>("IP_XFRM_POLICY", SOL_IP, 17, OptionType.bytes(4096));

    /// Receive the IPsec label of the sender, SCM_SECURITY, with each datagram. Since Linux
    /// 2.6.17; ip(7).
    public static final SocketOption<Boolean> IP_PASSSEC = flag("IP_PASSSEC", 18);

    /// Bind to and speak from addresses of others: a transparent proxy. Needs CAP_NET_ADMIN or
    /// CAP_NET_RAW; since Linux 2.6.24; ip(7).
    public static final SocketOption<Boolean> IP_TRANSPARENT = flag("IP_TRANSPARENT", 19);

    /// Receive the address that each datagram was for before it was redirected, IP_ORIGDSTADDR.
    /// Since Linux 2.6.29; ip(7).
    public static final SocketOption<Boolean> IP_RECVORIGDSTADDR = flag("IP_RECVORIGDSTADDR", 20);

    /// Drop packets with a lower time to live than this, 0 to 255: RFC 5082. Since Linux
    /// 2.6.34; `<linux/in.h>`.
    public static final SocketOption<Integer> IP_MINTTL = integer("IP_MINTTL", 21);

    /// Keep netfilter from putting sent fragments together. Raw sockets; since Linux 2.6.36;
    /// ip(7).
    public static final SocketOption<Boolean> IP_NODEFRAG = flag("IP_NODEFRAG", 22);

    /// Receive the checksum of each datagram, IP_CHECKSUM. Since Linux 4.0; `<linux/in.h>`.
    public static final SocketOption<Boolean> IP_CHECKSUM = flag("IP_CHECKSUM", 23);

    /// bind with port 0 leaves the choice of the port to connect, so that many connections can
    /// share one. Since Linux 4.2; ip(7).
    public static final SocketOption<Boolean> IP_BIND_ADDRESS_NO_PORT =
            flag("IP_BIND_ADDRESS_NO_PORT", 24);

    /// Receive the size of the largest fragment of each datagram, IP_RECVFRAGSIZE. Not TCP;
    /// since Linux 4.10; `<linux/in.h>`.
    public static final SocketOption<Boolean> IP_RECVFRAGSIZE = flag("IP_RECVFRAGSIZE", 25);

    /// Keep in the queue of errors where the extensions of RFC 4884 begin. Since Linux 5.9;
    /// `<linux/in.h>`.
    public static final SocketOption<Boolean> IP_RECVERR_RFC4884 = flag("IP_RECVERR_RFC4884", 26);

    /// The interface that multicast packets leave by: it is set as an index, an address, or
    /// both, and read as an address. Not TCP; since Linux 1.2; ip(7).
    public static final AsymmetricOption<Inet4Address, Ip4Interface> IP_MULTICAST_IF =
            new AsymmetricOption<>(
                    "IP_MULTICAST_IF",
                    SOL_IP,
                    32,
                    LazyType.of(() -> Ip4Interface.LOCAL),
                    LazyType.of(() -> Ip4Interface.TYPE));

    /// Time to live of sent multicast packets, 0 to 255; 1 unless set. Not TCP; since Linux
    /// 1.2; ip(7).
    public static final SocketOption<Integer> IP_MULTICAST_TTL = integer("IP_MULTICAST_TTL", 33);

    /// Whether sent multicast packets come back to this machine; on unless set. Since Linux
    /// 1.2; ip(7).
    public static final SocketOption<Boolean> IP_MULTICAST_LOOP = flag("IP_MULTICAST_LOOP", 34);

    /// Join a multicast group. Since Linux 1.2; ip(7).
    public static final WriteOnlyOption<Ip4Membership> IP_ADD_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "IP_ADD_MEMBERSHIP", SOL_IP, 35, LazyType.of(() -> Ip4Membership.TYPE));

    /// Leave a multicast group. Since Linux 1.2; ip(7).
    public static final WriteOnlyOption<Ip4Membership> IP_DROP_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "IP_DROP_MEMBERSHIP", SOL_IP, 36, LazyType.of(() -> Ip4Membership.TYPE));

    /// Hear a blocked source of a group again. Since Linux 2.4.22; ip(7).
    public static final WriteOnlyOption<Ip4SourceMembership> IP_UNBLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "IP_UNBLOCK_SOURCE", SOL_IP, 37, LazyType.of(() -> Ip4SourceMembership.TYPE));

    /// No longer hear one source of a group. Since Linux 2.4.22; ip(7).
    public static final WriteOnlyOption<Ip4SourceMembership> IP_BLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "IP_BLOCK_SOURCE", SOL_IP, 38, LazyType.of(() -> Ip4SourceMembership.TYPE));

    /// Join a group, or hear one more source of it, from that source alone. Since Linux 2.4.22;
    /// ip(7).
    public static final WriteOnlyOption<Ip4SourceMembership> IP_ADD_SOURCE_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "IP_ADD_SOURCE_MEMBERSHIP",
                    SOL_IP,
                    39,
                    LazyType.of(() -> Ip4SourceMembership.TYPE));

    /// Leave a source of a group. Since Linux 2.4.22; ip(7).
    public static final WriteOnlyOption<Ip4SourceMembership> IP_DROP_SOURCE_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "IP_DROP_SOURCE_MEMBERSHIP",
                    SOL_IP,
                    40,
                    LazyType.of(() -> Ip4SourceMembership.TYPE));

    /// All sources of a group at once. It is read by [#IP_MSFILTER(Inet4Address,
    /// Inet4Address)]. Since Linux 2.4.22; ip(7).
    public static final WriteOnlyOption<Ip4SourceFilter> IP_MSFILTER =
            new WriteOnlyOption<>(
                    "IP_MSFILTER", SOL_IP, 41, LazyType.of(() -> Ip4SourceFilter.TYPE));

    /// Join a multicast group by the index of the interface. Since Linux 2.4.22;
    /// `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<GroupMembership> MCAST_JOIN_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_JOIN_GROUP", SOL_IP, 42, LazyType.of(() -> GroupMembership.TYPE));

    /// No longer hear one source of a group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_BLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "MCAST_BLOCK_SOURCE", SOL_IP, 43, LazyType.of(() -> SourceMembership.TYPE));

    /// Hear a blocked source of a group again. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_UNBLOCK_SOURCE =
            new WriteOnlyOption<>(
                    "MCAST_UNBLOCK_SOURCE", SOL_IP, 44, LazyType.of(() -> SourceMembership.TYPE));

    /// Leave a multicast group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<GroupMembership> MCAST_LEAVE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_LEAVE_GROUP", SOL_IP, 45, LazyType.of(() -> GroupMembership.TYPE));

    /// Join a group, or hear one more source of it, from that source alone. Since Linux 2.4.22;
    /// `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_JOIN_SOURCE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_JOIN_SOURCE_GROUP",
                    SOL_IP,
                    46,
                    LazyType.of(() -> SourceMembership.TYPE));

    /// Leave a source of a group. Since Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceMembership> MCAST_LEAVE_SOURCE_GROUP =
            new WriteOnlyOption<>(
                    "MCAST_LEAVE_SOURCE_GROUP",
                    SOL_IP,
                    47,
                    LazyType.of(() -> SourceMembership.TYPE));

    /// All sources of a group at once. It is read by [#MCAST_MSFILTER(GroupMembership)]. Since
    /// Linux 2.4.22; `<linux/in.h>`, RFC 3678.
    public static final WriteOnlyOption<SourceFilter> MCAST_MSFILTER =
            new WriteOnlyOption<>(
                    "MCAST_MSFILTER", SOL_IP, 48, LazyType.of(() -> SourceFilter.TYPE));

    /// Receive from every group that any socket of this machine joined; off: from the groups of
    /// this socket alone. On unless set. Since Linux 2.6.31; ip(7).
    public static final SocketOption<Boolean> IP_MULTICAST_ALL = flag("IP_MULTICAST_ALL", 49);

    /// The index of the interface that packets to single hosts leave by, without binding to it;
    /// 0 is any. The kernel keeps it in network byte order, which is done here. Since Linux
    /// 3.4; `<linux/in.h>`.
    public static final SocketOption<Integer> IP_UNICAST_IF =
            new SocketOption<>("IP_UNICAST_IF", SOL_IP, 50, IntType.NETWORK_ORDER);

    /// The ports among which bind or connect choose one, inside those of
    /// net.ipv4.ip_local_port_range. Also for IPv6; since Linux 6.3; `<linux/in.h>`.
    public static final SocketOption<PortRange> IP_LOCAL_PORT_RANGE =
            new SocketOption<>(
                    "IP_LOCAL_PORT_RANGE", SOL_IP, 51, LazyType.of(() -> PortRange.TYPE));

    /// The protocol of the socket. Since Linux 6.4; `<linux/in.h>`.
    public static final ReadOnlyOption<Integer> IP_PROTOCOL =
            new ReadOnlyOption<>("IP_PROTOCOL", SOL_IP, 52, INT);

    /// Where a connection was going before netfilter redirected it here. ENOENT if it was not,
    /// ENOPROTOOPT without connection tracking. TCP and SCTP; since Linux 2.4;
    /// `<linux/netfilter_ipv4.h>`.
    public static final ReadOnlyOption<Inet4SocketAddress> SO_ORIGINAL_DST =
            new ReadOnlyOption<>(
                    "SO_ORIGINAL_DST",
                    SOL_IP,
                    80,
                    LazyType.of(() -> new InetType<>(Inet4SocketAddress.class)));

    /// IP_MTU_DISCOVER: never find the path MTU; packets may be fragmented.
    public static final int IP_PMTUDISC_DONT = 0;

    /// IP_MTU_DISCOVER: as the route says.
    public static final int IP_PMTUDISC_WANT = 1;

    /// IP_MTU_DISCOVER: always; what is longer fails with EMSGSIZE.
    public static final int IP_PMTUDISC_DO = 2;

    /// IP_MTU_DISCOVER: never fragment, and do not believe the path MTU.
    public static final int IP_PMTUDISC_PROBE = 3;

    /// IP_MTU_DISCOVER: the MTU of the interface alone; what is longer fails.
    public static final int IP_PMTUDISC_INTERFACE = 4;

    /// IP_MTU_DISCOVER: the MTU of the interface alone; what is longer is fragmented.
    public static final int IP_PMTUDISC_OMIT = 5;

    /// IP_MULTICAST_TTL unless set.
    public static final int IP_DEFAULT_MULTICAST_TTL = 1;

    /// IP_MULTICAST_LOOP unless set.
    public static final int IP_DEFAULT_MULTICAST_LOOP = 1;

    /// The mode of a filter: all sources but those listed.
    public static final int MCAST_EXCLUDE = 0;

    /// The mode of a filter: those listed alone.
    public static final int MCAST_INCLUDE = 1;

    /// How many groups a socket may join: the default of net.ipv4.igmp_max_memberships. `<netinet/in.h>`.
    public static final int IP_MAX_MEMBERSHIPS = 20;

    private IpOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_IP, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_IP, number, INT);
    }

    /// The sources that this socket hears of a group: what to read of IP_MSFILTER.
    ///
    /// @param group the group
    /// @param local the address of the interface on which it was joined
    /// @return the option to read
    public static ReadOnlyOption<Ip4SourceFilter> IP_MSFILTER(
            Inet4Address group, Inet4Address local) {
        return new ReadOnlyOption<>("IP_MSFILTER", SOL_IP, 41, Ip4SourceFilter.of(group, local));
    }

    /// The sources that this socket hears of a group: what to read of MCAST_MSFILTER.
    ///
    /// @param of the group and the index of its interface
    /// @return the option to read
    public static ReadOnlyOption<SourceFilter> MCAST_MSFILTER(GroupMembership of) {
        return new ReadOnlyOption<>("MCAST_MSFILTER", SOL_IP, 48, SourceFilter.of(of));
    }
}
