import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.PacketMembership;
import io.sockeye.option.SocketFilter;
import io.sockeye.resolve.NetInterface;
import io.sockeye.ring.PacketFrame;
import io.sockeye.ring.PacketRing;
import io.sockeye.ring.RingOptions;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.bpf.BpfProgram;
import io.sockeye.wire.ethernet.EthernetFrame;
import io.sockeye.wire.ip.IpPacket;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.PacketProtocol.ETH_P_ALL;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.PacketOptions.PACKET_ADD_MEMBERSHIP;
import static io.sockeye.option.PacketOptions.PACKET_STATISTICS;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;

/// Prints the IP packets of an interface, as many as are asked for, out of memory that the kernel shares; at the end, how it kept up.
void main(String[] args) throws IOException {
    int index = NetInterface.named(args[0]).index();
    int count = Integer.parseInt(args[1]);
    var ip = BpfProgram.assemble("""
                  ldh [12]
                  jeq #0x800, keep
                  jne #0x86dd, drop
            keep: ret #0x40000
            drop: ret #0
            """);
    try (var socket = Socket.open(AF_PACKET, SOCK_RAW)) {           // protocol 0: nothing arrives before filter and ring stand
        socket.set(SO_ATTACH_FILTER, SocketFilter.of(ip.toBytes()))
                .set(PACKET_ADD_MEMBERSHIP, PacketMembership.promiscuous(index));
        try (var ring = PacketRing.open(socket, RingOptions.defaults())) {
            socket.bind(SocketAddress.packet(index, ETH_P_ALL));
            IO.println("listening on " + args[0]);
            for (int seen = 0; seen < count; ) {
                try (var block = ring.take()) {                     // the frames end with the block
                    for (var frame : block) if (seen++ < count) IO.println(line(frame));
                }
            }
            IO.println(socket.get(PACKET_STATISTICS));
        }
    }
}

String line(PacketFrame frame) {
    var start = "%s %s %d bytes: ".formatted(frame.time(), frame.from().packetType(), frame.originalLength());
    try {
        return start + IpPacket.parse(EthernetFrame.parse(frame.data().asByteBuffer()).payload());
    } catch (MalformedPacketException e) {
        return start + e.getMessage();
    }
}
