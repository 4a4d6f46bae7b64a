package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsTruncatedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `nc` inside of TLS, and through proxies.
@Tag("slow")
class NcSecureTest extends NcPrograms {
    // ---- TLS ----

    @Test
    void opensslAtTheOtherEnd() throws Exception {
        var identity = Identity.selfSigned("localhost");
        var chain = directory.resolve("chain");
        var key = directory.resolve("key");
        identity.writePem(chain, key);
        var listener =
                nc(
                        "-v",
                        "--cert",
                        chain.toString(),
                        "--key",
                        key.toString(),
                        "tls-listen:0",
                        "exec:head -n 1");
        var port = listener.port();
        var client =
                peer(
                        "openssl",
                        "s_client",
                        "-quiet",
                        "-no_ign_eof",
                        "-verify_return_error",
                        "-CAfile",
                        chain.toString(),
                        "-connect",
                        "localhost:" + port);
        client.input("through openssl\n".getBytes(UTF_8));
        client.await("verify return");
        listener.await("connected: from .*TLSv1.3");
        assertThat(client.text()).isEqualTo("through openssl\n");
    }

    @Test
    void opensslListens() throws Exception {
        var identity = Identity.selfSigned("localhost");
        var chain = directory.resolve("chain");
        var key = directory.resolve("key");
        identity.writePem(chain, key);
        String port;
        try (var free = Socket.createServer(SocketAddress.loopback(0))) {
            port = port(free);
        }
        peer(
                "openssl",
                "s_server",
                "-rev",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                chain.toString(),
                "-key",
                key.toString());
        Program nc;
        do {
            nc =
                    nc("--trust", chain.toString(), "--tls", "localhost", port)
                            .input("desrever\n".getBytes(UTF_8))
                            .endInput();
        } while (nc.status() == 1); // it does not listen yet
        assertThat(nc.text()).isEqualTo("reversed\n");
        assertThat(nc.status()).isZero();
    }

    @Test
    void tlsIsVerifiedUnlessSaidOtherwise() throws Exception {
        var listener = nc("-v", "-k", "tls-listen:0", "exec:cat");
        var fingerprint = listener.await("SHA-256 (\\S+)");
        var port = String.valueOf(listener.port());
        var refused = nc("--tls", "localhost", port).endInput();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().contains("signs itself");
        for (var options :
                List.of(List.of("--insecure"), List.of("--insecure", "--pin", fingerprint))) {
            var words = new ArrayList<>(options);
            words.addAll(List.of("--tls", "localhost", port));
            var nc = nc(words.toArray(String[]::new)).input("hello".getBytes(UTF_8)).endInput();
            assertThat(nc.text()).isEqualTo("hello");
            assertThat(nc.status()).isZero();
        }
        var other = nc("--insecure", "--pin", "00".repeat(32), "--tls", "localhost", port);
        assertThat(other.endInput().status()).isEqualTo(1);
    }

    @Test
    void aListenerDoesNotWaitForEverForAHandshake() throws Exception {
        var listener = nc("-v", "-w", "500ms", "tls-listen:0").endInput();
        try (var silent = Socket.createConnection("127.0.0.1", listener.port())) {
            assertThat(listener.status()).isEqualTo(1);
            assertThat(listener.complaints()).last().asString().contains("timed out");
            silent.nonBlocking();
        }
    }

    /// An answer that broke off does not look like one that is whole.
    @Test
    void whatBreaksOffHasNoEnd() throws Exception {
        var server = server();
        var nc = nc("-v", "tls-listen:0", "tcp:127.0.0.1:" + port(server));
        var plain = Socket.createConnection("127.0.0.1", nc.port());
        try (var client = Tls.client().withoutVerification().wrap(plain, "localhost")) {
            try (var target = server.accept()) {
                target.sendAll("half an ans".getBytes(UTF_8));
                assertThat(client.recvExactly(11)).asString().isEqualTo("half an ans");
                target.set(SocketOptions.SO_LINGER, Linger.of(Duration.ZERO));
            }
            assertThatThrownBy(() -> client.recv(1)).isInstanceOf(TlsTruncatedException.class);
        }
        assertThat(nc.status()).isEqualTo(1);
    }

