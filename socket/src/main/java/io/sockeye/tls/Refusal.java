package io.sockeye.tls;

import java.io.Serial;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A refused certificate on its way through JSSE, which carries a [CertificateException] as a cause.
final class Refusal extends CertificateException {
    @Serial private static final long serialVersionUID = 1;

    private final CertificateFault fault;
    private final X509Certificate certificate;

    /// @param cause what said so; null if we did
    Refusal(
            CertificateFault fault,
            X509Certificate certificate,
            String text,
            @Nullable Throwable cause) {
        // From the reason in the cause JSSE chooses the alert.
        super(text, new CertPathValidatorException(text, cause, null, -1, fault.reason()));
        this.fault = fault;
        this.certificate = certificate;
    }

    /// The refusal behind what JSSE throws; null if there is none.
    static @Nullable CertificateRefusedException behind(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal)
                return new CertificateRefusedException(
                        refusal.fault, refusal.certificate, text(refusal), failure);
        }
        return null;
    }

    private static String text(Refusal refusal) {
        var text = refusal.getMessage();
        return text == null ? refusal.fault.toString() : text;
    }
}
