package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.SocketType;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// What of TLS is spoken: 1.3 and 1.2, with forward secrecy, authenticated encryption, and no hash weaker than SHA-256.
///
/// What the JDK does not know, or its administrator has switched off, is left out.
final class Profile {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private static final List<String> SUITES =
            List.of(
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final String[] GROUPS = {
        "x25519", "secp256r1", "secp384r1", "secp521r1", "x448"
    };

    private static final String[] SIGNATURES = {
        "ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512", "ed25519",
        "ed448", "rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512",
        "rsa_pss_pss_sha256", "rsa_pss_pss_sha384", "rsa_pss_pss_sha512", "rsa_pkcs1_sha256",
        "rsa_pkcs1_sha384", "rsa_pkcs1_sha512"
    };

    private Profile() {}

    /// A context has the keys, the trust and the sessions that may be resumed.
    static SSLContext context(KeyChoice keys, Verifier trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }

    static SSLParameters parameters(SSLContext context, List<String> alpn) {
        var supported = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
        Predicate<String> known = supported::contains;
        var parameters = new SSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES.stream().filter(known).toArray(String[]::new));
        parameters.setNamedGroups(GROUPS);
        parameters.setSignatureSchemes(SIGNATURES);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setEnableRetransmissions(false);
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        return parameters;
    }

    /// What can carry TLS: a stream that is no listener. An engine waits for nobody, and so what it stands upon must not say that it does not
    /// wait.
    static void require(Connection connection) throws IOException {
        Objects.requireNonNull(connection, "connection");
        if (!(connection instanceof Socket socket)) return;
        if (!socket.type().equals(SocketType.SOCK_STREAM))
            throw new IllegalArgumentException(
                    "TLS needs a stream, which " + socket.type() + " is not");
        if (socket.get(SocketOptions.SO_ACCEPTCONN))
            throw new IllegalArgumentException("the socket listens: TLS is for what it accepts");
        if (!socket.isBlocking()) throw new java.nio.channels.IllegalBlockingModeException();
    }

    static List<String> alpn(String... protocols) {
        for (var protocol : protocols) {
            if (protocol.isEmpty()
                    || protocol.length() > 255
                    || !protocol.chars().allMatch(c -> c < 256))
                throw new IllegalArgumentException(
                        "protocol '" + protocol + "' has not 1 to 255 bytes");
        }
        return List.of(protocols);
    }

    static SSLEngine engine(SSLContext context, Host host, int port) {
        return context.createSSLEngine(host.text(), port);
    }
}
