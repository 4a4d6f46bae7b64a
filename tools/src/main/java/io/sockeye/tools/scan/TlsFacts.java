package io.sockeye.tools.scan;

import io.sockeye.tls.TlsSession;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a server shows in a TLS handshake.
///
/// @param protocol such as `TLSv1.3`
/// @param suite the cipher suite
/// @param alpn what was agreed on
/// @param subject of its certificate
/// @param issuer of its certificate
/// @param names its subjectAltNames: host names and addresses
/// @param notBefore since when it is valid
/// @param notAfter until when it is valid
/// @param fault why it would be refused, in lower case; empty if it would verify
record TlsFacts(
        String protocol,
        String suite,
        Optional<String> alpn,
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        Optional<String> fault) {
    private static final int DNS = 2; // GeneralName of RFC 5280
    private static final int ADDRESS = 7;

    static TlsFacts of(TlsSession session, Optional<String> fault) {
        var certificate = session.peer().getFirst();
        return new TlsFacts(
                session.protocol(),
                session.suite(),
                session.alpn(),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fault);
    }

    private static List<String> names(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) return names;
            for (var alternative : alternatives) {
                if (alternative.get(0) instanceof Integer type
                        && (type == DNS || type == ADDRESS)
                        && alternative.get(1) instanceof String text) names.add(text);
            }
        } catch (CertificateParsingException malformed) {
            // It has none that can be read.
        }
        return names;
    }
}
