import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.SctpReceiveInfo;
import io.sockeye.control.SctpSendInfo;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_SCTP;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.option.SctpOptions.SCTP_RECVRCVINFO;

/// An echo server over SCTP: one socket for all peers, each answer in the stream of the question. `SctpEcho 10000`.
void main(String[] args) throws IOException {
    try (var socket = Socket.open(AF_INET, SOCK_SEQPACKET, IPPROTO_SCTP)) {
        socket.set(SCTP_RECVRCVINFO, true).bind(SocketAddress.loopback(Integer.parseInt(args[0]))).listen();
        IO.println("listening on " + socket.localAddress());
        while (true) {
            try (var question = socket.recvMessage(4096)) {
                var info = question.find(SctpReceiveInfo.class).orElseThrow();
                IO.println("%d bytes from %s in stream %d".formatted(question.count(), question.from(), info.stream()));
                socket.sendMessage(Message.of(question.data()).to(question.from())
                        .with(new SctpSendInfo(info.stream(), 0, info.protocol(), 0, info.association())));
            }
        }
    }
}
