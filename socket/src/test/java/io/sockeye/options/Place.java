package io.sockeye.options;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.OpaqueProtocol;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.option.OptionLevel;
import java.io.IOException;

/// The kinds of socket on which options are tried.
enum Place {
    TCP4(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_TCP),
    TCP6(AF_INET6, SOCK_STREAM, IpProtocol.IPPROTO_TCP),
    UDP4(AF_INET, SOCK_DGRAM, IpProtocol.IPPROTO_UDP),
    UDP6(AF_INET6, SOCK_DGRAM, IpProtocol.IPPROTO_UDP),
    UDPLITE4(AF_INET, SOCK_DGRAM, IpProtocol.IPPROTO_UDPLITE),
    ICMP4(AF_INET, SOCK_RAW, IpProtocol.IPPROTO_ICMP),
    ICMP6(AF_INET6, SOCK_RAW, IpProtocol.IPPROTO_ICMPV6),
    RAW6(AF_INET6, SOCK_RAW, IpProtocol.IPPROTO_RAW),
    MPTCP4(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_MPTCP),
    UNIX(AF_UNIX, SOCK_STREAM, IpProtocol.IPPROTO_IP),
    PACKET(AddressFamily.AF_PACKET, SOCK_RAW, PacketProtocol.of(0)),
    NETLINK(AddressFamily.AF_NETLINK, SOCK_RAW, NetlinkProtocol.NETLINK_ROUTE),
    VSOCK(AddressFamily.AF_VSOCK, SOCK_STREAM, new OpaqueProtocol(0));

    private final AddressFamily family;
    private final SocketType type;
    private final Protocol protocol;

    Place(AddressFamily family, SocketType type, Protocol protocol) {
        this.family = family;
        this.type = type;
        this.protocol = protocol;
    }

    /// A socket as it is made.
    Socket open() throws IOException {
        return this == UNIX ? Socket.open(family, type) : Socket.open(family, type, protocol);
    }

    /// Two sockets of this kind, connected with each other over the loopback interface.
    Ends connected() throws IOException {
        if (this == UNIX) {
            var pair = Socket.pair();
            return new Ends(pair.first(), pair.second());
        }
        var client = open();
        try (var listener = open()) {
            listener.bind(any());
            if (type.equals(SOCK_STREAM)) {
                client.connect(listener.listen().localAddress());
                return new Ends(client, listener.accept());
            }
            client.connect(listener.localAddress());
            return new Ends(client, listener.connect(client.localAddress()).duplicate());
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    IpSocketAddress any() {
        return family.equals(AF_INET6) ? SocketAddress.inet("::1", 0) : SocketAddress.loopback(0);
    }

    /// Where the options of a level are tried unless a trial says otherwise.
    static Place of(OptionLevel level) {
        // On a stream IP has no multicast, and keeps the ECN bits to itself.
        if (level.equals(OptionLevel.SOL_IP) || level.equals(OptionLevel.SOL_UDP)) return UDP4;
        if (level.equals(OptionLevel.SOL_UDPLITE)) return UDPLITE4;
        if (level.equals(OptionLevel.SOL_IPV6)) return UDP6;
        if (level.equals(OptionLevel.SOL_RAW)) return ICMP4;
        if (level.equals(OptionLevel.SOL_ICMPV6)) return ICMP6;
        if (level.equals(OptionLevel.SOL_MPTCP)) return MPTCP4;
        if (level.equals(OptionLevel.SOL_PACKET)) return PACKET;
        if (level.equals(OptionLevel.SOL_NETLINK)) return NETLINK;
        if (level.equals(OptionLevel.AF_VSOCK)) return VSOCK;
        return TCP4;
    }

    /// The socket that connected, and the one that it is connected to.
    record Ends(Socket client, Socket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
