import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.CanFilter;
import io.sockeye.resolve.NetInterface;
import io.sockeye.wire.can.CanFrame;
import io.sockeye.wire.can.CanId;
import static io.sockeye.address.AddressFamily.AF_CAN;
import static io.sockeye.address.CanProtocol.CAN_RAW;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.CanOptions.CAN_RAW_FILTER;

/// Sends a frame on a CAN bus and waits for the one that answers it: `CanRoundTrip vcan0 123#DEADBEEF 456`.
void main(String[] args) throws IOException {
    var answers = new CanFilter(Long.parseLong(args[2], 16), CanId.CAN_SFF_MASK);
    try (var bus = Socket.open(AF_CAN, SOCK_RAW, CAN_RAW)) {
        bus.set(CAN_RAW_FILTER, List.of(answers)).timeout(Duration.ofSeconds(20));
        bus.bind(SocketAddress.can(NetInterface.named(args[0]).index()));
        bus.sendAll(CanFrame.of(args[1]).toBytes());
        IO.println("sent " + args[1]);
        IO.println("answered " + CanFrame.parse(ByteBuffer.wrap(bus.recv(CanFrame.CANXL_MAX_MTU))));
    }
}
