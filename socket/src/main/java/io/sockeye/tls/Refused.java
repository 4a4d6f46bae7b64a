package io.sockeye.tls;

import javax.net.ssl.SSLException;

/// What JSSE throws, in types.
final class Refused {
    private Refused() {}

    static SSLException typed(SSLException failure) {
        var refusal = Refusal.behind(failure);
        if (refusal != null) return refusal;
        var left = TlsTruncatedException.of(failure);
        if (left != null) return left;
        var alert = TlsAlertException.of(failure);
        return alert != null ? alert : failure;
    }
}
