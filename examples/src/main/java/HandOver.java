import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import java.nio.channels.ClosedChannelException;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_PEERCRED;

final SocketAddress MEETING = SocketAddress.abstractUnix("sockeye-hand-over");

/// `HandOver PORT` serves until another one is started, gives it the listening socket, finishes its own connections and ends. No
/// client is refused meanwhile: the queue of those who connect belongs to the socket, and the socket to both. Both look who the other is:
/// an abstract name is everybody's.
void main(String[] args) throws Exception {
    if (args.length != 1) throw new IllegalArgumentException("HandOver PORT");
    var listener = listener(Integer.parseInt(args[0]));
    var serving = Thread.ofVirtual().start(() -> serve(listener));
    try (listener; var successor = successor()) {
        successor.sendDescriptors("take".getBytes(), listener);     // a copy; ours is closed after it
    }
    serving.join();
    IO.println("handed over");
}

/// Waits for the next process. The name is free for that one when this returns.
Socket successor() throws IOException {
    try (var meeting = Socket.createServer(MEETING)) {
        IO.println("serving");
        while (true) {
            var other = meeting.accept();
            if (isOurs(other)) return other;
            other.close();
        }
    }
}

/// That of the process before this one, or a new one.
Socket listener(int port) throws IOException {
    try (var channel = Socket.open(AF_UNIX, SOCK_STREAM)) {
        channel.connect(MEETING);
        if (!isOurs(channel)) throw new IOException("another user is at " + MEETING);
        try (var message = channel.recvDescriptors(4, 1)) {
            return Socket.adopt(message.takeDescriptor().orElseThrow(() -> new IOException("no socket was handed over")));
        }
    } catch (ConnectionRefusedException first) {
        return Socket.createServer(SocketAddress.loopback(port));
    }
}

/// Whether the process at the other end is of our user.
boolean isOurs(Socket other) throws IOException {
    int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return other.get(SO_PEERCRED).uid() == self;
}

void serve(Socket listener) {
    try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {       // waits for all of them at its end
        while (true) {
            var connection = listener.accept();
            connections.submit(() -> {
                try (connection) {
                    connection.sendAll("from %d".formatted(ProcessHandle.current().pid()).getBytes());
                }
                return null;
            });
        }
    } catch (ClosedChannelException handedOver) {
        // the next process accepts now
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
