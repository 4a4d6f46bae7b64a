package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Handler;
import io.sockeye.Socket;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/// The side that shows who it is.
///
/// One is enough for many connections. It is configured before the first [#wrap(Connection)]; only identities and trust change later, by
/// [#reload(Identity, Identity...)], [#forget(String)] and [#reloadTrust(X509Certificate...)]. All methods may be called from any thread.
public final class TlsServer {
    private final List<Identity> always =
            new ArrayList<>(); // this and what follows: guarded by this
    private final Map<Host, List<Identity>> named = new LinkedHashMap<>();
    private final List<X509Certificate> roots = new ArrayList<>();
    private List<String> alpn = List.of();
    private ClientCertificates wish = ClientCertificates.NONE;
    private boolean refusesUnknownNames;
    private @Nullable Duration handshakeTimeout;
    private @Nullable Keys keys; // made by the first wrap, and by each reload

    /// The keys of one time, and the sessions that were made with them.
    private record Keys(KeyChoice choice, SSLContext context) {}

    TlsServer(Identity identity) {
        always.add(Objects.requireNonNull(identity, "identity"));
    }

    // ---- configuring ----

    /// One more identity for all who ask for no name that has its own: with a key of another kind, RSA beside EC.
    ///
    /// @param more shown to clients that do not understand the keys of those before it
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer identity(Identity more) {
        requireNew();
        always.add(Objects.requireNonNull(more, "more"));
        return this;
    }

    /// The identity for clients that ask for this name (SNI, RFC 6066). Repeated calls with the same name add up, for keys of several kinds.
    ///
    /// @param host a name, or `*.example.org` for all names with one label more; the exact name goes before the pattern
    /// @param identity for it
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer identity(String host, Identity identity) {
        requireNew();
        Objects.requireNonNull(identity, "identity");
        named.computeIfAbsent(named(host), _ -> new ArrayList<>()).add(identity);
        return this;
    }

    private static Host named(String host) {
        var name = Host.pattern(host);
        if (!name.isName())
            throw new IllegalArgumentException(
                    host + " is an address: no client asks for it by name");
        return name;
    }

    /// Refuses clients that ask for a name which no identity has, with the alert `unrecognized_name`. Unless said, they are shown the identity that
    /// the server was made with, as are those who ask for no name.
    ///
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer refuseUnknownNames() {
        requireNew();
        refusesUnknownNames = true;
        return this;
    }

    /// The protocols that it speaks inside of TLS, the best first (ALPN, RFC 7301). A client that asks for others only is refused with the alert
    /// `no_application_protocol`; one that does not ask is served, and [TlsSession#alpn()] is empty.
    ///
    /// @param protocols `h2`, `http/1.1`, …
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer alpn(String... protocols) {
        requireNew();
        alpn = Profile.alpn(protocols);
        return this;
    }

    /// Whether clients are asked for certificates, which must lead to one that is trusted ([#trust(X509Certificate...)]).
    ///
    /// @param wish `NONE` unless said
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer clientCertificates(ClientCertificates wish) {
        requireNew();
        this.wish = Objects.requireNonNull(wish, "wish");
        return this;
    }

    /// Which clients it trusts. Repeated calls add up. There is no default: nobody's clients are those of the web's authorities.
    ///
    /// @param roots certificates of authorities, or of clients that sign their own; one at least
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer trust(X509Certificate... roots) {
        requireNew();
        this.roots.addAll(Verifier.roots(roots));
        return this;
    }

    /// How long a handshake may take. Unless said it is the timeout of the connection, and 10 seconds if that has none.
    ///
    /// @param timeout more than zero
    /// @return this
    /// @throws IllegalStateException if it has wrapped a connection
    public synchronized TlsServer handshakeTimeout(Duration timeout) {
        requireNew();
        handshakeTimeout = Limit.positive(timeout);
        return this;
    }

    private void requireNew() {
        if (keys != null)
            throw new IllegalStateException("the server has wrapped a connection already");
    }

    // ---- reloading ----

    /// Shows other certificates from now on, in place of those for all names: a renewed one, without a restart.
    ///
    /// Connections keep what they have. Sessions that were made before are not resumed any more.
    ///
    /// @param identity instead of those before
    /// @param more with keys of other kinds, as in [#identity(Identity)]
    /// @return this
    public synchronized TlsServer reload(Identity identity, Identity... more) {
        var all = all(identity, more);
        always.clear();
        always.addAll(all);
        renew();
        return this;
    }

