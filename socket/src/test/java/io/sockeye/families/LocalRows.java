package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.families.Exchanges.connection;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.resolve.NetInterface;
import io.sockeye.wire.netlink.NetlinkError;
import io.sockeye.wire.netlink.NetlinkFlags;
import io.sockeye.wire.netlink.OpaqueNetlink;
import io.sockeye.wire.netlink.PlainNetlink;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Between processes, to the kernel, to the link layer, to virtual machines.
final class LocalRows {
    private static final SocketAddress KERNEL = SocketAddress.netlink(0, 0);
    private static final String NO_QUESTIONS =
            "its messages are those of one subsystem, and have no types here";

    private LocalRows() {}

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        for (var type : List.of(SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET))
            rows.add(Row.exchanges(Row.Kind.of(AF_UNIX, type), Exchanges::pair));
        rows.add(
                Row.exchanges(
                        Row.Kind.of(AF_PACKET, SOCK_RAW, PacketProtocol.ETH_P_802_EX1),
                        kind -> frame(kind, 14)));
        rows.add(
                Row.exchanges(
                        Row.Kind.of(AF_PACKET, SOCK_DGRAM, PacketProtocol.ETH_P_802_EX1),
                        kind -> frame(kind, 0)));
        rows.addAll(netlink());
        var here = new VsockSocketAddress(VsockSocketAddress.VMADDR_CID_LOCAL, 4711);
        for (var type : List.of(SOCK_STREAM, SOCK_SEQPACKET)) {
            rows.add(Row.exchanges(Row.Kind.of(AF_VSOCK, type), connection(here)));
        }
        rows.add(
                Row.refused(
                        Row.Kind.of(AF_VSOCK, SOCK_DGRAM),
                        "only VMware's transport has datagrams"));
        return rows;
    }

    private static List<Row> netlink() {
        var rows = new ArrayList<Row>();
        for (var protocol :
                List.of(
                        NetlinkProtocol.NETLINK_ROUTE,
                        NetlinkProtocol.NETLINK_SOCK_DIAG,
                        NetlinkProtocol.NETLINK_XFRM,
                        NetlinkProtocol.NETLINK_AUDIT,
                        NetlinkProtocol.NETLINK_NETFILTER,
                        NetlinkProtocol.NETLINK_GENERIC,
                        NetlinkProtocol.NETLINK_CRYPTO,
                        NetlinkProtocol.NETLINK_RDMA))
            rows.add(Row.exchanges(netlink(protocol), LocalRows::kernelAnswers));
        rows.add(
                Row.exchanges(
                        netlink(NetlinkProtocol.NETLINK_KOBJECT_UEVENT), LocalRows::deviceEvent));
        rows.add(
                Row.exchanges(
                        netlink(NetlinkProtocol.NETLINK_USERSOCK),
                        Exchanges.datagrams(KERNEL, KERNEL, KERNEL)));
        for (var protocol :
                List.of(
                        NetlinkProtocol.NETLINK_FIB_LOOKUP,
                        NetlinkProtocol.NETLINK_CONNECTOR,
                        NetlinkProtocol.NETLINK_ISCSI,
                        NetlinkProtocol.NETLINK_SCSITRANSPORT,
                        NetlinkProtocol.NETLINK_SELINUX))
            rows.add(Row.opens(netlink(protocol), NO_QUESTIONS));
        rows.add(
                Row.refused(
                        netlink(NetlinkProtocol.NETLINK_SMC),
                        "the number is set aside, and nothing in the kernel answers to it"));
        return rows;
    }

    private static Row.Kind netlink(NetlinkProtocol protocol) {
        return Row.Kind.of(AF_NETLINK, SOCK_RAW, protocol);
    }

    private static void frame(Row.Kind kind, int header) throws Exception {
        int lo = NetInterface.named("lo").index();
        var at = SocketAddress.packet(lo, PacketProtocol.ETH_P_802_EX1);
        var frame = new byte[header + 40];
        frame[frame.length - 1] = 42;
        if (header > 0) {
            frame[12] = (byte) 0x88;
            frame[13] = (byte) 0xb5;
        }
        try (var far = kind.open();
                var near = kind.open()) {
            far.bind(at);
            near.sendTo(frame, at);
            assertThat(far.recv(200)).isEqualTo(frame);
        }
    }

    /// An empty message that asks for an acknowledgement; what it comes to does not matter, but that it is the answer to this one.
    private static void kernelAnswers(Row.Kind kind) throws Exception {
        var flags = NetlinkFlags.NLM_F_REQUEST | NetlinkFlags.NLM_F_ACK;
        try (var socket = kind.open().bind(KERNEL)) {
            socket.sendTo(
                    new OpaqueNetlink(1, flags, 77, ByteBuffer.allocate(16)).toBytes(), KERNEL);
            var answer = socket.recvFrom(8192);
            assertThat(answer.from()).isEqualTo(KERNEL);
            assertThat(PlainNetlink.parse(ByteBuffer.wrap(answer.data())))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            NetlinkError.class,
                            error -> assertThat(error.sequence()).isEqualTo(77));
        }
    }

    private static void deviceEvent(Row.Kind kind) throws Exception {
        try (var socket = kind.open().bind(SocketAddress.netlink(0, 1))) {
            assertThat(socket.localAddress(NetlinkSocketAddress.class).groups()).isOne();
            Files.writeString(Path.of("/sys/class/net/lo/uevent"), "change");
            String event;
            do event = new String(socket.recv(8192), US_ASCII);
            while (!event.startsWith("change@/devices/virtual/net/lo\0"));
            assertThat(event).contains("\0INTERFACE=lo\0");
        }
    }
}
