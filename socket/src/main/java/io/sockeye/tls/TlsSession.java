package io.sockeye.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// What two sides agreed upon in their handshake.
public final class TlsSession {
    private final ExtendedSSLSession session;
    private final String alpn;
    private final Optional<String> asked;
    private final boolean client;
    private final boolean resumed;
    private final List<X509Certificate> peer;

    /// @param asked the name, in this handshake: the session has that of its first one
    TlsSession(SSLEngine engine, Optional<String> asked, boolean resumed) {
        this.asked = asked;
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

    /// The name that the client asked for (SNI), RFC 6066, in the handshake of this connection.
    ///
    /// @return empty if it sent none, as when it asked for an IP address
    public Optional<String> requestedHost() {
        return asked;
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
    /// Its context is a string of length zero, as section 2 of the RFC says. Some programs give none, which in TLS 1.2 makes other bytes:
    /// `export("EXPORTER-Channel-Binding", 32)` makes theirs.
    ///
    /// @return 32 bytes, the same at both ends
    /// @throws SSLKeyException if JSSE cannot: in TLS 1.2 without the extended master secret, RFC 7627
    public byte[] tlsExporter() throws SSLKeyException {
        return export("EXPORTER-Channel-Binding", new byte[0], 32);
    }

    /// The channel binding `tls-server-end-point`, RFC 5929: a hash of the server's certificate, by the hash of its signature; SHA-256 where
    /// that is MD5 or SHA-1, or the signature has none, as those of Ed25519.
    ///
    /// @return the hash, the same at both ends
    public byte[] tlsServerEndPoint() {
        var certificate = (client ? peer : local()).getFirst();
        try {
            return MessageDigest.getInstance(hash(certificate)).digest(certificate.getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "certificate " + certificate.getSubjectX500Principal(), e);
        }
    }

    /// `SHA384withECDSA` has SHA-384, and `RSASSA-PSS` says it in its parameters.
    private static String hash(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return signature.equals("RSASSA-PSS")
                ? atLeast256(pssHash(certificate.getSigAlgParams()))
                : atLeast256(signature.split("WITH", 2)[0]);
    }

    private static String pssHash(byte @Nullable [] encoded)
            throws GeneralSecurityException, IOException {
        if (encoded == null) return "SHA-1"; // RFC 4055: unless it says more
        var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(encoded);
        return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
    }

    private static String atLeast256(String hash) {
        return switch (hash) {
            case "SHA224", "SHA-224" -> "SHA-224";
            case "SHA384", "SHA-384" -> "SHA-384";
            case "SHA512", "SHA-512" -> "SHA-512";
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
