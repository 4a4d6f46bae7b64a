import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Server;

/// An echo server: a virtual thread for each client, with limits, for as long as the process runs.
void main() throws Exception {
    try (var server = Server.of(Socket.createServer(SocketAddress.loopback(7000)), c -> c.asInputStream().transferTo(c.asOutputStream()))) {
        server.start().join();
    }
}
