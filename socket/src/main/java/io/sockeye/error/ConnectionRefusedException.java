package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// Nobody listens there: ECONNREFUSED.
public final class ConnectionRefusedException extends ConnectionException {
    @Serial private static final long serialVersionUID = 1L;

    ConnectionRefusedException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
