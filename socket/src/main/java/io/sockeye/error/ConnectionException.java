package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// Any way in which a peer fails us: refused, reset, aborted, silent, gone.
public class ConnectionException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    ConnectionException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
