package io.sockeye.internal.io;

/// What an operation waits for.
public enum Direction {
    /// Something to read: recv, accept.
    READ,
    /// Something in the error queue: recvmsg with MSG_ERRQUEUE.
    ERROR,
    /// Room to write, or the end of a connect.
    WRITE,
    /// Room of which the kernel sends no event: connect to a Unix listener with a full backlog, an unconnected Unix datagram to a
    /// full queue. Tried again after 1 ms, 2 ms, and so on up to 16 ms.
    RETRY
}
