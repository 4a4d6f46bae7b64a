package io.sockeye.options;

import static io.sockeye.error.Errno.*;
import static io.sockeye.option.IpOptions.MCAST_INCLUDE;
import static io.sockeye.option.Ipv6Options.*;
import static io.sockeye.options.Place.*;
import static io.sockeye.options.SocketTrials.assertErrno;
import static io.sockeye.options.Trial.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.control.PacketInfo6;
import io.sockeye.option.FlowLabel;
import io.sockeye.option.GroupMembership;
import io.sockeye.option.Ip6Membership;
import io.sockeye.option.PathMtu;
import io.sockeye.option.SocketOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.SourceFilter;
import io.sockeye.option.SourceMembership;
import java.net.Inet6Address;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// SOL_IPV6: what is not a flag to turn or a number to raise by one.
final class Ipv6Trials {
    private static final int LO = 1;
    private static final String GROUP = "ff02::1234";
    private static final Ip6Membership MEMBER = Ip6Membership.of(GROUP, LO);
    private static final GroupMembership GROUP_MEMBER = GroupMembership.of(GROUP, LO);
    private static final SourceMembership SOURCE_MEMBER = SourceMembership.of(GROUP, "::1", LO);

    /// An extension header with PadN(4) alone, and a segment routing header to ::1.
    private static final String PADDING = "0000010400000000";

    private static final String SEGMENTS = "0002040000000000" + "00000000000000000000000000000001";

    private Ipv6Trials() {}

    static final Map<String, Trial> TABLE =
            Map.ofEntries(
                    Map.entry("IPV6_ADDRFORM", effect(Ipv6Trials::aMappedSocketBecomesIpv4)),
                    Map.entry("IPV6_2292PKTOPTIONS", effect(Ipv6Trials::theLastSegment)),
                    Map.entry("IPV6_CHECKSUM", effect(Ipv6Trials::anOffsetIsEven)),
                    Map.entry("IPV6_MULTICAST_IF", roundTrip(UDP6, LO)),
                    Map.entry("IPV6_JOIN_GROUP", effect(Ipv6Trials::aGroupIsJoinedOnce)),
                    Map.entry("IPV6_LEAVE_GROUP", effect(Ipv6Trials::aGroupIsJoinedOnce)),
                    Map.entry(
                            "IPV6_JOIN_ANYCAST",
                            refused(
                                    UDP6,
                                    Ip6Membership.of("2001:db8::", LO),
                                    "lo has no prefix for one: OwnNetworkTest",
                                    EADDRNOTAVAIL)),
                    Map.entry(
                            "IPV6_LEAVE_ANYCAST",
                            refused(
                                    UDP6,
                                    Ip6Membership.of("2001:db8::", LO),
                                    "nothing was joined: OwnNetworkTest",
                                    ENOENT)),
                    Map.entry("IPV6_ROUTER_ALERT", effect(Ipv6Trials::alertsAreAskedFor)),
                    Map.entry("IPV6_MTU", readsConnected(UDP6, (Integer mtu) -> mtu >= 1280)),
                    Map.entry("IPV6_FLOWLABEL_MGR", effect(Ipv6Trials::aLabelIsLeased)),
                    Map.entry("IPV6_XFRM_POLICY", effect(Ipv6Trials::aPolicyIsTaken)),
                    Map.entry("IPV6_HDRINCL", other(ICMP6)),
                    Map.entry("MCAST_JOIN_GROUP", effect(Ipv6Trials::soItIsByEitherFamily)),
                    Map.entry("MCAST_LEAVE_GROUP", effect(Ipv6Trials::soItIsByEitherFamily)),
                    Map.entry("MCAST_BLOCK_SOURCE", effect(Ipv6Trials::aSourceIsBlockedOnce)),
                    Map.entry("MCAST_UNBLOCK_SOURCE", effect(Ipv6Trials::aSourceIsBlockedOnce)),
                    Map.entry("MCAST_JOIN_SOURCE_GROUP", effect(Ipv6Trials::aSourceIsJoinedOnce)),
                    Map.entry("MCAST_LEAVE_SOURCE_GROUP", effect(Ipv6Trials::aSourceIsJoinedOnce)),
                    Map.entry("MCAST_MSFILTER", effect(Ipv6Trials::aFilterIsReadAsItWasSet)),
                    Map.entry("IPV6_PKTINFO", effect(Ipv6Trials::theSourceIsGiven)),
                    Map.entry("IPV6_HOPOPTS", effect(() -> header(IPV6_HOPOPTS, PADDING))),
                    Map.entry("IPV6_DSTOPTS", effect(() -> header(IPV6_DSTOPTS, PADDING))),
                    Map.entry(
                            "IPV6_RTHDRDSTOPTS", effect(() -> header(IPV6_RTHDRDSTOPTS, PADDING))),
                    Map.entry("IPV6_RTHDR", effect(() -> header(IPV6_RTHDR, SEGMENTS))),
                    Map.entry("IPV6_PATHMTU", readsConnected(UDP6, Ipv6Trials::isOfLoopback)),
                    Map.entry(
                            "IPV6_ADDR_PREFERENCES",
                            roundTrip(
                                    UDP6,
                                    IPV6_PREFER_SRC_TMP,
                                    IPV6_PREFER_SRC_TMP | IPV6_PREFER_SRC_HOME)),
                    Map.entry("IPV6_UNICAST_IF", roundTrip(UDP6, LO)),
                    Map.entry(
                            "IP6T_SO_ORIGINAL_DST",
                            readsConnected(TCP6, (IpSocketAddress before) -> before.port() > 0)
                                    .unless("not redirected here: OwnNetworkTest", ENOENT)
                                    .unless("no connection tracking", ENOPROTOOPT)));

