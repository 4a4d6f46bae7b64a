import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.VsockSocketAddress;
import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_STREAM;

/// An echo server for the virtual machines of this host, for its host, or for programs beside it (vsock_loopback): `VsockEcho 1024`.
void main(String[] args) throws IOException {
    try (var server = Socket.open(AF_VSOCK, SOCK_STREAM)) {
        server.bind(SocketAddress.vsock(VsockSocketAddress.VMADDR_CID_ANY, Long.parseLong(args[0]))).listen();
        IO.println("listening on " + server.localAddress());
        while (true) {
            var connection = server.accept();
            Thread.startVirtualThread(() -> echo(connection));
        }
    }
}

void echo(Socket connection) {
    try (connection) {
        byte[] data;
        while ((data = connection.recv(4096)).length > 0) connection.sendAll(data);
    } catch (IOException e) {
        System.err.println(e.getMessage());
    }
}
