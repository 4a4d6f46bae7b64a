package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The connection takes no more data: EPIPE, ESHUTDOWN. SIGPIPE is never raised.
public final class BrokenPipeException extends ConnectionException {
    @Serial private static final long serialVersionUID = 1L;

    BrokenPipeException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
