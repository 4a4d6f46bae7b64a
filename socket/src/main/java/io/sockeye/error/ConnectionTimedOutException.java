package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The kernel gave up waiting for the peer: ETIMEDOUT, see tcp(7).
///
/// A deadline of our own is a [java.net.SocketTimeoutException] instead.
public final class ConnectionTimedOutException extends ConnectionException {
    @Serial private static final long serialVersionUID = 1L;

    ConnectionTimedOutException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
