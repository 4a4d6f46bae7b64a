package io.sockeye.options;

import static io.sockeye.error.Errno.*;
import static io.sockeye.option.IpOptions.*;
import static io.sockeye.options.Place.*;
import static io.sockeye.options.SocketTrials.assertErrno;
import static io.sockeye.options.Trial.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.GroupMembership;
import io.sockeye.option.Ip4Interface;
import io.sockeye.option.Ip4Membership;
import io.sockeye.option.Ip4SourceFilter;
import io.sockeye.option.Ip4SourceMembership;
import io.sockeye.option.PortRange;
import io.sockeye.option.SourceFilter;
import io.sockeye.option.SourceMembership;
import java.net.Inet4Address;
import java.util.List;
import java.util.Map;

/// SOL_IP: what is not a flag to turn or a number to raise by one.
final class IpTrials {
    private static final int LO = 1;
    private static final String GROUP = "239.1.2.3";
    private static final String HERE = "127.0.0.1";
    private static final String SOURCE = "127.0.0.9";

    private static final Ip4Membership MEMBER = Ip4Membership.of(GROUP, LO);
    private static final Ip4SourceMembership OF_SOURCE =
            Ip4SourceMembership.of(GROUP, HERE, SOURCE);
    private static final GroupMembership GROUP_MEMBER = GroupMembership.of(GROUP, LO);
    private static final SourceMembership SOURCE_MEMBER = SourceMembership.of(GROUP, SOURCE, LO);

    private IpTrials() {}

    static final Map<String, Trial> TABLE =
            Map.ofEntries(
                    Map.entry("IP_TOS", roundTrip(UDP4, 0x10)),
                    Map.entry("IP_HDRINCL", other(ICMP4)),
                    Map.entry("IP_NODEFRAG", other(ICMP4)),
                    Map.entry("IP_ROUTER_ALERT", other(ICMP4)),
                    Map.entry("IP_OPTIONS", effect(IpTrials::optionsAreReadAsTheyWereSet)),
                    Map.entry("IP_PKTOPTIONS", effect(IpTrials::theLastSegmentIsDescribed)),
                    Map.entry("IP_MTU", readsConnected(UDP4, (Integer mtu) -> mtu >= 1500)),
                    Map.entry("IP_XFRM_POLICY", effect(IpTrials::aPolicyIsTaken)),
                    Map.entry("IP_MULTICAST_IF", effect(IpTrials::theInterfaceIsReadAsAnAddress)),
                    Map.entry("IP_ADD_MEMBERSHIP", effect(IpTrials::aGroupIsJoinedOnce)),
                    Map.entry("IP_DROP_MEMBERSHIP", effect(IpTrials::aGroupIsJoinedOnce)),
                    Map.entry("IP_BLOCK_SOURCE", effect(IpTrials::aSourceIsBlockedOnce)),
                    Map.entry("IP_UNBLOCK_SOURCE", effect(IpTrials::aSourceIsBlockedOnce)),
                    Map.entry("IP_ADD_SOURCE_MEMBERSHIP", effect(IpTrials::aSourceIsJoinedOnce)),
                    Map.entry("IP_DROP_SOURCE_MEMBERSHIP", effect(IpTrials::aSourceIsJoinedOnce)),
                    Map.entry("IP_MSFILTER", effect(IpTrials::aFilterIsReadAsItWasSet)),
                    Map.entry("MCAST_JOIN_GROUP", effect(IpTrials::soItIsByIndex)),
                    Map.entry("MCAST_LEAVE_GROUP", effect(IpTrials::soItIsByIndex)),
                    Map.entry("MCAST_BLOCK_SOURCE", effect(IpTrials::soAreBlocks)),
                    Map.entry("MCAST_UNBLOCK_SOURCE", effect(IpTrials::soAreBlocks)),
                    Map.entry("MCAST_JOIN_SOURCE_GROUP", effect(IpTrials::soAreSources)),
                    Map.entry("MCAST_LEAVE_SOURCE_GROUP", effect(IpTrials::soAreSources)),
                    Map.entry("MCAST_MSFILTER", effect(IpTrials::soAreFilters)),
                    Map.entry("IP_UNICAST_IF", roundTrip(UDP4, LO)),
                    Map.entry("IP_LOCAL_PORT_RANGE", effect(IpTrials::thePortIsInTheRange)),
                    Map.entry("IP_PROTOCOL", reads(ICMP4, 1)),
                    Map.entry(
                            "SO_ORIGINAL_DST",
                            readsConnected(TCP4, (IpSocketAddress before) -> before.port() > 0)
                                    .unless("not redirected here: OwnNetworkTest", ENOENT)
                                    .unless("no connection tracking", ENOPROTOOPT)));

    private static void optionsAreReadAsTheyWereSet() throws Exception {
        try (var socket = UDP4.open()) {
            assertThat(socket.get(IP_OPTIONS)).isEmpty();
            byte[] nothing = {1, 1, 1, 0};
            assertThat(socket.set(IP_OPTIONS, nothing).get(IP_OPTIONS)).isEqualTo(nothing);
        }
    }

    private static void theLastSegmentIsDescribed() throws Exception {
        try (var ends = TCP4.connected()) {
            assertThat(ends.server().set(IP_RECVTTL, true).get(IP_PKTOPTIONS)).hasSize(24);
        }
    }

    private static void aPolicyIsTaken() throws Exception {
        try (var socket = UDP4.open()) {
            assertErrno(EINVAL, () -> socket.set(IP_XFRM_POLICY, policy(AddressFamily.AF_UNIX)));
            socket.set(IP_XFRM_POLICY, policy(AddressFamily.AF_INET));
        }
    }

