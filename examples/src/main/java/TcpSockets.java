import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.option.TcpState;
import io.sockeye.wire.netlink.*;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.IpProtocol.IPPROTO_TCP;
import static io.sockeye.address.NetlinkProtocol.NETLINK_SOCK_DIAG;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.NetlinkOptions.NETLINK_EXT_ACK;

/// Lists the TCP sockets of this network as `ss -tan` does.
void main() throws IOException {
    var kernel = SocketAddress.netlink(0, 0);
    try (var diag = Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)) {
        diag.set(NETLINK_EXT_ACK, true).bind(kernel).timeout(Duration.ofSeconds(2));
        for (var family : List.of(AF_INET, AF_INET6)) {
            var sockets = new NetlinkDump<DiagNetlink>(family.number());
            diag.sendTo(InetSocketMessage.dump(family.number(), family.number(), IPPROTO_TCP.number(), InetSocketMessage.ALL_STATES), kernel);
            while (!sockets.isDone()) {
                var datagram = diag.recvFrom(64 * 1024);
                if (!datagram.from().equals(kernel)) continue;      // only pid 0 is the kernel
                for (var message : DiagNetlink.parse(ByteBuffer.wrap(datagram.data()))) sockets.add(message);
            }
            if (sockets.error().isPresent()) {
                var error = sockets.error().get();
                throw new IOException("sock_diag: " + Errno.of(error.errno()) + " " + error.text());
            }
            for (var message : sockets.messages()) {
                if (message instanceof InetSocketMessage socket)    // of a link-local address with the link behind %
                    IO.println("%s %s %s".formatted(TcpState.of(socket.state()), SocketAddress.of(socket.local()), SocketAddress.of(socket.remote())));
            }
        }
    }
}
