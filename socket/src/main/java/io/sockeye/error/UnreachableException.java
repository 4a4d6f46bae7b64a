package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// There is no way to the peer: ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN.
public final class UnreachableException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    UnreachableException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
