package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.NetlinkOptions.NETLINK_EXT_ACK;
import static io.sockeye.option.NetlinkOptions.NETLINK_GET_STRICT_CHK;
import static io.sockeye.option.NetlinkOptions.NETLINK_PKTINFO;
import static io.sockeye.option.PacketOptions.PACKET_AUXDATA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.AuxiliaryData;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.error.Errno;
import io.sockeye.error.PermissionException;
import io.sockeye.resolve.NetInterface;
import io.sockeye.testing.NoLeaks;
import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.NetlinkAttribute;
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
        var kind = NetlinkAttribute.text(1, "sockeye-none");
        var info = new NetlinkAttribute(18, ByteBuffer.wrap(kind.toBytes()));
        var body = ByteBuffer.allocate(IFINFOMSG + info.length());
        info.write(body.position(IFINFOMSG));
        int flags =
                NetlinkFlags.NLM_F_REQUEST
                        | NetlinkFlags.NLM_F_ACK
                        | NetlinkFlags.NLM_F_CREATE
                        | NetlinkFlags.NLM_F_EXCL;
        return new OpaqueNetlink(RTM_NEWLINK, flags, 5, body.flip()).toBytes();
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
