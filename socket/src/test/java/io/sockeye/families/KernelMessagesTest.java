package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;
import static io.sockeye.option.NetlinkOptions.NETLINK_EXT_ACK;
import static io.sockeye.option.NetlinkOptions.NETLINK_GET_STRICT_CHK;
import static io.sockeye.option.NetlinkOptions.NETLINK_PKTINFO;
import static io.sockeye.option.PacketOptions.PACKET_AUXDATA;
import static io.sockeye.option.SocketOptions.SO_COOKIE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.AuxiliaryData;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.error.Errno;
import io.sockeye.error.NotSupportedException;
import io.sockeye.error.PermissionException;
import io.sockeye.option.IcmpFilter;
import io.sockeye.resolve.NetInterface;
import io.sockeye.testing.NoLeaks;
import io.sockeye.wire.icmp.DestinationUnreachable;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.netlink.DiagNetlink;
import io.sockeye.wire.netlink.GenericFamily;
import io.sockeye.wire.netlink.GenericMessage;
import io.sockeye.wire.netlink.GenericNetlink;
import io.sockeye.wire.netlink.InetSocketMessage;
import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.NetlinkAttribute;
import io.sockeye.wire.netlink.NetlinkDump;
import io.sockeye.wire.netlink.NetlinkError;
import io.sockeye.wire.netlink.NetlinkFlags;
import io.sockeye.wire.netlink.NetlinkMessage;
import io.sockeye.wire.netlink.OpaqueNetlink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the kernel says beside packets and messages of netlink, and how it refuses questions.
@ExtendWith(NoLeaks.class)
class KernelMessagesTest {
    private static final SocketAddress KERNEL = SocketAddress.netlink(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RTM_NEWLINK = 16;
    private static final int IFINFOMSG = 16;

    private static Socket route() throws IOException {
        return Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE).timeout(PATIENCE).bind(KERNEL);
    }

    private static List<NetlinkMessage> ask(Socket route, byte[] question) throws IOException {
        route.sendTo(question, KERNEL);
        return NetlinkMessage.parse(ByteBuffer.wrap(route.recv(64 * 1024)));
    }

    /// RTM_NEWLINK of a kind that no kernel has.
    private static byte[] impossible() {
        return newLink(NetlinkAttribute.nested(18, NetlinkAttribute.text(1, "sockeye-none")));
    }

    private static byte[] newLink(NetlinkAttribute... attributes) {
        int flags =
                NetlinkFlags.NLM_F_REQUEST
                        | NetlinkFlags.NLM_F_ACK
                        | NetlinkFlags.NLM_F_CREATE
                        | NetlinkFlags.NLM_F_EXCL;
        var struct = ByteBuffer.allocate(IFINFOMSG);
        return OpaqueNetlink.of(RTM_NEWLINK, flags, 5, struct, attributes).toBytes();
    }

    @Test
    void anExtendedAcknowledgementSaysWhy() throws Exception {
        try (var plain = route();
                var extended = route().set(NETLINK_EXT_ACK, true)) {
            var without = (NetlinkError) ask(plain, impossible()).getFirst();
            if (without.errno() == Errno.EPERM.number()) abort("needs CAP_NET_ADMIN: run as root");
            assertThat(without.errno()).isEqualTo(Errno.EOPNOTSUPP.number());
            assertThat(without.sequence()).isEqualTo(5);
            assertThat(without.text()).doesNotContain("Unknown device type");
            var with = (NetlinkError) ask(extended, impossible()).getFirst();
            assertThat(with.errno()).isEqualTo(Errno.EOPNOTSUPP.number());
            assertThat(with.text()).contains("Unknown device type");
        }
    }

    /// IFLA_MTU of two bytes: the kernel says which attribute, and what it should have been.
    @Test
    void anExtendedAcknowledgementSaysWhere() throws Exception {
        var name = NetlinkAttribute.text(3, "sockeye0");
        var mtu = NetlinkAttribute.u16(4, 1500);
        try (var route = route().set(NETLINK_EXT_ACK, true)) {
            var error = (NetlinkError) ask(route, newLink(name, mtu)).getFirst();
            if (error.errno() == Errno.EPERM.number()) abort("needs CAP_NET_ADMIN: run as root");
            assertThat(error.offset()).hasValue(16 + IFINFOMSG + name.length());
            assertThat(error.question().orElseThrow().type()).isEqualTo(RTM_NEWLINK);
            assertThat(error.attributes())
                    .extracting(NetlinkAttribute::type)
                    .contains(NetlinkError.NLMSGERR_ATTR_OFFS, NetlinkError.NLMSGERR_ATTR_POLICY);
        }
    }

