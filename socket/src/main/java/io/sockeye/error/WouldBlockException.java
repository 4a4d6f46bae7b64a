package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// Nothing there yet, on a non-blocking socket: EAGAIN, EINPROGRESS, EALREADY.
///
/// An event loop uses the `try…` verbs instead, which answer this without an exception.
public final class WouldBlockException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    WouldBlockException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
