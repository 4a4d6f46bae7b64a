import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.IcmpFilter;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.icmp.*;
import io.sockeye.wire.ip.Ip4Packet;
import java.net.SocketTimeoutException;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;

/// One echo request over a raw socket, which needs CAP_NET_RAW: `IcmpEcho 127.0.0.1`. The answer comes with its IP header.
///
/// A raw socket sees the answers to everyone, and whatever a stranger sends: what is malformed is passed over, and however much comes, the
/// wait ends after two seconds in all.
void main(String[] args) throws IOException {
    if (args.length != 1) {
        System.err.println("usage: IcmpEcho ADDRESS");
        System.exit(2);
    }
    int identifier = (int) ProcessHandle.current().pid() & 0xffff;
    long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    try (var socket = Socket.open(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
        socket.set(ICMP_FILTER, IcmpFilter.pass(EchoReply.TYPE));
        socket.sendTo(new EchoRequest(identifier, 1, ByteBuffer.allocate(56)).toBytes(), SocketAddress.inet(args[0], 0));
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new SocketTimeoutException("no answer from " + args[0]);
            var data = socket.timeout(Duration.ofNanos(left)).recv(1500);
            try {
                var packet = Ip4Packet.parse(ByteBuffer.wrap(data));
                if (IcmpMessage.parse(packet.payload()) instanceof EchoReply reply && reply.identifier() == identifier) {
                    IO.println("%d bytes from %s: ttl=%d".formatted(reply.payload().remaining(), packet.source().getHostAddress(), packet.timeToLive()));
                    return;
                }
            } catch (MalformedPacketException e) {
                IO.println("passed over " + e.getMessage());
            }
        }
    }
}
