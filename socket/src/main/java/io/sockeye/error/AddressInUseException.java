package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The address has another owner: EADDRINUSE, see bind(2).
///
/// On connect it says that every local port is in use.
public final class AddressInUseException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    AddressInUseException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
