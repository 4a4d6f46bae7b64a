package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Server;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import io.sockeye.tools.Command;
import io.sockeye.tools.cli.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What services say of themselves.
@Tag("slow")
class ScanGreetingsTest {
    private static final Target HERE = new Target("localhost", InetAddress.getLoopbackAddress());

    private static Greeting ask(Socket listener) throws Exception {
        int port = listener.localAddress(IpSocketAddress.class).port();
        try (var greetings = new Greetings(Duration.ofMillis(500), 1)) {
            var answer = new CompletableFuture<Greeting>();
            greetings.ask(HERE, port, answer::complete);
            return answer.get(20, TimeUnit.SECONDS);
        }
    }

    private static Socket listener() throws Exception {
        return Socket.createServer(SocketAddress.loopback(0));
    }

    @Test
    void whoeverSpeaksFirst() throws Exception {
        var listener = listener();
        try (var server =
                Server.of(
                        listener,
                        socket ->
                                socket.sendAll(
                                        "SSH-2.0-x\r\nmore".getBytes(StandardCharsets.US_ASCII)))) {
            server.start();
            var greeting = ask(listener);
            assertThat(greeting.banner()).isEqualTo("SSH-2.0-x\r\nmore");
            assertThat(greeting.line()).isEqualTo("SSH-2.0-x");
            assertThat(greeting.asked()).isEmpty();
            assertThat(greeting.tls()).isEmpty();
        }
    }

    /// As a server of SSH or mail does that looks up whom it talks to: it speaks first, but not before the patience of the first word is over.
    @Test
    void whoeverIsSlowToGreet() throws Exception {
        var listener = listener();
        try (var server =
                Server.of(
                        listener,
                        socket -> {
                            listen(socket, Duration.ofMillis(900));
                            socket.sendAll("SSH-2.0-slow\r\n".getBytes(StandardCharsets.US_ASCII));
                        })) {
            server.start();
            var greeting = ask(listener);
            assertThat(greeting.line()).isEqualTo("SSH-2.0-slow");
            assertThat(greeting.asked()).isEmpty();
        }
    }

    /// Hears what the client says for so long, and longer if it goes on.
    private static void listen(Connection socket, Duration time) throws IOException {
        socket.timeout(time);
        try {
            while (socket.recv(1000).length > 0)
                ;
        } catch (SocketTimeoutException silent) {
            // Now it is our turn.
        }
    }

    /// RFC 1123 has no such names, and machines have them all the same.
    @Test
    void aNameThatIsNoneForTls() throws Exception {
        var listener = listener();
        var tls = Tls.server(Identity.selfSigned("localhost"));
        int port = listener.localAddress(IpSocketAddress.class).port();
        try (var server = Server.of(listener, tls.handler(socket -> socket.recv(1)));
                var greetings = new Greetings(Duration.ofMillis(500), 1)) {
            server.start();
            var answer = new CompletableFuture<Greeting>();
            var target = new Target("my_host", InetAddress.getLoopbackAddress());
            greetings.ask(target, port, answer::complete);
            assertThat(answer.get(20, TimeUnit.SECONDS).tls().orElseThrow().names())
                    .contains("localhost");
        }
    }

    @Test
    void aTerminalIsGivenNoControlCharacters() {
        var evil = new Greeting("\u001b[2J\u0007x\u009b", "", java.util.Optional.empty());
        assertThat(evil.line()).isEqualTo(".[2J.x.");
    }

    @Test
    void whoeverWaitsForHttp() throws Exception {
        var listener = listener();
        try (var server =
                Server.of(
                        listener,
                        socket -> {
                            var request = new String(socket.recv(1000), StandardCharsets.US_ASCII);
                            if (request.startsWith("HEAD / HTTP/1.0\r\n"))
                                socket.sendAll(
                                        "HTTP/1.0 200 OK\r\n\r\n"
                                                .getBytes(StandardCharsets.US_ASCII));
                        })) {
            server.start();
            var greeting = ask(listener);
            assertThat(greeting.line()).isEqualTo("HTTP/1.0 200 OK");
            assertThat(greeting.asked()).isEqualTo("HEAD / HTTP/1.0");
        }
    }

    @Test
    void aCertificateThatWouldNotVerify() throws Exception {
        var identity = Identity.selfSigned("localhost", "other.example");
        var listener = listener();
        var tls = Tls.server(identity).alpn("http/1.1");
        try (var server = Server.of(listener, tls.handler(socket -> socket.recv(1)))) {
            server.start();
            var facts = ask(listener).tls().orElseThrow();
            assertThat(facts.protocol()).isEqualTo("TLSv1.3");
            assertThat(facts.alpn()).contains("http/1.1");
            assertThat(facts.names()).contains("localhost", "other.example");
            assertThat(facts.subject())
                    .isEqualTo(identity.certificate().getSubjectX500Principal().getName());
            assertThat(facts.notAfter())
                    .isEqualTo(identity.certificate().getNotAfter().toInstant());
            assertThat(facts.fault()).contains("self signed");
        }
    }

    @Test
    void whoeverSaysNothing() throws Exception {
        var listener = listener();
        try (var server = Server.of(listener, socket -> socket.recv(1))) {
            server.start();
            assertThat(ask(listener)).isEqualTo(Greeting.NONE);
        }
        // Nobody at all.
        try (var closed = listener()) {
            closed.close();
        }
    }

    @Test
    void theCommandShowsThem() throws Exception {
        var listener = listener();
        int port = listener.localAddress(IpSocketAddress.class).port();
        try (var server =
                Server.of(
                        listener,
                        socket ->
                                socket.sendAll(
                                        "220 mail\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            server.start();
            var words = new String[] {"scan", "--banner", "-p", "" + port, "127.0.0.1"};
            var table = Command.sockeye(List.of(), words);
            assertThat(table.out())
                    .anyMatch(line -> line.matches(port + "/tcp +open .*  220 mail"));
            var json =
                    Command.sockeye(
                            List.of(), "scan", "--banner", "--json", "-p", "" + port, "127.0.0.1");
            assertThat(json.out().getFirst()).contains("\"banner\":\"220 mail\\u000d\\u000a\"");
        }
    }
}
