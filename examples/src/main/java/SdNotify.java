import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

/// Tells systemd that this service is ready, as sd_notify(3) does; where nobody wants to know, it tells nobody.
void main() throws IOException {
    var name = System.getenv("NOTIFY_SOCKET");
    if (name == null) return;
    var manager = name.startsWith("@") ? SocketAddress.abstractUnix(name.substring(1)) : SocketAddress.unix(name);
    try (var socket = Socket.open(AF_UNIX, SOCK_DGRAM)) {
        socket.sendTo("READY=1\nSTATUS=serving\nMAINPID=%d".formatted(ProcessHandle.current().pid()).getBytes(), manager);
    }
}
