package io.sockeye;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// The texts of timeouts that are not the socket's own.
final class Timeouts {
    private Timeouts() {}

    /// The same with the time that the call was given, where [io.sockeye.internal.io.Handle] names the socket's.
    static SocketTimeoutException within(
            String call, Duration timeout, SocketTimeoutException passed) {
        var named =
                new SocketTimeoutException(
                        "%s timed out after %d ms"
                                .formatted(call, Math.max(0, timeout.toMillis())));
        named.bytesTransferred = passed.bytesTransferred;
        return named;
    }
}
