package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_SMC;
import static io.sockeye.address.SocketType.SOCK_DCCP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.families.Exchanges.connection;
import static io.sockeye.families.Exchanges.datagrams;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.option.DccpOptions;
import io.sockeye.wire.icmp.EchoReply;
import io.sockeye.wire.icmp.EchoReply6;
import io.sockeye.wire.icmp.EchoRequest;
import io.sockeye.wire.icmp.EchoRequest6;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.ip.Ip4Packet;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What runs over IP.
final class IpRows {
    /// For experiments: RFC 3692.
    private static final IpProtocol EXPERIMENT = new IpProtocol(253);

    private static final ByteBuffer PAYLOAD = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
    private static final int SEQUENCE = 7;

    private IpRows() {}

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        rows.addAll(of(AF_INET, SocketAddress.loopback(0)));
        rows.addAll(of(AF_INET6, SocketAddress.inet("::1", 0)));
        rows.add(
                Row.exchanges(
                        kind(AF_INET, SOCK_RAW, IpProtocol.IPPROTO_ICMP), IpRows::echoOverRaw));
        rows.add(
                Row.exchanges(
                        kind(AF_INET, SOCK_DGRAM, IpProtocol.IPPROTO_ICMP),
                        IpRows::echoOverDatagrams));
        rows.add(Row.exchanges(kind(AF_INET6, SOCK_RAW, IpProtocol.IPPROTO_ICMPV6), IpRows::echo6));
        rows.add(
                Row.exchanges(
                        kind(AF_INET6, SOCK_DGRAM, IpProtocol.IPPROTO_ICMPV6), IpRows::echo6));
        // Without a device for remote memory it is TCP, which the two sides agree on.
        rows.add(
                Row.exchanges(
                        Row.Kind.of(AF_SMC, SOCK_STREAM), connection(SocketAddress.loopback(0))));
        return rows;
    }

    private static Row.Kind kind(AddressFamily family, SocketType type, IpProtocol protocol) {
        return Row.Kind.of(family, type, protocol);
    }

    private static List<Row> of(AddressFamily family, IpSocketAddress any) {
        return List.of(
                Row.exchanges(kind(family, SOCK_STREAM, IpProtocol.IPPROTO_TCP), connection(any)),
                Row.exchanges(kind(family, SOCK_STREAM, IpProtocol.IPPROTO_MPTCP), connection(any)),
                Row.exchanges(kind(family, SOCK_STREAM, IpProtocol.IPPROTO_SCTP), connection(any)),
                Row.exchanges(
                        kind(family, SOCK_SEQPACKET, IpProtocol.IPPROTO_SCTP),
                        kind -> associations(kind, any)),
                Row.exchanges(
                        kind(family, SOCK_DCCP, IpProtocol.IPPROTO_DCCP),
                        connection(
                                any, socket -> socket.set(DccpOptions.DCCP_SOCKOPT_SERVICE, 42))),
                Row.exchanges(
                        kind(family, SOCK_DGRAM, IpProtocol.IPPROTO_UDP), datagrams(any, any)),
                Row.exchanges(
                        kind(family, SOCK_DGRAM, IpProtocol.IPPROTO_UDPLITE), datagrams(any, any)),
                Row.exchanges(kind(family, SOCK_RAW, EXPERIMENT), kind -> raw(kind, any)));
    }

    /// One socket, many peers: the first message makes the association.
    private static void associations(Row.Kind kind, IpSocketAddress any) throws Exception {
        try (var near = kind.open();
                var far = kind.open()) {
            far.bind(any).listen();
            near.sendTo(new byte[] {1, 2}, far.localAddress());
            var question = far.recvFrom(100);
            assertThat(question.data()).containsExactly(1, 2);
            far.sendTo(new byte[] {3}, question.from());
            assertThat(near.recvFrom(100).data()).containsExactly(3);
        }
    }

    private static void raw(Row.Kind kind, IpSocketAddress any) throws Exception {
        try (var near = kind.open();
                var far = kind.open()) {
            far.bind(any);
            near.sendTo(new byte[] {1, 2, 3, 4}, any);
            var packet = ByteBuffer.wrap(far.recv(100));
            // IPv4 comes with its header, IPv6 without.
            var payload =
                    kind.family().equals(AF_INET) ? Ip4Packet.parse(packet).payload() : packet;
            assertThat(payload).isEqualTo(PAYLOAD);
        }
    }

    private static void echoOverRaw(Row.Kind kind) throws Exception {
        try (var socket = kind.open()) {
            var request = new EchoRequest(0x5eed, SEQUENCE, PAYLOAD);
            socket.sendTo(request.toBytes(), SocketAddress.loopback(0));
            // It sees what it has sent, and anyone else's.
            var expected = new EchoReply(0x5eed, SEQUENCE, PAYLOAD);
            while (!IcmpMessage.parse(Ip4Packet.parse(ByteBuffer.wrap(socket.recv(100))).payload())
                    .equals(expected)) {}
        }
    }

    private static void echoOverDatagrams(Row.Kind kind) throws Exception {
        try (var socket = kind.open()) {
            socket.sendTo(
                    new EchoRequest(0, SEQUENCE, PAYLOAD).toBytes(), SocketAddress.loopback(0));
            var reply = (EchoReply) IcmpMessage.parse(ByteBuffer.wrap(socket.recv(100)));
            assertThat(reply.sequence()).isEqualTo(SEQUENCE);
            assertThat(reply.payload()).isEqualTo(PAYLOAD);
        }
    }

    private static void echo6(Row.Kind kind) throws Exception {
        var to = SocketAddress.inet("::1", 0);
        var host = (Inet6Address) to.host();
        try (var socket = kind.open()) {
            socket.sendTo(new EchoRequest6(0x5eed, SEQUENCE, PAYLOAD).toBytes(host, host), to);
            Icmp6Message message;
            do message = Icmp6Message.parse(ByteBuffer.wrap(socket.recv(100)));
            while (!(message instanceof EchoReply6 reply && reply.payload().equals(PAYLOAD)));
        }
    }
}