    /// A struct xfrm_userpolicy_info that lets everything in; its selector has the family at 40.
    static byte[] policy(AddressFamily family) {
        byte[] policy = new byte[168];
        policy[40] = (byte) family.number();
        return policy;
    }

    private static void theInterfaceIsReadAsAnAddress() throws Exception {
        try (var socket = UDP4.open()) {
            assertThat(socket.get(IP_MULTICAST_IF).isAnyLocalAddress()).isTrue();
            var here = Inet4Address.ofLiteral(HERE);
            socket.set(IP_MULTICAST_IF, new Ip4Interface(LO, here));
            assertThat(socket.get(IP_MULTICAST_IF)).isEqualTo(here);
        }
    }

    private static void aGroupIsJoinedOnce() throws Exception {
        try (var socket = UDP4.open();
                var sender = UDP4.open()) {
            socket.bind(SocketAddress.any(0)).set(IP_ADD_MEMBERSHIP, MEMBER);
            assertErrno(EADDRINUSE, () -> socket.set(IP_ADD_MEMBERSHIP, MEMBER));
            int port = ((IpSocketAddress) socket.localAddress()).port();
            sender.set(IP_MULTICAST_IF, Ip4Interface.of(LO));
            sender.sendTo(new byte[] {1}, SocketAddress.inet(GROUP, port));
            assertThat(socket.recv(8)).containsExactly(1);
            socket.set(IP_DROP_MEMBERSHIP, MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(IP_DROP_MEMBERSHIP, MEMBER));
        }
    }

    private static void aSourceIsBlockedOnce() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(IP_ADD_MEMBERSHIP, MEMBER).set(IP_BLOCK_SOURCE, OF_SOURCE);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(IP_BLOCK_SOURCE, OF_SOURCE));
            socket.set(IP_UNBLOCK_SOURCE, OF_SOURCE);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(IP_UNBLOCK_SOURCE, OF_SOURCE));
        }
    }

    private static void aSourceIsJoinedOnce() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(IP_ADD_SOURCE_MEMBERSHIP, OF_SOURCE);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(IP_ADD_SOURCE_MEMBERSHIP, OF_SOURCE));
            socket.set(IP_DROP_SOURCE_MEMBERSHIP, OF_SOURCE);
            assertErrno(EINVAL, () -> socket.set(IP_DROP_SOURCE_MEMBERSHIP, OF_SOURCE));
        }
    }

    private static void aFilterIsReadAsItWasSet() throws Exception {
        var group = Inet4Address.ofLiteral(GROUP);
        var here = Inet4Address.ofLiteral(HERE);
        var sources = List.of(Inet4Address.ofLiteral(SOURCE), Inet4Address.ofLiteral("127.0.0.8"));
        var filter = new Ip4SourceFilter(group, here, MCAST_INCLUDE, sources);
        try (var socket = UDP4.open()) {
            socket.set(IP_ADD_MEMBERSHIP, new Ip4Membership(group, new Ip4Interface(LO, here)));
            assertThat(socket.get(IP_MSFILTER(group, here)))
                    .isEqualTo(new Ip4SourceFilter(group, here, MCAST_EXCLUDE, List.of()));
            socket.set(IP_MSFILTER, filter);
            assertThat(socket.get(IP_MSFILTER(group, here))).isEqualTo(filter);
        }
    }

    private static void soItIsByIndex() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER);
            assertErrno(EADDRINUSE, () -> socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER));
            socket.set(MCAST_LEAVE_GROUP, GROUP_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_LEAVE_GROUP, GROUP_MEMBER));
        }
    }

    private static void soAreBlocks() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER).set(MCAST_BLOCK_SOURCE, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_BLOCK_SOURCE, SOURCE_MEMBER));
            socket.set(MCAST_UNBLOCK_SOURCE, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_UNBLOCK_SOURCE, SOURCE_MEMBER));
        }
    }

    private static void soAreSources() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(MCAST_JOIN_SOURCE_GROUP, SOURCE_MEMBER);
            assertErrno(EADDRNOTAVAIL, () -> socket.set(MCAST_JOIN_SOURCE_GROUP, SOURCE_MEMBER));
            socket.set(MCAST_LEAVE_SOURCE_GROUP, SOURCE_MEMBER);
            assertErrno(EINVAL, () -> socket.set(MCAST_LEAVE_SOURCE_GROUP, SOURCE_MEMBER));
        }
    }

    private static void soAreFilters() throws Exception {
        var filter =
                new SourceFilter(
                        LO,
                        GROUP_MEMBER.group(),
                        MCAST_INCLUDE,
                        List.of(Inet4Address.ofLiteral(SOURCE), Inet4Address.ofLiteral(HERE)));
        try (var socket = UDP4.open()) {
            socket.set(MCAST_JOIN_GROUP, GROUP_MEMBER).set(MCAST_MSFILTER, filter);
            assertThat(socket.get(MCAST_MSFILTER(GROUP_MEMBER))).isEqualTo(filter);
        }
    }

    private static void thePortIsInTheRange() throws Exception {
        var range = new PortRange(45_000, 45_010);
        try (var socket = UDP4.open()) {
            assertThat(socket.get(IP_LOCAL_PORT_RANGE)).isEqualTo(new PortRange(0, 0));
            socket.set(IP_LOCAL_PORT_RANGE, range).bind(UDP4.any());
            assertThat(socket.get(IP_LOCAL_PORT_RANGE)).isEqualTo(range);
            assertThat(((IpSocketAddress) socket.localAddress()).port()).isBetween(45_000, 45_010);
        }
    }
}
