package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The connection ended before it was accepted: ECONNABORTED, see accept(2).
public final class ConnectionAbortedException extends ConnectionException {
    @Serial private static final long serialVersionUID = 1L;

    ConnectionAbortedException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
