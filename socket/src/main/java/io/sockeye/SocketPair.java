package io.sockeye;

import java.io.Closeable;
import java.io.IOException;

/// Two sockets connected to each other.
///
/// @param first one end
/// @param second the other
public record SocketPair(Socket first, Socket second) implements Closeable {

    /// Closes both.
    @Override
    public void close() throws IOException {
        try (first) {
            second.close();
        }
    }
}
