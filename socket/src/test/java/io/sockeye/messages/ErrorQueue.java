package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;

import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.error.WouldBlockException;
import java.io.IOException;

/// The error queue of a socket, whose next notice may still be on its way: nothing waits for it but poll(2).
final class ErrorQueue {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private ErrorQueue() {}

    /// The next notice.
    static ReceivedMessage next(Socket socket, int size) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return socket.recvMessage(size, 1024, MSG_ERRQUEUE);
            } catch (WouldBlockException nothingYet) {
                if (System.nanoTime() > deadline) throw nothingYet;
                Thread.onSpinWait();
            }
        }
    }
}
