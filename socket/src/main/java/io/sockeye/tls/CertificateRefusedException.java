package io.sockeye.tls;

import java.io.Serial;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLHandshakeException;

/// The peer's certificate was refused; [#fault()] says why, the text with the names and times in it.
public final class CertificateRefusedException extends SSLHandshakeException {
    @Serial private static final long serialVersionUID = 1;

    /// What is wrong with it.
    private final CertificateFault fault;

    /// The one at fault.
    private final X509Certificate certificate;

    CertificateRefusedException(
            CertificateFault fault, X509Certificate certificate, String text, Throwable cause) {
        super(text);
        this.fault = fault;
        this.certificate = certificate;
        initCause(cause);
    }

    /// What is wrong with it.
    ///
    /// @return one of the causes
    public CertificateFault fault() {
        return fault;
    }

    /// Which one it was.
    ///
    /// @return the one at fault: the peer's own, or one further up in its chain
    public X509Certificate certificate() {
        return certificate;
    }
}
