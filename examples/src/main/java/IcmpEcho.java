import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.IcmpFilter;
import io.sockeye.wire.icmp.*;
import io.sockeye.wire.ip.Ip4Packet;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;

/// One echo request over a raw socket, which needs CAP_NET_RAW: `IcmpEcho 127.0.0.1`. The answer comes with its IP header.
void main(String[] args) throws IOException {
    int identifier = (int) ProcessHandle.current().pid() & 0xffff;
    try (var socket = Socket.open(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
        socket.set(ICMP_FILTER, IcmpFilter.pass(EchoReply.TYPE)).timeout(Duration.ofSeconds(2));
        socket.sendTo(new EchoRequest(identifier, 1, ByteBuffer.allocate(56)).toBytes(), SocketAddress.inet(args[0], 0));
        while (true) {                                              // a raw socket sees the answers to everyone
            var packet = Ip4Packet.parse(ByteBuffer.wrap(socket.recv(1500)));
            if (IcmpMessage.parse(packet.payload()) instanceof EchoReply reply && reply.identifier() == identifier) {
                IO.println("%d bytes from %s: ttl=%d".formatted(reply.payload().remaining(), packet.source().getHostAddress(), packet.timeToLive()));
                return;
            }
        }
    }
}
