package io.sockeye.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;

/// What a peer's certificate is to be good for, RFC 5280, 4.2.1.12.
enum Usage {
    SERVER("1.3.6.1.5.5.7.3.1", "a server"),
    CLIENT("1.3.6.1.5.5.7.3.2", "a client");

    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;

    private final String purpose;
    private final String name;

    Usage(String purpose, String name) {
        this.purpose = purpose;
        this.name = name;
    }

    /// Whether a certificate may be used so. All suites that we speak sign with its key.
    boolean isAllowed(X509Certificate certificate) {
        var bits = certificate.getKeyUsage();
        if (bits != null && !bits[DIGITAL_SIGNATURE]) return false;
        try {
            var purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(purpose) || purposes.contains(ANY);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
