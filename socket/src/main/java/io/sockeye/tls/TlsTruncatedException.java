package io.sockeye.tls;

import java.io.Serial;
import javax.net.ssl.SSLException;

/// The stream ended without close_notify: whoever cut it need not be the peer, and what came may not be all.
///
/// The text says where: during the handshake, in the middle of a record, or between two. Every further read says so again.
public final class TlsTruncatedException extends SSLException {
    @Serial private static final long serialVersionUID = 1;

    TlsTruncatedException(String where) {
        super(where);
    }
}
