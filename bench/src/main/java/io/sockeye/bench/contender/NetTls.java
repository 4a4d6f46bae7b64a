package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server for TLS with SSLSocket, a virtual thread for each connection: `FOLDER`, where identity.p12 is.
public final class NetTls {
    private static final char[] PASSWORD = "bench".toCharArray();

    private NetTls() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var listener =
                context(Path.of(args[0], "identity.p12"))
                        .getServerSocketFactory()
                        .createServerSocket(0, Server.BACKLOG, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> accept(listener));
        Server.serveUntilEnd(listener.getLocalPort());
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                var connection = (SSLSocket) listener.accept();
                connection.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private static void serve(SSLSocket connection) {
        try (connection) {
            TlsOrders.obey(connection.getInputStream(), connection.getOutputStream());
        } catch (IOException e) {
            Server.fail(e);
        }
    }
}