    /// The same for a name or a pattern.
    ///
    /// @param host as in [#identity(String, Identity)]; it may be new
    /// @param identity instead of those before
    /// @param more with keys of other kinds
    /// @return this
    public synchronized TlsServer reload(String host, Identity identity, Identity... more) {
        named.put(named(host), all(identity, more));
        renew();
        return this;
    }

    private static List<Identity> all(Identity identity, Identity... more) {
        var all = new ArrayList<Identity>();
        all.add(Objects.requireNonNull(identity, "identity"));
        for (var each : more) all.add(Objects.requireNonNull(each, "more"));
        return all;
    }

    /// Has no identity for a name or a pattern any more: who asks for it meets what all others meet. Connections and sessions are as in
    /// [#reload(Identity, Identity...)].
    ///
    /// @param host as in [#identity(String, Identity)]; one that it does not have changes nothing
    /// @return this
    public synchronized TlsServer forget(String host) {
        if (named.remove(named(host)) != null) renew();
        return this;
    }

    /// Trusts other clients from now on. Connections and sessions are as in [#reload(Identity, Identity...)].
    ///
    /// @param roots instead of those before, as in [#trust(X509Certificate...)]; one at least
    /// @return this
    public synchronized TlsServer reloadTrust(X509Certificate... roots) {
        var all = Verifier.roots(roots);
        this.roots.clear();
        this.roots.addAll(all);
        renew();
        return this;
    }

    private void renew() {
        if (keys != null) keys = keys();
    }

    private Keys keys() {
        if (wish != ClientCertificates.NONE && roots.isEmpty())
            throw new IllegalStateException("which clients are trusted? trust(…) says it");
        var choice = new KeyChoice(always, named);
        var none = Pins.parse();
        var trust =
                roots.isEmpty() ? Verifier.trustingAnybody(none) : Verifier.trusting(roots, none);
        return new Keys(choice, Profile.context(choice, trust));
    }

    // ---- serving ----

    /// Begins TLS on a connection, which may have been used before (STARTTLS), and waits until the client has finished its handshake.
    ///
    /// The connection is owned by the result. If the handshake fails, it is closed.
    ///
    /// @param connection a stream, connected, blocking or with a timeout, of any family
    /// @return the connection inside of TLS, with the same timeout
    /// @throws IllegalArgumentException if the socket is no stream, or listens; it stays open
    /// @throws java.nio.channels.IllegalBlockingModeException if the socket is non-blocking; it stays open
    /// @throws IllegalStateException if clients are asked for certificates, and none is trusted
    /// @throws CertificateRefusedException if the client's certificate is not good
    /// @throws TlsAlertException if the client refuses us
    /// @throws TlsTruncatedException if it goes away
    /// @throws java.net.SocketTimeoutException if it takes too long
    /// @throws IOException if the connection fails
    public TlsSocket wrap(Connection connection) throws IOException {
        Profile.require(connection);
        Duration timeout;
        SSLEngine engine;
        AskedName asked;
        synchronized (this) {
            var known = keys;
            if (known == null) keys = known = keys();
            timeout = handshakeTimeout;
            asked = new AskedName(refusesUnknownNames ? known.choice::knows : _ -> true);
            engine = engine(known.context, asked);
        }
        return TlsSocket.open(connection, engine, asked::name, Limit.nanos(timeout, connection));
    }

    private SSLEngine engine(SSLContext context, AskedName asked) {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = Profile.parameters(context, alpn);
        switch (wish) {
            case NONE -> {}
            case WANTED -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        parameters.setSNIMatchers(List.of(asked));
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// What a [io.sockeye.server.Server] does with a connection: the handshake, on the connection's own thread, and then the handler. A
    /// handshake that fails is the failure of that connection, and reported as such.
    ///
    /// When the handler returns, the client gets close_notify. When it throws, the client does not: it is to know that what it got is not whole.
    ///
    /// @param handler what is done inside of TLS
    /// @return for `Server.of`
    public Handler<Socket> handler(Handler<? super TlsSocket> handler) {
        Objects.requireNonNull(handler, "handler");
        return socket -> {
            var tls = wrap(socket);
            try {
                handler.handle(tls);
            } catch (Throwable e) {
                try {
                    tls.abandon();
                } catch (IOException suppressed) {
                    e.addSuppressed(suppressed);
                }
                throw e;
            }
            tls.close();
        };
    }

    /// What it is set to; no key is in it.
    @Override
    public synchronized String toString() {
        return "TlsServer[%s%s%s]"
                .formatted(
                        always.getFirst(),
                        named.isEmpty() ? "" : ", " + named.keySet(),
                        alpn.isEmpty() ? "" : ", " + alpn);
    }
}
