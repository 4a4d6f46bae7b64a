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
import java.util.concurrent.Semaphore;

/// Asks open ports who they are, each on a virtual thread and over connections of its own: it waits for a greeting, shakes hands by TLS, and at
/// last asks as a browser does. No port takes longer than a few times the patience.
final class Greetings implements Closeable {
    private static final int TOGETHER = 64;
    private static final int LONGEST = 512;

    /// Ports where the client speaks first, and speaks TLS.
    private static final Set<Integer> TLS_PORTS =
            Set.of(
                    443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 6443, 6697,
                    8443, 8883, 9443);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(TOGETHER);
    private final Duration patience;

    /// Who wants to know.
    interface Listener {
        void greeted(Greeting greeting);
    }

    /// @param patience how long to wait for a connection, and for each word
    Greetings(Duration patience) {
        this.patience = patience;
    }

    /// Asks; the listener is told on another thread, whatever happens.
    void ask(Target target, int port, Listener listener) {
        threads.execute(() -> {
            var greeting = Greeting.NONE;
            try {
                places.acquire();
                try {
                    greeting = greet(target, port);
                } finally {
                    places.release();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                listener.greeted(greeting);
            }
        });
    }

    private Greeting greet(Target target, int port) {
        if (!TLS_PORTS.contains(port)) {
            var banner = say(target, port, "");
            if (!banner.isEmpty()) return new Greeting(banner, "", Optional.empty());
        }
        var tls = shakeHands(target, port);
        if (tls.isPresent()) return new Greeting("", "", tls);
        var asked = "HEAD / HTTP/1.0";
        var answer = say(target, port, asked + "\r\n\r\n");
        return answer.isEmpty() ? Greeting.NONE : new Greeting(answer, asked, Optional.empty());
    }

    /// The first words of a server; empty if there are none.
    private String say(Target target, int port, String text) {
        try (var connection = connect(target, port)) {
            if (!text.isEmpty()) connection.sendAll(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(connection.recv(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException silent) {
            return "";
        }
    }

    /// The first handshake verifies; if it is refused for the certificate, a second one, without verification, shows what it is.
    private Optional<TlsFacts> shakeHands(Target target, int port) {
        var client = Tls.client();
        try {
            return Optional.of(facts(client, target, port, Optional.empty()));
        } catch (CertificateRefusedException e) {
            var fault = e.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            try {
                var anyone = Tls.client().withoutVerification();
                return Optional.of(facts(anyone, target, port, Optional.of(fault)));
            } catch (IOException notTwice) {
                return Optional.empty();
            }
        } catch (IOException notTls) {
            return Optional.empty();
        }
    }

    private TlsFacts facts(TlsClient client, Target target, int port, Optional<String> fault)
            throws IOException {
        client.alpn("h2", "http/1.1").handshakeTimeout(patience);
        var name = Targets.text(target.address());
        boolean named = !target.name().isEmpty() && target.name().indexOf('/') < 0;
        try (var tls = client.wrap(connect(target, port), named ? target.name() : name)) {
            return TlsFacts.of(tls.session(), fault);
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
