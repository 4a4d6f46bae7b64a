package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The address is not one of this machine, or no local port is left: EADDRNOTAVAIL.
public final class AddressNotAvailableException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    AddressNotAvailableException(
            String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }
}