    private static GenericNetlink askGeneric(Socket generic, byte[] question) throws IOException {
        generic.sendTo(question, KERNEL);
        return GenericNetlink.parse(ByteBuffer.wrap(generic.recv(64 * 1024))).getFirst();
    }

    /// The number of a family, and a command of it, which insists on NLA_F_NESTED.
    @Test
    void genericNetlinkIsAskedByName() throws Exception {
        try (var generic = Socket.open(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_GENERIC)) {
            generic.timeout(PATIENCE).set(NETLINK_EXT_ACK, true).bind(KERNEL);
            assertThat(askGeneric(generic, GenericFamily.get(1, "sockeye-none")))
                    .isInstanceOfSatisfying(
                            NetlinkError.class,
                            none -> assertThat(none.errno()).isEqualTo(Errno.ENOENT.number()));
            if (!(askGeneric(generic, GenericFamily.get(2, "ethtool"))
                    instanceof GenericFamily ethtool)) {
                abort("needs a kernel with ethtool over netlink, Linux 5.6");
                return;
            }
            assertThat(ethtool.name()).isEqualTo("ethtool");
            assertThat(ethtool.groups()).containsKey("monitor");
            var device = NetlinkAttribute.text(2, "lo");
            int get = 6; // ETHTOOL_MSG_LINKSTATE_GET
            var question =
                    GenericMessage.request(
                            ethtool.id(), 0, 3, get, 1, NetlinkAttribute.nested(1, device));
            var answer = (GenericMessage) askGeneric(generic, question.toBytes());
            assertThat(answer.command()).isEqualTo(get);
            assertThat(answer.sequence()).isEqualTo(3);
            int up = answer.attributes().getLast().u8();
            assertThat(up).as("ETHTOOL_A_LINKSTATE_LINK").isBetween(0, 1);
            var flat = NetlinkAttribute.bytes(1, device.toBytes());
            var refused = GenericMessage.request(ethtool.id(), 0, 4, get, 1, flat);
            assertThat(askGeneric(generic, refused.toBytes()))
                    .isInstanceOfSatisfying(
                            NetlinkError.class,
                            error -> assertThat(error.text()).contains("NLA_F_NESTED"));
        }
    }

    /// A dump, as [NetlinkDump] gathers it.
    private static List<InetSocketMessage> sockets(int protocol, int... extensions)
            throws IOException {
        try (var diag = Socket.open(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_SOCK_DIAG)) {
            diag.timeout(PATIENCE).bind(KERNEL);
            var dump = new NetlinkDump<DiagNetlink>(9);
            int all = InetSocketMessage.ALL_STATES;
            diag.sendTo(InetSocketMessage.dump(9, 2, protocol, all, extensions), KERNEL);
            while (!dump.isDone())
                for (var message : DiagNetlink.parse(ByteBuffer.wrap(diag.recv(64 * 1024))))
                    dump.add(message);
            assertThat(dump.error()).isEmpty();
            return dump.messages().stream().map(InetSocketMessage.class::cast).toList();
        }
    }

    @Test
    void aListenerIsListedWithWhatWasAskedFor() throws Exception {
        try (var server = Socket.createServer(SocketAddress.loopback(0))) {
            int port = server.localAddress(Inet4SocketAddress.class).port();
            var listed =
                    sockets(6, InetSocketMessage.INET_DIAG_INFO).stream()
                            .filter(socket -> socket.local().getPort() == port)
                            .toList();
            assertThat(listed).hasSize(1);
            assertThat(listed.getFirst().cookie()).isEqualTo(server.get(SO_COOKIE));
            assertThat(listed.getFirst().attributes())
                    .extracting(NetlinkAttribute::type)
                    .contains(InetSocketMessage.INET_DIAG_INFO);
        }
    }

    /// The protocol has nine bits: without its attribute the answer would be the list of TCP.
    @Test
    void aListenerOfMptcpIsListedByItsProtocol() throws Exception {
        try (var server = Socket.open(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_MPTCP);
                var tcp = Socket.createServer(SocketAddress.loopback(0))) {
            server.bind(SocketAddress.loopback(0)).listen();
            int port = server.localAddress(Inet4SocketAddress.class).port();
            int other = tcp.localAddress(Inet4SocketAddress.class).port();
            assertThat(sockets(IpProtocol.IPPROTO_MPTCP.number()))
                    .anyMatch(socket -> socket.local().getPort() == port)
                    .noneMatch(socket -> socket.local().getPort() == other);
        } catch (NotSupportedException e) {
            abort("needs a kernel with MPTCP");
        }
    }

