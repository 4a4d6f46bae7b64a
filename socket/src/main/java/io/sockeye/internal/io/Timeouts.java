package io.sockeye.internal.io;

import java.net.SocketTimeoutException;

/// The texts of timeouts that are not the socket's own.
public final class Timeouts {
    private Timeouts() {}

    /// The same with the time that the whole call was given, where [Handle] names the socket's.
    public static SocketTimeoutException within(
            String call, long millis, SocketTimeoutException passed) {
        var named =
                new SocketTimeoutException(
                        "%s timed out after %d ms".formatted(call, Math.max(0, millis)));
        named.bytesTransferred = passed.bytesTransferred;
        return named;
    }
}
