package io.sockeye.server;

import io.sockeye.Socket;
import java.io.IOException;

/// Closes what nobody uses any more.
final class Closing {
    private static final System.Logger LOGGER = System.getLogger("io.sockeye.server");

    private Closing() {}

    /// Called for its class to be loaded.
    static void prepare() {}

    /// The descriptor is closed also when close(2) says otherwise; that it did is for the log.
    static void of(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "close", e);
        }
    }
}