    /// Of 800 bytes to a port where nobody is the kernel quotes less.
    @Test
    void anErrorQuotesABeginning() throws Exception {
        try (var icmp = Socket.open(AF_INET, SOCK_RAW, IpProtocol.IPPROTO_ICMP);
                var udp = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var nobody = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            icmp.timeout(PATIENCE).set(ICMP_FILTER, IcmpFilter.pass(DestinationUnreachable.TYPE));
            var to = nobody.localAddress(Inet4SocketAddress.class);
            nobody.close();
            udp.sendTo(new byte[800], to);
            while (true) {
                var packet = Ip4Packet.parse(ByteBuffer.wrap(icmp.recv(2000)));
                var error = (DestinationUnreachable) IcmpMessage.parse(packet.payload());
                var quoted = QuotedPacket.parse(error.quote());
                if (quoted.packet().payload().getShort(2) != (short) to.port()) continue;
                assertThat(error.code()).as("no such port").isEqualTo(3);
                assertThat(quoted.packet().destination()).isEqualTo(to.host());
                assertThat(quoted.missing())
                        .isPositive()
                        .isEqualTo(8 + 800 - quoted.packet().payload().remaining());
                return;
            }
        } catch (PermissionException e) {
            abort("needs CAP_NET_RAW: run as root");
        }
    }

    /// A header with something in it that a question for all links has no use for.
    @Test
    void strictChecksRefuseWhatWasIgnored() throws Exception {
        var question = LinkMessage.dump(7);
        question[16 + 2] = 1; // ifi_type
        try (var lenient = route();
                var strict = route().set(NETLINK_GET_STRICT_CHK, true).set(NETLINK_EXT_ACK, true)) {
            assertThat(ask(lenient, question)).first().isInstanceOf(LinkMessage.class);
            assertThat(ask(strict, LinkMessage.dump(7))).first().isInstanceOf(LinkMessage.class);
        }
        try (var strict = route().set(NETLINK_GET_STRICT_CHK, true).set(NETLINK_EXT_ACK, true)) {
            assertThat(ask(strict, question))
                    .first()
                    .isInstanceOfSatisfying(
                            NetlinkError.class,
                            error -> {
                                assertThat(error.errno()).isEqualTo(Errno.EINVAL.number());
                                assertThat(error.text()).contains("nvalid values in header");
                            });
        }
    }

    @Test
    void aMulticastNamesItsGroup() throws Exception {
        try (var events =
                Socket.open(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_KOBJECT_UEVENT)) {
            events.timeout(PATIENCE).set(NETLINK_PKTINFO, true).bind(SocketAddress.netlink(0, 1));
            Files.writeString(Path.of("/sys/class/net/lo/uevent"), "change");
            try (var event = events.recvMessage(8192)) {
                assertThat(event.find(NetlinkGroup.class)).contains(new NetlinkGroup(1));
            }
        } catch (AccessDeniedException e) {
            abort("needs the right to write to /sys/class/net/lo/uevent: run as root");
        }
    }

    @Test
    void aPacketComesWithItsLengths() throws Exception {
        int lo = NetInterface.named("lo").index();
        try (var packets = Socket.open(AF_PACKET, SOCK_RAW, PacketProtocol.ETH_P_IP);
                var udp = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            packets.timeout(PATIENCE)
                    .set(PACKET_AUXDATA, true)
                    .bind(SocketAddress.packet(lo, PacketProtocol.ETH_P_IP));
            var text = "seen from below " + System.nanoTime();
            udp.sendTo(text.getBytes(US_ASCII), udp.localAddress());
            while (true) {
                try (var packet = packets.recvMessage(30)) {
                    var data = packet.find(AuxiliaryData.class).orElseThrow();
                    if (data.length() != 14 + 20 + 8 + text.length()) continue;
                    assertThat(data.snapLength()).isEqualTo(data.length());
                    assertThat(data.networkOffset() - data.linkOffset()).isEqualTo(14);
                    assertThat(packet.count()).as("of which we took").isEqualTo(30);
                    return;
                }
            }
        } catch (PermissionException e) {
            abort("needs CAP_NET_RAW: run as root");
        }
    }
}
