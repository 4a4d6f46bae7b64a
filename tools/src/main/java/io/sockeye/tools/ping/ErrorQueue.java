package io.sockeye.tools.ping;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;

import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.WouldBlockException;
import java.io.IOException;

/// What a socket keeps apart from its answers: when its probes left, and which did not arrive and who says so. IP_RECVERR of ip(7).
final class ErrorQueue {
    private static final int CONTROL = 512;

    private ErrorQueue() {}

    /// Who is told what was there.
    interface Reader {
        /// The kernel has given a probe to the device.
        ///
        /// @param wall when, in nanoseconds since 1970
        void left(long wall);

        /// A packet did not get there.
        ///
        /// @param message its data is the packet as the error quotes it, its `from` where that was going
        void error(ReceivedMessage message, ReceivedError error) throws IOException;
    }

    /// Takes all that is there; never waits.
    ///
    /// @param room for what is quoted, in bytes
    /// @return how many errors came from elsewhere
    static int read(Socket socket, int room, Reader reader) throws IOException {
        for (int count = 0; ; ) {
            try (var message = socket.recvMessage(room, CONTROL, MSG_ERRQUEUE)) {
                var error = message.find(ReceivedError.class).orElse(null);
                if (error == null) continue;
                if (error.origin() == ReceivedError.SO_EE_ORIGIN_TIMESTAMPING) {
                    reader.left(Clocks.wall(message));
                } else {
                    if (error.origin() != ReceivedError.SO_EE_ORIGIN_LOCAL) count++;
                    reader.error(message, error);
                }
            } catch (WouldBlockException _) {
                return count;
            }
        }
    }
}
