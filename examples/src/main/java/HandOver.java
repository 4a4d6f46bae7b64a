import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.server.Server;
import io.sockeye.server.Succession;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;

final SocketAddress MEETING = SocketAddress.abstractUnix("sockeye-hand-over");

/// `HandOver PORT` serves until another one is started, gives it the listening socket, finishes its own connections and ends. No
/// client is refused meanwhile: the queue of those who connect belongs to the socket, and the socket to both.
void main(String[] args) throws Exception {
    if (args.length != 1) throw new IllegalArgumentException("HandOver PORT");
    try (var server = started(Integer.parseInt(args[0]))) {
        while (!handedOver(server)) {}
        IO.println(server.stop(Duration.ofSeconds(30)) ? "handed over" : "cut " + server.connections());
    }
}

/// On the listener of the process before this one, or a new one.
Server started(int port) throws IOException {
    try (var channel = Socket.open(AF_UNIX, SOCK_STREAM)) {
        channel.connect(MEETING);
        var succession = Succession.take(channel);                  // refuses another user's
        var server = Server.of(succession.sockets(), this::serve).start();
        succession.complete();
        return server;
    } catch (ConnectionRefusedException first) {
        return Server.of(Socket.createServer(SocketAddress.loopback(port)), this::serve).start();
    }
}

boolean handedOver(Server server) {
    try (var successor = successor()) {
        return server.handOver(successor);                          // refuses another user's, too
    } catch (IOException e) {
        IO.println(e.getMessage());
        return false;
    }
}

/// Waits for the next process. The name is free for that one when this returns.
Socket successor() throws IOException {
    try (var meeting = Socket.createServer(MEETING)) {
        IO.println("serving");
        return meeting.accept();
    }
}

void serve(Connection connection) throws IOException {
    connection.sendAll("from %d".formatted(ProcessHandle.current().pid()).getBytes());
}
