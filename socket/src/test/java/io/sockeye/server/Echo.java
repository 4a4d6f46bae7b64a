package io.sockeye.server;

import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.time.Duration;

/// A handler that sends back what comes, and a client that looks that it does.
final class Echo {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Echo() {}

    static void handle(Connection connection) throws IOException {
        byte[] data;
        while ((data = connection.recv(4096)).length > 0) connection.sendAll(data);
    }

    /// Connects; whatever waits longer fails.
    static Socket client(SocketAddress server) throws IOException {
        var socket = Socket.open(server.family(), SOCK_STREAM);
        try {
            return client(socket, server);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static Socket client(Socket socket, SocketAddress server) throws IOException {
        return socket.timeout(PATIENCE).connect(server);
    }

    /// One round trip.
    static void round(Socket client, String text) throws IOException {
        client.sendAll(text.getBytes(UTF_8));
        assertThat(new String(client.recv(4096), UTF_8)).isEqualTo(text);
    }

    /// Says that there is no more, and sees that the server says so, too.
    static void end(Socket client) throws IOException {
        client.shutdown(Shutdown.SHUT_WR);
        assertThat(client.recv(1)).isEmpty();
        client.close();
    }
}
