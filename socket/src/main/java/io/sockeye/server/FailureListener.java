package io.sockeye.server;

import io.sockeye.address.SocketAddress;

/// Who is told what went wrong.
@FunctionalInterface
public interface FailureListener {

    /// Called once for a connection or datagram that did not end well, on any thread: with what the handler threw, or with what the
    /// server cut it for, a `SocketTimeoutException` for a limit of [Limits] and an `InterruptedIOException` for [Server#stop]. Also for
    /// a server that can accept no longer.
    ///
    /// @param peer the other end; none where the server itself failed
    /// @param failure an `Error` comes as the cause of an `ExecutionException`
    void failed(SocketAddress peer, Exception failure);
}
