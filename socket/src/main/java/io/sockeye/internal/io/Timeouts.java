package io.sockeye.internal.io;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/// How a wait ends that has come to nothing.
public final class Timeouts {
    private Timeouts() {}

    /// @param nanos which there were; 0 or less to leave them out
    static SocketTimeoutException passed(String call, long nanos) {
        return new SocketTimeoutException(
                nanos > 0
                        ? "%s timed out after %d ms".formatted(call, Deadline.millis(nanos))
                        : call + " timed out");
    }

    static InterruptedIOException interrupted(String call) {
        return new InterruptedIOException(call + " interrupted while waiting");
    }

    /// The same with the time that the whole call was given, where the one below has named the socket's.
    public static SocketTimeoutException within(
            String call, long millis, SocketTimeoutException passed) {
        var named =
                new SocketTimeoutException(
                        "%s timed out after %d ms".formatted(call, Math.max(0, millis)));
        named.bytesTransferred = passed.bytesTransferred;
        return named;
    }
}
