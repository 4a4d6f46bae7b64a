package io.sockeye.error;

import io.sockeye.address.SocketAddress;
import java.io.Serial;

/// The kernel does not know this: EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT, EOPNOTSUPP, ENOPROTOOPT. Of a family or protocol whose
/// module is not there the text names the module; of a protocol that does not go with the type of the socket, those with which it does.
public final class NotSupportedException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    NotSupportedException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }

    @Override
    String remedy() {
        return KernelModules.remedy(call(), errno());
    }
}