    /// Nobody is called before the words are right.
    @Test
    void aPinThatIsNoneIsSeenAtOnce() throws Exception {
        var server = server().nonBlocking();
        var nc = nc("--pin", "none", "--tls", "localhost", port(server));
        assertThat(nc.endInput().status()).isEqualTo(2);
        assertThatThrownBy(server::accept).isInstanceOf(io.sockeye.error.WouldBlockException.class);
    }

    /// Ctrl-C ends what waits for somebody who says nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--tls localhost %1$s",
                "--proxy socks5://127.0.0.1:%1$s localhost %1$s",
                "-z --proxy socks5://127.0.0.1:%1$s localhost %1$s"
            })
    void whoSaysNothingCanBeLeft(String words) throws Exception {
        var server = server();
        var nc = nc(words.formatted(port(server)).split(" "));
        try (var silent = server.accept()) {
            silent.recv(1);
            nc.interrupt();
            assertThat(nc.endsWithin(4_000)).as("at once, and not after 5 s").isTrue();
            assertThat(nc.status()).isEqualTo(130);
        }
        assertThat(nc.complaints()).isEmpty();
    }

    // ---- proxies ----

    /// What goes to a proxy of SOCKS: an address as such, and a name as a name (RFC 1928, section 4).
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 05010001 c0000201 0050",
        "2001:db8::1, 05010004 20010db8000000000000000000000001 0050",
        "host.invalid, 05010003 0c686f73742e696e76616c6964 0050"
    })
    void addressesAndNamesToAProxy(String host, String request) throws Exception {
        try (var proxy = Socket.createServer(SocketAddress.parse("[::1]:0"))) {
            var nc = nc("--proxy", "socks5://[::1]:" + port(proxy), host, "80");
            try (var connection = proxy.accept()) {
                assertThat(connection.recvExactly(3)).containsExactly(5, 1, 0);
                connection.sendAll(new byte[] {5, 0});
                var expected = HexFormat.of().parseHex(request.replace(" ", ""));
                assertThat(connection.recvExactly(expected.length)).isEqualTo(expected);
                connection.sendAll(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
            }
            assertThat(nc.endInput().status()).isEqualTo(1);
            nc.await("the proxy does not connect: connection refused");
        }
    }

    @ParameterizedTest
    @CsvSource({"socks5://user:secret@", "http://user:secret@"})
    void throughAProxy(String scheme) throws Exception {
        var server = server();
        var proxy =
                peer(
                        "python3",
                        "-u",
                        Path.of("src/test/python/proxy.py").toString(),
                        scheme.startsWith("http") ? "http" : "socks5");
        var port = proxy.await("port (\\d+)");
        var nc = nc("--proxy", scheme + "127.0.0.1:" + port, "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.input("by proxy".getBytes(UTF_8)).endInput();
            assertThat(connection.asInputStream().readAllBytes()).asString().isEqualTo("by proxy");
        }
        assertThat(nc.status()).isZero();
        var closed =
                nc(
                        "-z",
                        "-v",
                        "--proxy",
                        scheme.replace("secret", "x") + "127.0.0.1:" + port,
                        "127.0.0.1",
                        "1,2");
        assertThat(closed.status()).isEqualTo(1);
        closed.await("127.0.0.1:1: the proxy");
        closed.await("127.0.0.1:2: the proxy");
        var wrong =
                nc(
                        "--proxy",
                        scheme.replace("secret", "x") + "127.0.0.1:" + port,
                        "127.0.0.1",
                        "1");
        assertThat(wrong.endInput().status()).isEqualTo(1);
        assertThat(wrong.complaints()).singleElement().asString().contains("the proxy");
    }
}