    private static void aMappedSocketBecomesIpv4() throws Exception {
        try (var listener = TCP4.open();
                var socket = TCP6.open()) {
            listener.bind(TCP4.any()).listen();
            int port = ((IpSocketAddress) listener.localAddress()).port();
            socket.connect(SocketAddress.inet("::ffff:127.0.0.1", port));
            assertThat(socket.get(IPV6_ADDRFORM)).isEqualTo(AddressFamily.AF_INET6);
            socket.set(IPV6_ADDRFORM, AddressFamily.AF_INET);
            assertThat(socket.get(SocketOptions.SO_DOMAIN)).isEqualTo(AddressFamily.AF_INET);
            listener.accept().close();
        }
    }

    private static void theLastSegment() throws Exception {
        try (var ends = TCP6.connected()) {
            assertThat(ends.server().get(IPV6_2292PKTOPTIONS)).isEmpty();
            ends.server().set(IPV6_2292HOPLIMIT, true);
            ends.client().send(new byte[1]);
            ends.server().recv(1);
            assertThat(ends.server().get(IPV6_2292PKTOPTIONS)).hasSize(24);
            ends.server().set(IPV6_2292PKTOPTIONS, new byte[0]);
        }
    }

    private static void anOffsetIsEven() throws Exception {
        var protocol = IpProtocol.of(253); // RFC 3692: for experiments
        try (var socket = Socket.open(AddressFamily.AF_INET6, SocketType.SOCK_RAW, protocol)) {
            assertThat(socket.get(IPV6_CHECKSUM)).isEqualTo(-1);
            assertThat(socket.set(IPV6_CHECKSUM, 2).get(IPV6_CHECKSUM)).isEqualTo(2);
            assertErrno(EINVAL, () -> socket.set(IPV6_CHECKSUM, 3));
        }
    }

    private static void aGroupIsJoinedOnce() throws Exception {
        try (var socket = UDP6.open()) {
            socket.set(IPV6_JOIN_GROUP, MEMBER);
            assertErrno(EADDRINUSE, () -> socket.set(IPV6_JOIN_GROUP, MEMBER));
            socket.set(IPV6_LEAVE_GROUP, MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(IPV6_LEAVE_GROUP, MEMBER));
        }
    }

    private static void alertsAreAskedFor() throws Exception {
        try (var socket = RAW6.open()) {
            socket.set(IPV6_ROUTER_ALERT, 7);
            assertErrno(EADDRINUSE, () -> socket.set(IPV6_ROUTER_ALERT, 7));
            socket.set(IPV6_ROUTER_ALERT, -1);
        }
    }

