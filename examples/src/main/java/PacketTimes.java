import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.control.Timestamps;
import io.sockeye.option.Timestamping;
import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.SocketOptions.*;

/// `PacketTimes HOST PORT` asks a UDP server. The kernel says when the question left and when the answer arrived, so that what the two
/// programs needed to wake up and to read is not counted.
void main(String[] args) throws IOException {
    if (args.length != 2) throw new IllegalArgumentException("PacketTimes HOST PORT");
    try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
        socket.set(SO_TIMESTAMPING, Timestamping.of(
                        SOF_TIMESTAMPING_TX_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE // take both,
                        | SOF_TIMESTAMPING_SOFTWARE                                 // report them,
                        | SOF_TIMESTAMPING_OPT_ID                                   // say which datagram left,
                        | SOF_TIMESTAMPING_OPT_TSONLY))                             // and do not bring it back
                .timeout(Duration.ofSeconds(5))
                .connect(args[0], Integer.parseInt(args[1]));
        socket.send("what time is it?".getBytes());
        try (var answer = socket.recvMessage(1500);
                var notice = socket.recvMessage(0, 512, MSG_ERRQUEUE)) {            // is there: its datagram was answered
            var left = time(notice);
            var arrived = time(answer);
            IO.println("left    " + left);
            IO.println("arrived " + arrived);
            IO.println("%.1f µs for <%s>".formatted(
                    Duration.between(left, arrived).toNanos() / 1e3, new String(answer.data())));
        }
    }
}

Instant time(ReceivedMessage message) {
    return message.find(Timestamps.class).flatMap(Timestamps::software).orElseThrow();
}
