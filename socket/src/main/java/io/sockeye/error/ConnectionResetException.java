package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The peer, or a keepalive, ended the connection with a reset: ECONNRESET, ENETRESET.
public final class ConnectionResetException extends ConnectionException {
    @Serial private static final long serialVersionUID = 1L;

    ConnectionResetException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
