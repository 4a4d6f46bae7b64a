package io.sockeye.tls;

import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// What has ended a connection: every later call fails in the same way, none finds a clean end.
final class Failure {
    private volatile @Nullable IOException first;

    /// Keeps it, unless there is one already.
    synchronized <T extends IOException> T keep(T failure) {
        if (first == null) first = failure;
        return failure;
    }

    boolean exists() {
        return first != null;
    }

    /// Throws it, if there is one.
    void check() throws IOException {
        var known = first;
        if (known != null) throw again(known);
    }

    /// A fresh exception of the same kind: the stack of the first tells of another call.
    private static IOException again(IOException first) {
        IOException again =
                switch (first) {
                    case TlsTruncatedException e -> new TlsTruncatedException(text(e));
                    case TlsAlertException e -> new TlsAlertException(text(e), e.alert(), e);
                    case CertificateRefusedException e -> {
                        X509Certificate certificate = e.certificate();
                        yield new CertificateRefusedException(e.fault(), certificate, text(e), e);
                    }
                    case SSLHandshakeException e -> new SSLHandshakeException(text(e));
                    case SSLException e -> new SSLException(text(e));
                    case ErrnoException e ->
                            ErrnoException.of(e.call(), e.errno(), e.local(), e.peer());
                    default -> new IOException(text(first));
                };
        if (again.getCause() == null) again.initCause(first);
        return again;
    }

    private static String text(IOException failure) {
        var text = failure.getMessage();
        return text == null ? failure.toString() : text;
    }
}