    private static void aLabelIsLeased() throws Exception {
        var here = (Inet6Address) UDP6.any().host();
        var lease =
                new FlowLabel(
                        here, 0x12345, IPV6_FL_A_GET, IPV6_FL_S_EXCL, IPV6_FL_F_CREATE, 60, 6);
        try (var socket = UDP6.open();
                var other = UDP6.open()) {
            assertErrno(ENOENT, () -> socket.get(IPV6_FLOWLABEL_MGR));
            socket.set(IPV6_FLOWLABEL_MGR, lease).set(IPV6_FLOWINFO_SEND, true);
            assertErrno(EPERM, () -> other.set(IPV6_FLOWLABEL_MGR, lease));
            other.bind(UDP6.any());
            int port = ((IpSocketAddress) other.localAddress()).port();
            socket.connect(new Inet6SocketAddress(here, port, 0x12345, 0));
            var read = socket.get(IPV6_FLOWLABEL_MGR);
            assertThat(read.label()).isEqualTo(0x12345);
            assertThat(read.destination()).isEqualTo(here);
            assertThat(read.share()).isEqualTo(IPV6_FL_S_EXCL);
            assertThat(read.expires()).isBetween(50, 60);
            assertThat(read.linger()).isEqualTo(6);
        }
    }

    private static void aPolicyIsTaken() throws Exception {
        try (var socket = UDP6.open()) {
            assertErrno(EINVAL, () -> socket.set(IPV6_XFRM_POLICY, new byte[4]));
            socket.set(IPV6_XFRM_POLICY, IpTrials.policy(AddressFamily.AF_INET6));
        }
    }

    private static void soItIsByEitherFamily() throws Exception {
        try (var socket = UDP6.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER);
            assertErrno(EADDRINUSE, () -> socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER));
            socket.set(MCAST_LEAVE_GROUP, GROUP_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_LEAVE_GROUP, GROUP_MEMBER));
        }
    }

    private static void aSourceIsBlockedOnce() throws Exception {
        try (var socket = UDP6.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER).set(MCAST_BLOCK_SOURCE, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_BLOCK_SOURCE, SOURCE_MEMBER));
            socket.set(MCAST_UNBLOCK_SOURCE, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_UNBLOCK_SOURCE, SOURCE_MEMBER));
        }
    }

    private static void aSourceIsJoinedOnce() throws Exception {
        try (var socket = UDP6.open()) {
            socket.set(MCAST_JOIN_SOURCE_GROUP, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_JOIN_SOURCE_GROUP, SOURCE_MEMBER));
            socket.set(MCAST_LEAVE_SOURCE_GROUP, SOURCE_MEMBER);
            assertErrno(EINVAL, () -> socket.set(MCAST_LEAVE_SOURCE_GROUP, SOURCE_MEMBER));
        }
    }

    private static void aFilterIsReadAsItWasSet() throws Exception {
        var sources =
                List.of(
                        SocketAddress.inet("2001:db8::1", 0).host(),
                        SocketAddress.inet("2001:db8::2", 0).host());
        var filter = new SourceFilter(LO, GROUP_MEMBER.group(), MCAST_INCLUDE, sources);
        try (var socket = UDP6.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER).set(MCAST_MSFILTER, filter);
            assertThat(socket.get(MCAST_MSFILTER(GROUP_MEMBER))).isEqualTo(filter);
        }
    }

    private static void theSourceIsGiven() throws Exception {
        try (var socket = UDP6.open()) {
            var here = (Inet6Address) UDP6.any().host();
            socket.set(SocketOptions.SO_BINDTOIFINDEX, LO);
            socket.set(IPV6_PKTINFO, new PacketInfo6(LO, here));
            assertErrno(EINVAL, () -> socket.set(IPV6_PKTINFO, new PacketInfo6(2, here)));
        }
    }

    private static void header(SocketOption<byte[]> option, String hex) throws Exception {
        byte[] header = HexFormat.of().parseHex(hex);
        try (var socket = UDP6.open()) {
            assertThat(socket.get(option)).isEmpty();
            assertThat(socket.set(option, header).get(option)).isEqualTo(header);
            assertThat(socket.set(option, new byte[0]).get(option)).isEmpty();
        }
    }

    private static boolean isOfLoopback(PathMtu path) {
        return path.destination().equals(SocketAddress.none()) && path.mtu() >= 1280;
    }
}
