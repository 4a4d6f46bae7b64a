package io.sockeye.tools.nc;

import io.sockeye.tls.ClientCertificates;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsClient;
import io.sockeye.tls.TlsServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// What is said of TLS on the command line.
///
/// @param insecure nobody looks whether the server is whom it should be
/// @param trust certificates in PEM; instead of the platform's roots, and of a server: whose clients may come in
/// @param pins as [TlsClient#pin] takes them
/// @param chain and
/// @param key what we show of ourselves, both or neither
/// @param alpn protocols, the best one first
/// @param name whom a server must be, where that is not the host
record Security(
        boolean insecure,
        Optional<Path> trust,
        List<String> pins,
        Optional<Path> chain,
        Optional<Path> key,
        List<String> alpn,
        Optional<String> name) {
    Security {
        if (chain.isPresent() != key.isPresent())
            throw new IllegalArgumentException("--cert and --key belong together");
        if (insecure && trust.isPresent())
            throw new IllegalArgumentException(
                    "--insecure trusts everybody: --trust would do nothing");
    }

    /// Whether anything is said.
    boolean isAsked() {
        return insecure
                || trust.isPresent()
                || !pins.isEmpty()
                || chain.isPresent()
                || !alpn.isEmpty()
                || name.isPresent();
    }

    TlsClient client() throws IOException {
        var client = Tls.client();
        if (insecure) client.withoutVerification();
        if (trust.isPresent()) client.trust(certificates(trust.get()));
        if (!pins.isEmpty()) client.pin(pins.toArray(String[]::new));
        if (chain.isPresent()) client.identity(own());
        if (!alpn.isEmpty()) client.alpn(alpn.toArray(String[]::new));
        return client;
    }

    /// @param events hear of an identity that is made for the occasion
    TlsServer server(Events events) throws IOException {
        Identity identity;
        if (chain.isPresent()) {
            identity = own();
        } else {
            identity = Identity.selfSigned(name.orElse("localhost"), "127.0.0.1", "::1");
            events.developmentIdentity(identity.fingerprint());
        }
        var server = Tls.server(identity);
        if (trust.isPresent())
            server.clientCertificates(ClientCertificates.REQUIRED).trust(certificates(trust.get()));
        if (!alpn.isEmpty()) server.alpn(alpn.toArray(String[]::new));
        return server;
    }

    private Identity own() throws IOException {
        return Identity.fromPem(chain.orElseThrow(), key.orElseThrow());
    }

    private static X509Certificate[] certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (CertificateException e) {
            throw new IOException(file + " has no certificates in PEM: " + e.getMessage(), e);
        }
    }
}
