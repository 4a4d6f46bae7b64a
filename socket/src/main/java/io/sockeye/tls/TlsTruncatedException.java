package io.sockeye.tls;

import java.io.Serial;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The stream ended without close_notify: whoever cut it need not be the peer, and what came may not be all. Or it ended in the handshake,
/// however politely.
///
/// The text says where: during the handshake, in the middle of a record, or between two. Every further read says so again.
public final class TlsTruncatedException extends SSLException {
    @Serial private static final long serialVersionUID = 1;

    /// What JSSE says of a close_notify in the handshake.
    private static final String POLITE = "Received close_notify during handshake";

    TlsTruncatedException(String where) {
        super(where);
    }

    /// The end that JSSE tells of; null if it tells of something else.
    static @Nullable TlsTruncatedException of(SSLException failure) {
        var text = failure.getMessage();
        if (text == null || !text.contains(POLITE)) return null;
        var left = new TlsTruncatedException("the peer has ended the handshake with close_notify");
        left.initCause(failure);
        return left;
    }
}
