import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.Credentials;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_PASSCRED;
import static io.sockeye.option.SocketOptions.SO_PEERCRED;

/// Listens to processes of its own user alone. The kernel says who connected, and of each message who sent it: a connection may be
/// passed on.
void main() throws IOException {
    int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    try (var listener = Socket.open(AF_UNIX, SOCK_STREAM)) {
        listener.set(SO_PASSCRED, true)                     // before anyone connects: what is accepted inherits it
                .bind(SocketAddress.abstractUnix("sockeye-check")).listen();
        while (true) {
            try (var channel = listener.accept()) {
                var connected = channel.get(SO_PEERCRED);
                if (connected.uid() != self) {
                    IO.println("refused user " + connected.uid());
                    continue;
                }
                try (var message = channel.recvMessage(1024)) {
                    if (message.count() == 0) continue;     // an end has no sender
                    var sender = message.find(Credentials.class).orElseThrow();
                    IO.println("%d connected, %d of user %d says %s".formatted(
                            connected.pid(), sender.pid(), sender.uid(), new String(message.data())));
                }
            }
        }
    }
}
