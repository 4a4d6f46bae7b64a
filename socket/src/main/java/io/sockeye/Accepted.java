package io.sockeye;

import io.sockeye.address.SocketAddress;
import java.io.Closeable;
import java.io.IOException;

/// A connection and where it came from, as accept4(2) says both at once.
///
/// @param socket the connection, the caller's to close
/// @param from the peer, also when it has gone since
public record Accepted(Socket socket, SocketAddress from) implements Closeable {

    /// Closes the connection.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
