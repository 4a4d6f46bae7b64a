package io.sockeye.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// What two sides agreed upon in their handshake.
public final class TlsSession {
    private final ExtendedSSLSession session;
    private final String alpn;
    private final boolean client;
    private final boolean resumed;
    private final List<X509Certificate> peer;

    TlsSession(SSLEngine engine, boolean resumed) {
        this.session = (ExtendedSSLSession) engine.getSession();
        var chosen = engine.getApplicationProtocol();
        this.alpn = chosen == null ? "" : chosen;
        this.client = engine.getUseClientMode();
        this.resumed = resumed;
        this.peer = peer(session);
    }

    private static List<X509Certificate> peer(ExtendedSSLSession session) {
        try {
            return certificates(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    private static List<X509Certificate> certificates(
            java.security.cert.Certificate @Nullable [] chain) {
        if (chain == null) return List.of();
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    /// The version of TLS.
    ///
    /// @return `TLSv1.3` or `TLSv1.2`
    public String protocol() {
        return session.getProtocol();
    }

    /// The suite of ciphers.
    ///
    /// @return its name in IANA's list: `TLS_AES_256_GCM_SHA384`
    public String suite() {
        return session.getCipherSuite();
    }

    /// The protocol inside of TLS that was agreed upon, RFC 7301.
    ///
    /// @return empty if one side did not ask for any
    public Optional<String> alpn() {
        return alpn.isEmpty() ? Optional.empty() : Optional.of(alpn);
    }

    /// The name that the client asked for (SNI), RFC 6066.
    ///
    /// @return empty if it sent none, as when it asked for an IP address
    public Optional<String> requestedHost() {
        return session.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName())
                .findFirst();
    }

    /// What the peer has shown of itself, its own certificate first. With [TlsClient#withoutVerification()] nobody has looked whether it is true.
    ///
    /// @return as it was sent; empty if the peer has shown none
    public List<X509Certificate> peer() {
        return peer;
    }

    /// What we have shown of ourselves, our own certificate first.
    ///
    /// @return empty if none was asked for, or we have none
    public List<X509Certificate> local() {
        return certificates(session.getLocalCertificates());
    }

    /// Whether the handshake resumed an older session. The peer's certificates are then those of the older one, checked at that time.
    ///
    /// JSSE does not say so itself: we know because it then asks for neither keys nor trust.
    ///
    /// @return false after a full handshake
    public boolean isResumed() {
        return resumed;
    }

    /// Bytes that only the two ends of this connection know, for other protocols to build upon, RFC 8446 section 7.5, RFC 5705.
    ///
    /// @param label which bytes; from IANA's list of exporter labels
    /// @param length how many
    /// @return the bytes
    /// @throws SSLKeyException if JSSE cannot: in TLS 1.2 without the extended master secret, RFC 7627
    public byte[] export(String label, int length) throws SSLKeyException {
        return exported(label, null, length);
    }

    /// Like [#export(String, int)], bound to a context. In TLS 1.3 none and an empty one are the same, in TLS 1.2 they are not.
    ///
    /// @param label which bytes
    /// @param context what they are bound to
    /// @param length how many
    /// @return the bytes
    /// @throws SSLKeyException if JSSE cannot: in TLS 1.2 without the extended master secret, RFC 7627
    public byte[] export(String label, byte[] context, int length) throws SSLKeyException {
        return exported(label, context, length);
    }

    private byte[] exported(String label, byte @Nullable [] context, int length)
            throws SSLKeyException {
        return session.exportKeyingMaterialData(label, context, length);
    }

    /// The channel binding `tls-exporter`, RFC 9266: what SCRAM and others mix into a login, so that nobody in the middle can pass it on.
    ///
    /// @return 32 bytes, the same at both ends
    /// @throws SSLKeyException if JSSE cannot: in TLS 1.2 without the extended master secret, RFC 7627
    public byte[] tlsExporter() throws SSLKeyException {
        return export("EXPORTER-Channel-Binding", new byte[0], 32);
    }

    /// The channel binding `tls-server-end-point`, RFC 5929: a hash of the server's certificate, by the hash of its signature; SHA-256 where
    /// that is MD5 or SHA-1, or has none.
    ///
    /// @return the hash, the same at both ends
    public byte[] tlsServerEndPoint() {
        var certificate = (client ? peer : local()).getFirst();
        try {
            return MessageDigest.getInstance(hash(certificate.getSigAlgName()))
                    .digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(
                    "certificate " + certificate.getSubjectX500Principal(), e);
        }
    }

    /// `SHA384withECDSA` has SHA-384; of `RSASSA-PSS` it is in the parameters, and of `Ed25519` there is none.
    private static String hash(String signature) {
        return switch (signature.toUpperCase(Locale.ROOT).split("WITH", 2)[0]) {
            case "SHA224" -> "SHA-224";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            default -> "SHA-256";
        };
    }

    /// `TlsSession[TLSv1.3, TLS_AES_256_GCM_SHA384]`: no secret is in it.
    @Override
    public String toString() {
        return "TlsSession[%s, %s%s%s]"
                .formatted(
                        protocol(),
                        suite(),
                        alpn.isEmpty() ? "" : ", " + alpn,
                        resumed ? ", resumed" : "");
    }
}
