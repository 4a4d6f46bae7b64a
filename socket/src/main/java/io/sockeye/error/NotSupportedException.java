package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The kernel does not know this: EAFNOSUPPORT, EPROTONOSUPPORT, EOPNOTSUPP, ENOPROTOOPT.
public final class NotSupportedException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    NotSupportedException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
