import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import static io.sockeye.Shutdown.SHUT_WR;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;

/// `Relay PORT HOST PORT` or `Relay PORT PATH` passes each connection on to a TCP or Unix server. The bytes do not enter Java.
void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) throw new IllegalArgumentException("Relay PORT HOST PORT, or Relay PORT PATH");
    try (var listener = Socket.createServer(SocketAddress.loopback(Integer.parseInt(args[0])))) {
        while (true) {
            var client = listener.accept();
            Thread.startVirtualThread(() -> relay(client, args));
        }
    }
}

void relay(Socket client, String[] args) {
    try (client; var server = connect(args)) {
        var there = Thread.startVirtualThread(() -> pass(client, server));
        pass(server, client);
        there.join();
    } catch (IOException | InterruptedException failed) {
        IO.println(failed);
    }
}

Socket connect(String[] args) throws IOException {
    if (args.length == 3) return Socket.createConnection(args[1], Integer.parseInt(args[2]));
    var server = Socket.open(AF_UNIX, SOCK_STREAM);
    try {
        return server.connect(SocketAddress.unix(args[1]));
    } catch (IOException absent) {
        server.close();
        throw absent;
    }
}

/// One direction to its end, which is passed on; the other one may go on.
void pass(Socket from, Socket to) {
    try {
        from.splice(to, Long.MAX_VALUE);
        to.shutdown(SHUT_WR);
    } catch (IOException broken) {
        try (from; to) {                                            // wakes the other direction
            IO.println(broken);
        } catch (IOException ignored) {
            // broken already
        }
    }
}
