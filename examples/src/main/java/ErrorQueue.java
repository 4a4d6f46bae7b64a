import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import java.net.SocketTimeoutException;
import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.IpOptions.IP_RECVERR;

/// `ErrorQueue PORT…` asks several servers by one socket. An error says that some datagram failed; the error queue says which.
void main(String[] ports) throws IOException {
    if (ports.length == 0) throw new IllegalArgumentException("ErrorQueue PORT…");
    try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
        socket.set(IP_RECVERR, true).timeout(Duration.ofSeconds(1));
        for (var port : ports) {
            var server = SocketAddress.loopback(Integer.parseInt(port));
            sendTo(socket, ("anyone on " + port + "?").getBytes(), server);
        }
        while (true) {
            try {
                var answer = socket.recvFrom(1500);
                IO.println(answer.from() + " says " + new String(answer.data()));
            } catch (SocketTimeoutException nothingMore) {
                break;
            } catch (ErrnoException failed) {
                if (report(socket) == 0) throw failed;      // not of a datagram, but of the socket
            }
        }
    }
}

/// The error of a datagram before may meet the next one, which has not left then.
void sendTo(Socket socket, byte[] data, SocketAddress server) throws IOException {
    try {
        socket.sendTo(data, server);
    } catch (ErrnoException failed) {
        if (report(socket) == 0) throw failed;
        socket.sendTo(data, server);
    }
}

/// Empties the queue, whose reading never waits.
int report(Socket socket) throws IOException {
    for (int count = 0; ; count++) {
        try (var notice = socket.recvMessage(1500, 512, MSG_ERRQUEUE)) {
            var error = notice.find(ReceivedError.class).orElseThrow();
            IO.println("<%s> did not reach %s: %s, says %s".formatted(
                    new String(notice.data()), notice.from(), error.errno(), error.offender()));
        } catch (WouldBlockException empty) {
            return count;
        }
    }
}
