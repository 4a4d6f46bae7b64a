import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.TcpState;
import io.sockeye.wire.netlink.*;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.IpProtocol.IPPROTO_TCP;
import static io.sockeye.address.NetlinkProtocol.NETLINK_SOCK_DIAG;
import static io.sockeye.address.SocketType.SOCK_RAW;

/// Lists the TCP sockets of this network as `ss -tan` does.
void main() throws IOException {
    var kernel = SocketAddress.netlink(0, 0);
    try (var diag = Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)) {
        diag.bind(kernel).timeout(Duration.ofSeconds(2));
        for (var family : List.of(AF_INET, AF_INET6)) {
            diag.sendTo(InetSocketMessage.dump(family.number(), family.number(), IPPROTO_TCP.number(), InetSocketMessage.ALL_STATES), kernel);
            while (print(diag.recvFrom(64 * 1024), kernel));
        }
    }
}

/// Whether there is more to come.
boolean print(io.sockeye.Datagram datagram, SocketAddress kernel) throws IOException {
    if (!datagram.from().equals(kernel)) return true;
    for (var message : DiagNetlink.parse(ByteBuffer.wrap(datagram.data()))) {
        switch (message) {
            case InetSocketMessage socket -> IO.println("%s %s %s".formatted(TcpState.of(socket.state()),
                    SocketAddress.of(socket.local()), SocketAddress.of(socket.remote())));
            case NetlinkError error -> throw new IOException(error.text());
            case NetlinkDone _ -> { return false; }
            default -> { }
        }
    }
    return true;
}
