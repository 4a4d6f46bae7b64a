package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.BluetoothProtocol;
import io.sockeye.address.Bytes;
import io.sockeye.address.CanProtocol;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.PacketSocketAddress;
import io.sockeye.address.PacketType;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.NotSupportedException;
import io.sockeye.error.PermissionException;
import io.sockeye.resolve.NetInterface;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Families beyond IP and Unix: those that this kernel has exchange data, the others say which module they need.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class FamiliesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SocketAddress KERNEL = SocketAddress.netlink(0, 0);

    private static Socket packets(SocketType type, PacketProtocol protocol) throws IOException {
        try {
            return Socket.open(AF_PACKET, type, protocol).timeout(PATIENCE);
        } catch (PermissionException e) {
            return abort("needs CAP_NET_RAW: run as root");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrameIsSeenWhereItIsSent(ThreadKind kind) throws Exception {
        int lo = NetInterface.named("lo").index();
        // An Ethertype of the IEEE for experiments, so that nobody else's frames come.
        var protocol = PacketProtocol.ETH_P_802_EX1;
        try (var socket = packets(SOCK_DGRAM, protocol)) {
            assertThat(socket.protocol()).isEqualTo(protocol);
            socket.bind(SocketAddress.packet(lo, protocol));
            var bound = socket.localAddress(PacketSocketAddress.class);
            assertThat(bound.interfaceIndex()).isEqualTo(lo);
            assertThat(bound.protocol()).isSameAs(protocol);
            assertThat(bound.hardwareType()).as("ARPHRD_LOOPBACK").isEqualTo(772);
            var nowhere = Bytes.of(new byte[6]);
            var to = new PacketSocketAddress(lo, protocol, PacketType.PACKET_HOST, 0, nowhere);
            var waiting = kind.start(() -> socket.recvFrom(100)).awaitWaiting();
            try (var sender = packets(SOCK_DGRAM, PacketProtocol.of(0))) {
                sender.sendTo("frame".getBytes(US_ASCII), to);
            }
            var frame = waiting.result();
            assertThat(frame.data()).asString().isEqualTo("frame");
            var from = (PacketSocketAddress) frame.from();
            assertThat(from.interfaceIndex()).isEqualTo(lo);
            assertThat(from.protocol()).isSameAs(protocol);
            assertThat(from.hardware()).isEqualTo(nowhere);
            assertThat(from.packetType()).isIn(PacketType.PACKET_OUTGOING, PacketType.PACKET_HOST);
        }
    }

    @Test
    void aRawFrameBeginsWithItsAddresses() throws Exception {
        int lo = NetInterface.named("lo").index();
        try (var socket = packets(SOCK_RAW, PacketProtocol.ETH_P_IP);
                var udp = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            socket.bind(SocketAddress.packet(lo, PacketProtocol.ETH_P_IP));
            var text = "seen from below " + System.nanoTime();
            udp.sendTo(text.getBytes(US_ASCII), udp.localAddress());
            byte[] frame;
            do frame = socket.recv(2000);
            while (!new String(frame, US_ASCII).contains(text));
            assertThat(frame).hasSize(14 + 20 + 8 + text.length());
            assertThat(Arrays.copyOfRange(frame, 12, 14)).containsExactly(8, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKernelAnswersOverNetlink(ThreadKind kind) throws Exception {
        try (var route = Socket.open(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_ROUTE)) {
            route.timeout(PATIENCE).bind(KERNEL);
            assertThat(route.localAddress(NetlinkSocketAddress.class).pid()).isPositive();
            // RTM_GETLINK of all interfaces.
            var question = new byte[32];
            question[0] = 32;
            question[4] = 18;
            question[6] = 1;
            question[7] = 3;
            route.sendTo(question, KERNEL);
            var answer = kind.call(() -> route.recvFrom(32 * 1024));
            assertThat(answer.from()).isEqualTo(KERNEL);
            assertThat(answer.data()[4]).as("RTM_NEWLINK").isEqualTo((byte) 16);
            assertThat(new String(answer.data(), US_ASCII)).contains("lo\0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void processesTalkOverNetlink(ThreadKind kind) throws Exception {
        var protocol = NetlinkProtocol.NETLINK_USERSOCK;
        try (var near = Socket.open(AF_NETLINK, SOCK_DGRAM, protocol);
                var far = Socket.open(AF_NETLINK, SOCK_DGRAM, protocol)) {
            near.timeout(PATIENCE).bind(KERNEL);
            far.timeout(PATIENCE).bind(KERNEL);
            var waiting = kind.start(() -> far.recvFrom(100)).awaitWaiting();
            near.sendTo("netlink".getBytes(US_ASCII), far.localAddress());
            var message = waiting.result();
            assertThat(message.data()).asString().isEqualTo("netlink");
            assertThat(message.from()).isEqualTo(near.localAddress());
        } catch (NotSupportedException e) {
            abort("needs a kernel with NETLINK_USERSOCK");
        }
    }

    @Test
    void aVsockPortIsBound() throws Exception {
        try (var socket = Socket.open(AF_VSOCK, SOCK_STREAM)) {
            var any = VsockSocketAddress.VMADDR_CID_ANY;
            socket.bind(SocketAddress.vsock(any, VsockSocketAddress.VMADDR_PORT_ANY)).listen();
            var bound = socket.localAddress(VsockSocketAddress.class);
            assertThat(bound.cid()).isEqualTo(any);
            assertThat(bound.port()).isBetween(1024L, 0xffff_fffeL);
        } catch (NotSupportedException e) {
            assertThat(e).hasMessageContaining("modprobe vsock");
        }
    }

    private static Arguments kind(
            AddressFamily family, SocketType type, Protocol protocol, String module) {
        return Arguments.of(family, type, protocol, module);
    }

    private static Arguments kind(AddressFamily family, SocketType type, String module) {
        return kind(family, type, Protocol.of(family, 0), module);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(AddressFamily.AF_CAN, SOCK_RAW, CanProtocol.CAN_RAW, "can_raw"),
                kind(AddressFamily.AF_CAN, SOCK_DGRAM, CanProtocol.CAN_BCM, "can_bcm"),
                kind(AddressFamily.AF_CAN, SOCK_DGRAM, CanProtocol.CAN_ISOTP, "can_isotp"),
                kind(AddressFamily.AF_CAN, SOCK_DGRAM, CanProtocol.CAN_J1939, "can_j1939"),
                kind(AddressFamily.AF_ALG, SOCK_SEQPACKET, "af_alg"),
                kind(AddressFamily.AF_TIPC, SOCK_SEQPACKET, "tipc"),
                kind(
                        AddressFamily.AF_BLUETOOTH,
                        SOCK_SEQPACKET,
                        BluetoothProtocol.BTPROTO_L2CAP,
                        "bluetooth"),
                kind(
                        AddressFamily.AF_BLUETOOTH,
                        SOCK_STREAM,
                        BluetoothProtocol.BTPROTO_RFCOMM,
                        "rfcomm"),
                kind(AddressFamily.AF_QIPCRTR, SOCK_DGRAM, "qrtr"),
                kind(AddressFamily.AF_RDS, SOCK_SEQPACKET, "rds"),
                kind(AF_VSOCK, SOCK_STREAM, "vsock"),
                kind(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_SCTP, "sctp"),
                kind(AF_INET, SOCK_SEQPACKET, IpProtocol.IPPROTO_SCTP, "sctp"),
                kind(AF_INET, SocketType.SOCK_DCCP, IpProtocol.IPPROTO_DCCP, "dccp"),
                kind(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_CRYPTO, "crypto_user"),
                kind(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_RDMA, "ib_core"),
                kind(AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_ISCSI, "scsi_transport_iscsi"));
    }

    /// No module brings what can never be.
    @Test
    void whatDoesNotGoTogetherNeedsNoModule() throws Exception {
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(() -> Socket.open(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_DCCP))
                .withMessageEndingWith("; IPPROTO_DCCP goes with SOCK_DCCP");
        assertThatExceptionOfType(NotSupportedException.class)
                .isThrownBy(() -> Socket.open(AF_INET, SOCK_DGRAM, IpProtocol.IPPROTO_SCTP))
                .withMessageEndingWith("; IPPROTO_SCTP goes with SOCK_STREAM or SOCK_SEQPACKET");
        // The family is there, so it is not its module that is missing. Where SCTP is there, too,
        // it is that.
        try (var socket = Socket.open(AddressFamily.AF_INET6, SOCK_SEQPACKET)) {
            assertThat(socket.type()).isSameAs(SOCK_SEQPACKET);
        } catch (NotSupportedException e) {
            assertThat(e).hasMessageEndingWith("(ESOCKTNOSUPPORT)");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsNotThereNamesItsModule(
            AddressFamily family, SocketType type, Protocol protocol, String module)
            throws Exception {
        try (var socket = Socket.open(family, type, protocol)) {
            assertThat(socket.family()).isSameAs(family);
        } catch (ErrnoException e) {
            assertThat(e)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageStartingWith("socket " + family + " " + type + " " + protocol)
                    .hasMessageEndingWith("modprobe " + module);
        }
    }
}
