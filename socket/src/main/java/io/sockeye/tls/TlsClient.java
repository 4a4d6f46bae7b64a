package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.address.IpSocketAddress;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The side that speaks first and knows whom it wants to speak to.
///
/// One is enough for many connections, which resume each other's sessions: those to the same host and port, not for longer than a day. It
/// is configured before the first [#wrap(Connection, String)]; all methods may be called from any thread.
///
/// A server that is refused is told so with an alert, and the caller gets a [CertificateRefusedException] that says which certificate and why.
public final class TlsClient {
    private final List<X509Certificate> roots =
            new ArrayList<>(); // these and what follows: guarded by this
    private final List<Identity> identities = new ArrayList<>();
    private final List<String> pins = new ArrayList<>();
    private List<String> alpn = List.of();
    private boolean verifies = true;
    private @Nullable Duration handshakeTimeout;
    private @Nullable SSLContext context; // made by the first wrap

    TlsClient() {}

    // ---- configuring ----

    /// Whom it trusts, instead of the authorities of the platform. Repeated calls add up.
    ///
    /// A certificate that signs itself and is named here is trusted as the server's own, too, as that of [Identity#selfSigned(String...)].
    /// Its names and times count all the same.
    ///
    /// @param roots certificates of authorities, or of servers that sign their own; one at least
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient trust(X509Certificate... roots) {
        requireNew();
        this.roots.addAll(Verifier.roots(roots));
        return this;
    }

    /// Demands one of these certificates, beside all that is verified otherwise. Repeated calls add up.
    ///
    /// A pin is the SHA-256 of the server's own certificate in hex, with or without colons, as [Identity#fingerprint()] and
    /// `openssl x509 -fingerprint -sha256` print it (also with the `sha256 Fingerprint=` before it); or `sha256/` and the SHA-256 of its public
    /// key in base64 (RFC 7469; with `sha256//` as for curl), which outlives a new certificate for the same key. Those further up in the chain do not count: a server could send whatever it likes there.
    ///
    /// `withoutVerification().pin(…)` trusts by the pin alone.
    ///
    /// @param fingerprints one at least
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient pin(String... fingerprints) {
        requireNew();
        if (fingerprints.length == 0) throw new IllegalArgumentException("there is no pin");
        Pins.parse(fingerprints);
        pins.addAll(List.of(fingerprints));
        return this;
    }

    /// Whom the server sees, if it asks for a certificate. Repeated calls add up: the first that it can verify, by the kind of its key and the
    /// authorities that it names, is shown.
    ///
    /// @param identity the certificate and its key
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient identity(Identity identity) {
        requireNew();
        identities.add(Objects.requireNonNull(identity, "identity"));
        return this;
    }

    /// The protocols that it would like to speak inside of TLS, the best first (ALPN, RFC 7301). A server that speaks none of them ends the
    /// handshake with the alert `no_application_protocol`; one that does not know ALPN goes on, and [TlsSession#alpn()] is empty.
    ///
    /// @param protocols `h2`, `http/1.1`, …
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient alpn(String... protocols) {
        requireNew();
        alpn = Profile.alpn(protocols);
        return this;
    }

    /// Believes any server, whoever it may be: neither chain, name nor time is verified, only pins. What is sent is then safe from those who
    /// listen, and from nobody who stands in between.
    ///
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient withoutVerification() {
        requireNew();
        verifies = false;
        return this;
    }

    /// How long a handshake may take. Unless said it is the timeout of the connection, and 10 seconds if that has none.
    ///
    /// @param timeout more than zero
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsClient handshakeTimeout(Duration timeout) {
        requireNew();
        handshakeTimeout = Limit.positive(timeout);
        return this;
    }

    private void requireNew() {
        if (context != null)
            throw new IllegalStateException("the client has wrapped a connection already");
    }

    // ---- connecting ----

    /// Begins TLS on a connection, which may have been used before (STARTTLS), and waits until the server has been verified.
    ///
    /// The connection is owned by the result. If the handshake fails, it is closed. What the server has said before must have been read, and not
    /// by a reader that reads ahead: what such a one has taken is missing here, or, worse, was said by somebody in between.
    ///
    /// @param connection a stream, connected, blocking or with a timeout, of any family
    /// @param host whom it must lead to: a name, which is sent to the server (SNI), or an IP address, which is not. A certificate is for names or
    ///     addresses, not for ports. A name with `_` is none: RFC 1123 has no such, and JSSE refuses them.
    /// @return the connection inside of TLS, with the same timeout
    /// @throws IllegalArgumentException if the host is neither a name nor an address, or the socket is no stream, or listens; it stays open
    /// @throws java.nio.channels.IllegalBlockingModeException if the socket is non-blocking; it stays open
    /// @throws CertificateRefusedException if the server is not whom it should be
    /// @throws TlsAlertException if the server refuses us
    /// @throws TlsTruncatedException if it goes away
    /// @throws java.net.SocketTimeoutException if it takes too long
    /// @throws IOException if the connection fails
    public TlsSocket wrap(Connection connection, String host) throws IOException {
        Profile.require(connection);
        var peer = Host.of(Objects.requireNonNull(host, "host"));
        SSLContext context;
        List<String> alpn;
        boolean verifies;
        Duration timeout;
        synchronized (this) {
            context = context();
            alpn = this.alpn;
            verifies = this.verifies;
            timeout = handshakeTimeout;
        }
        var engine = Profile.engine(context, peer, port(connection));
        engine.setUseClientMode(true);
        var parameters = Profile.parameters(context, alpn);
        parameters.setServerNames(
                peer.isName() ? List.of(new SNIHostName(peer.text())) : List.of());
        if (verifies) parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        var asked = peer.isName() ? Optional.of(peer.text()) : Optional.<String>empty();
        return TlsSocket.open(connection, engine, () -> asked, Limit.nanos(timeout, connection));
    }

    /// Sessions are known by host and port. Whoever has no port shares them by name, which is what is verified.
    private static int port(Connection connection) throws IOException {
        try {
            return connection.peerAddress() instanceof IpSocketAddress address ? address.port() : 0;
        } catch (IOException | RuntimeException gone) {
            TlsSocket.giveUp(connection, gone);
            throw gone;
        }
    }

    private SSLContext context() {
        var known = context;
        if (known != null) return known;
        var allPins = Pins.parse(pins.toArray(String[]::new));
        var trust =
                verifies ? Verifier.trusting(roots, allPins) : Verifier.trustingAnybody(allPins);
        return context = Profile.context(new KeyChoice(identities, Map.of()), trust);
    }

    /// What it is set to; no key is in it.
    @Override
    public synchronized String toString() {
        return "TlsClient[%s%s%s]"
                .formatted(
                        verifies ? "verifies" : "does not verify",
                        pins.isEmpty() ? "" : ", pins",
                        alpn.isEmpty() ? "" : ", " + alpn);
    }
}
