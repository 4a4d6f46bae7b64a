package io.sockeye.server;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import javax.net.ssl.SSLException;

/// The listener for those who name none: a log, in which what any peer can cause is not loud.
final class FailureLog implements FailureListener {
    private static final System.Logger LOGGER = System.getLogger("io.sockeye.server");

    @Override
    public void failed(SocketAddress peer, Exception failure) {
        boolean common =
                failure instanceof ConnectionException
                        || failure instanceof InterruptedIOException // timeouts among them
                        || failure instanceof EOFException
                        || failure instanceof SSLException; // handshakes of whoever scans ports
        var what = peer.equals(SocketAddress.none()) ? "server" : "handler for " + peer;
        LOGGER.log(common ? Level.DEBUG : Level.WARNING, what + " failed", failure);
    }
}
