package io.sockeye.tools.scan;

import static io.sockeye.option.SocketOptions.SO_LINGER;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketType;
import io.sockeye.option.Linger;
import io.sockeye.tls.CertificateRefusedException;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsClient;
import io.sockeye.tls.TlsSocket;
import io.sockeye.tools.cli.Target;
import io.sockeye.tools.cli.Targets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// Asks open ports who they are, each on a virtual thread and over connections of its own: it waits for a greeting, shakes hands by TLS, and at
/// last asks as a browser does. Who has not said anything by then is slow, as a server of mail or of SSH may be that looks up whom it talks
/// to: the last connections are given three times the patience. No port takes longer than ten times that.
final class Greetings implements Closeable {
    /// How many are asked at once, if there are descriptors for them.
    static final int TOGETHER = 64;

    private static final int LONGEST = 512;

    /// Ports where the client speaks first, and speaks TLS.
    private static final Set<Integer> TLS_PORTS =
            Set.of(
                    443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 6443, 6697,
                    8443, 8883, 9443);

    private static final int SLOW = 3;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Of each one is enough: it reads the trusted certificates once.
    private final TlsClient verifying;

    private final TlsClient trusting;
    private final Semaphore places;
    private final Duration patience;

    /// Who wants to know.
    interface Listener {
        void greeted(Greeting greeting);
    }

    /// @param patience how long to wait for a connection, and for each word
    /// @param together how many are asked at once, each with a descriptor
    Greetings(Duration patience, int together) {
        this.patience = patience;
        places = new Semaphore(together);
        verifying = client();
        trusting = client().withoutVerification();
    }

    private TlsClient client() {
        return Tls.client().alpn("h2", "http/1.1").handshakeTimeout(patience.multipliedBy(SLOW));
    }

    /// Asks; the listener is told on another thread, whatever happens.
    void ask(Target target, int port, Listener listener) {
        try {
            threads.execute(() -> {
                var greeting = Greeting.NONE;
                try {
                    greeting = greetInTurn(target, port);
                } finally {
                    listener.greeted(greeting);
                }
            });
        } catch (RejectedExecutionException stopped) {
            listener.greeted(Greeting.NONE);
        }
    }

    private Greeting greetInTurn(Target target, int port) {
        try {
            places.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Greeting.NONE;
        }
        try {
            return greet(target, port);
        } finally {
            places.release();
        }
    }

    private Greeting greet(Target target, int port) {
        if (!TLS_PORTS.contains(port)) {
            var banner = say(target, port, "", patience);
            if (!banner.isEmpty()) return new Greeting(banner, "", Optional.empty());
        }
        var tls = shakeHands(target, port);
        if (tls.isPresent()) return new Greeting("", "", tls);
        var asked = "HEAD / HTTP/1.0";
        var answer = say(target, port, asked + "\r\n\r\n", patience.multipliedBy(SLOW));
        if (answer.isEmpty()) return Greeting.NONE;
        // Who is only slow to greet has not heard the question.
        boolean greets = answer.startsWith("SSH-") || answer.startsWith("220");
        return new Greeting(answer, greets ? "" : asked, Optional.empty());
    }

    /// The first words of a server; empty if there are none.
    private String say(Target target, int port, String text, Duration patience) {
        try (var connection = connect(target, port)) {
            connection.timeout(patience);
            if (!text.isEmpty()) connection.sendAll(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(connection.recv(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException silent) {
            return "";
        }
    }

    /// The first handshake verifies; if it is refused for the certificate, a second one, without verification, shows what it is.
    private Optional<TlsFacts> shakeHands(Target target, int port) {
        try {
            return Optional.of(facts(verifying, target, port, Optional.empty()));
        } catch (CertificateRefusedException e) {
            var fault = e.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            try {
                return Optional.of(facts(trusting, target, port, Optional.of(fault)));
            } catch (IOException notTwice) {
                return Optional.empty();
            }
        } catch (IOException notTls) {
            return Optional.empty();
        }
    }

    private TlsFacts facts(TlsClient client, Target target, int port, Optional<String> fault)
            throws IOException {
        var connection = connect(target, port);
        try (connection;
                var tls = wrap(client, connection, target)) {
            return TlsFacts.of(tls.session(), fault);
        }
    }

    /// A name that TLS takes for none (RFC 1123 has no `_`) is not said: the certificate then is for the address, or for nobody.
    private static TlsSocket wrap(TlsClient client, Connection connection, Target target)
            throws IOException {
        try {
            return client.wrap(connection, target.name());
        } catch (IllegalArgumentException noName) {
            var text = Targets.text(target.address());
            int zone = text.indexOf('%');
            return client.wrap(connection, zone < 0 ? text : text.substring(0, zone));
        }
    }

    private Connection connect(Target target, int port) throws IOException {
        var family =
                target.address().getAddress().length == 4
                        ? AddressFamily.AF_INET
                        : AddressFamily.AF_INET6;
        var socket = Socket.open(family, SocketType.SOCK_STREAM);
        try {
            socket.set(SO_LINGER, Linger.of(Duration.ZERO)).timeout(patience);
            return socket.connect(io.sockeye.address.SocketAddress.inet(target.address(), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Ends those that are still asking, each of which is told that it has learnt nothing; does not wait for it.
    void stop() {
        threads.shutdownNow();
    }

    /// Ends those that are still asking, and waits until all have been told.
    @Override
    public void close() {
        stop();
        join();
    }

    /// Waits until all have been told.
    void join() {
        threads.close();
    }
}
