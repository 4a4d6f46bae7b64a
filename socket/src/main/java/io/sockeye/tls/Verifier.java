package io.sockeye.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Decides whether a peer is whom it says, and says why not.
///
/// The chain and its signatures are the JDK's to check (PKIX, RFC 5280). What the JDK leaves out is checked here: the time and the usage of a
/// certificate that is itself trusted; names more strictly than the JDK does, which takes common names and stars in the middle; pins.
final class Verifier extends X509ExtendedTrustManager {
    private final @Nullable X509ExtendedTrustManager platform; // null: nothing is verified but pins
    private final Pins pins;

    private Verifier(@Nullable X509ExtendedTrustManager platform, Pins pins) {
        this.platform = platform;
        this.pins = pins;
    }

    /// One that trusts these roots.
    ///
    /// @param roots empty for those of the platform
    static Verifier trusting(List<X509Certificate> roots, Pins pins) {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(roots.isEmpty() ? null : store(roots));
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended)
                    return new Verifier(extended, pins);
            }
            throw new IllegalStateException("the JDK has no trust manager that checks names");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the trusted certificates cannot be read", e);
        }
    }

    /// What a caller wants trusted.
    static List<X509Certificate> roots(X509Certificate... roots) {
        if (roots.length == 0) throw new IllegalArgumentException("there is nothing to trust");
        for (var root : roots) Objects.requireNonNull(root, "roots");
        return List.of(roots);
    }

    private static KeyStore store(List<X509Certificate> roots)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var root : roots) store.setCertificateEntry("root " + store.size(), root);
        return store;
    }

    /// One that trusts anybody, or whoever has a pinned certificate.
    static Verifier trustingAnybody(Pins pins) {
        return new Verifier(null, pins);
    }

    // ---- what JSSE asks ----

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        Handshake.isFull();
        if (platform != null) {
            var host = Host.of(engine.getPeerHost());
            try {
                platform.checkServerTrusted(chain, authType, engine);
            } catch (CertificateException e) {
                throw Diagnosis.of(chain, platform, Usage.SERVER, host, e);
            }
            Diagnosis.examine(chain[0], Usage.SERVER, host);
            Diagnosis.examine(chain, platform);
        }
        pins.check(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        Handshake.isFull();
        if (platform == null) throw new CertificateException("no client is trusted");
        try {
            platform.checkClientTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw Diagnosis.of(chain, platform, Usage.CLIENT, null, e);
        }
        Diagnosis.examine(chain[0], Usage.CLIENT, null);
        Diagnosis.examine(chain, platform);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform == null ? new X509Certificate[0] : platform.getAcceptedIssuers();
    }

    // ---- what it never asks of an engine ----

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("only for engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("only for engines");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("only for engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("only for engines");
    }
}
