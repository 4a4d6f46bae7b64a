package io.sockeye.fuzz.property;

import com.sun.management.ThreadMXBean;
import io.sockeye.Connection;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsClient;
import io.sockeye.tls.TlsServer;
import io.sockeye.tls.TlsSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/// Our client and our server, and the JDK's engines as their peers, which all trust one identity.
final class TlsSides {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// More than any handshake takes, also of a few attempts with chains of certificates.
    private static final long MOST_MEMORY = 32 * 1024 * 1024;

    private static final char[] PASSWORD = "password".toCharArray();

    private final TlsClient client;
    private final TlsServer server;
    private final SSLContext peers;

    TlsSides() {
        try {
            var identity = Identity.selfSigned("localhost");
            client = Tls.client().trust(identity.certificate());
            server = Tls.server(identity);
            peers = context(identity);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Identity identity)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", identity.certificate());
        var chain = identity.chain().toArray(new Certificate[0]);
        store.setKeyEntry("identity", key(identity), PASSWORD, chain);
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static java.security.PrivateKey key(Identity identity)
            throws GeneralSecurityException, IOException {
        var folder = Files.createTempDirectory("identity");
        var chain = folder.resolve("chain");
        var key = folder.resolve("key");
        try {
            identity.writePem(chain, key);
            var text = Files.readString(key).replaceAll("-----[^-]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } finally {
            Files.deleteIfExists(chain);
            Files.deleteIfExists(key);
            Files.delete(folder);
        }
    }

    /// Ours, over a connection to a peer of the other side.
    TlsSocket wrap(boolean asClient, Connection peer) throws IOException {
        return asClient ? client.wrap(peer, "localhost") : server.wrap(peer);
    }

    /// The peer's.
    SSLEngine peer(boolean ofClient, String protocol) {
        var engine = peers.createSSLEngine("localhost", 1);
        engine.setUseClientMode(!ofClient);
        engine.setEnabledProtocols(new String[] {protocol});
        return engine;
    }

    interface Exchange {
        void run() throws Exception;
    }

    /// Looks that it takes no more memory than an exchange may.
    static void measured(Exchange exchange) throws Exception {
        for (int attempt = 1; ; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            exchange.run();
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (taken <= MOST_MEMORY) return;
            // What a class takes when it is loaded is not the peer's.
            if (attempt == 3) throw new AssertionError(taken + " bytes taken");
        }
    }
}
