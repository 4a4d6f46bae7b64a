package io.sockeye.tls;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sockeye.Socket;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a client believes.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class VerificationTest {
    @TempDir static Path folder;

    private record Outcome(Throwable client, Throwable server) {}

    /// A handshake that is to fail, from both ends.
    private static Outcome refused(TlsClient client, String host, TlsServer server)
            throws Exception {
        var pair = Ends.tcp();
        try (var below = pair[0];
                var belowServer = pair[1]) {
            var far =
                    ThreadKind.VIRTUAL.start(() -> {
                        // In TLS 1.3 a server meets the alert of the client when it reads.
                        try (var tls = server.wrap(belowServer)) {
                            return tls.recv(1);
                        }
                    });
            Throwable near = null;
            try (var tls = client.wrap(below, host)) {
                tls.sendAll(new byte[1]);
            } catch (Exception e) {
                near = e;
            }
            if (near == null) throw new AssertionError("the server was believed");
            assertThat(below.isOpen()).isFalse();
            return new Outcome(near, far.failure());
        }
    }

    private static void assertRefused(
            TlsClient client,
            String host,
            TlsServer server,
            CertificateFault fault,
            String alert,
            String text)
            throws Exception {
        var outcome = refused(client, host, server);
        assertThat(outcome.client)
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        e -> {
                            assertThat(e.fault()).isEqualTo(fault);
                            assertThat(e.certificate()).isNotNull();
                        })
                .hasMessageContaining(text);
        assertThat(outcome.server)
                .isInstanceOfSatisfying(
                        TlsAlertException.class, e -> assertThat(e.alert()).isEqualTo(alert));
    }

    private static void assertBelieved(TlsClient client, String host, TlsServer server)
            throws Exception {
        var pair = Ends.tcp();
        try (var below = pair[0];
                var belowServer = pair[1]) {
            var far =
                    ThreadKind.VIRTUAL.start(() -> {
                        try (var tls = server.wrap(belowServer)) {
                            return tls.recv(10);
                        }
                    });
            try (var tls = client.wrap(below, host)) {
                tls.sendAll(new byte[] {1});
            }
            assertThat(far.result()).containsExactly(1);
        }
    }

    private static final Identity SEVERAL =
            Identity.selfSigned("localhost", "*.example.org", "127.0.0.1", "::1");

    private static TlsClient trusting() {
        return Tls.client().trust(SEVERAL.certificate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.example.org",
                "127.0.0.1",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1"
            })
    void theNamesAndAddressesInIt(String host) throws Exception {
        assertBelieved(trusting(), host, Tls.server(SEVERAL));
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, WRONG_HOST",
        "a.b.example.org, WRONG_HOST",
        "localhost.example.com, WRONG_HOST",
        "127.0.0.2, WRONG_ADDRESS",
        "::2, WRONG_ADDRESS"
    })
    void otherNamesAreRefused(String host, CertificateFault fault) throws Exception {
        assertRefused(
                trusting(),
                host,
                Tls.server(SEVERAL),
                fault,
                "certificate_unknown",
                "is for localhost, *.example.org, 127.0.0.1, 0:0:0:0:0:0:0:1, not for ");
    }

    @Test
    void whoSignsItselfIsRefusedUnlessTrusted() throws Exception {
        assertRefused(
                Tls.client(),
                "localhost",
                Tls.server(SEVERAL),
                CertificateFault.SELF_SIGNED,
                "certificate_unknown",
                "signs itself");
        assertBelieved(Tls.client().withoutVerification(), "nowhere.example", Tls.server(SEVERAL));
    }

    /// It is not the trusted one, only called so: the JDK speaks of a wrong signature.
    @Test
    void anotherOfTheSameNameSignsItself() throws Exception {
        assertRefused(
                Tls.client().trust(Identity.selfSigned("localhost").certificate()),
                "localhost",
                Tls.server(Identity.selfSigned("localhost")),
                CertificateFault.SELF_SIGNED,
                "certificate_unknown",
                "signs itself");
    }

    /// One address, however it is written: in a certificate as in a call.
    @Test
    void mappedAddressesAreThoseOfIpv4() throws Exception {
        var mapped = Identity.selfSigned("::ffff:127.0.0.1");
        assertThat(Names.of(mapped.certificate()).addresses()).containsExactly("127.0.0.1");
        for (var host : new String[] {"127.0.0.1", "::ffff:7f00:1"})
            assertBelieved(Tls.client().trust(mapped.certificate()), host, Tls.server(mapped));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:443, has a port",
        "127.0.0.1:443, has a port",
        "[::1]:443, has a port",
        "my_host, RFC 1123",
        "my host, is neither a name nor an address"
    })
    void whatIsNoHostIsSaid(String host, String text) {
        assertThatThrownBy(() -> Host.of(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(host);
    }

    @Test
    void aNameThatTheJdkCannotEncodeIsNoHost() {
        assertThatThrownBy(() -> Host.of("ü".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no name");
    }

    /// The JDK looks at neither of a certificate that is trusted itself.
    @Test
    @Tag("slow")
    @RequiresCommand("openssl")
    void aTrustedCertificateIsStillOnlyForItsTimeAndUsage() throws Exception {
        var past = made("past", "-not_before", "20200101000000Z", "-not_after", "20210101000000Z");
        if (past != null)
            assertRefused(
                    Tls.client().trust(past.certificate()),
                    "localhost",
                    Tls.server(past),
                    CertificateFault.EXPIRED,
                    "certificate_expired",
                    "expired at 2021-01-01T00:00:00Z");
        var client = made("client", "-addext", "extendedKeyUsage=clientAuth");
        assertRefused(
                Tls.client().trust(client.certificate()),
                "localhost",
                Tls.server(client),
                CertificateFault.WRONG_USAGE,
                "certificate_unknown",
                "may not be used for a server");
        OpenSsl.run(
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "ed25519",
                "-subj",
                "/CN=localhost",
                "-out",
                folder.resolve("cn.pem").toString(),
                "-keyout",
                folder.resolve("cn.key").toString());
        var common = Identity.fromPem(folder.resolve("cn.pem"), folder.resolve("cn.key"));
        assertRefused(
                Tls.client().trust(common.certificate()),
                "localhost",
                Tls.server(common),
                CertificateFault.WRONG_HOST,
                "certificate_unknown",
                "is for no host, not for localhost");
    }

    private static Identity made(String name, String... more) throws Exception {
        var command =
                new java.util.ArrayList<>(
                        java.util.List.of(
                                "req",
                                "-x509",
                                "-nodes",
                                "-newkey",
                                "ed25519",
                                "-subj",
                                "/CN=" + name,
                                "-addext",
                                "subjectAltName=DNS:localhost",
                                "-out",
                                folder.resolve(name + ".pem").toString(),
                                "-keyout",
                                folder.resolve(name + ".key").toString()));
        if (more[0].equals("-not_before")) {
            // OpenSSL 3.0 cannot write any time with req.
            try (var help = OpenSsl.start("req", "-help")) {
                if (!help.rest().contains("-not_before")) return null;
            }
        }
        command.addAll(java.util.List.of(more));
        OpenSsl.run(command.toArray(String[]::new));
        return Identity.fromPem(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    // ---- pins ----

    @Test
    void pinsAreDemandedBesideTheRest() throws Exception {
        var key =
                "sha256/"
                        + Base64.getEncoder()
                                .encodeToString(
                                        Pins.sha256(
                                                SEVERAL.certificate().getPublicKey().getEncoded()));
        var other = Ends.IDENTITY.fingerprint();
        for (var pin :
                new String[] {
                    SEVERAL.fingerprint(),
                    SEVERAL.fingerprint().replace(":", "").toLowerCase(java.util.Locale.ROOT),
                    key
                }) {
            assertBelieved(trusting().pin(other, pin), "localhost", Tls.server(SEVERAL));
            assertBelieved(
                    Tls.client().withoutVerification().pin(pin),
                    "nowhere.example",
                    Tls.server(SEVERAL));
            assertRefused(
                    Tls.client().pin(pin),
                    "localhost",
                    Tls.server(SEVERAL),
                    CertificateFault.SELF_SIGNED,
                    "certificate_unknown",
                    "signs itself");
        }
        assertRefused(
                trusting().pin(other),
                "localhost",
                Tls.server(SEVERAL),
                CertificateFault.WRONG_PIN,
                "certificate_unknown",
                "is none of the 1 pinned ones");
        assertRefused(
                Tls.client().withoutVerification().pin(other),
                "localhost",
                Tls.server(SEVERAL),
                CertificateFault.WRONG_PIN,
                "certificate_unknown",
                "is none of the 1 pinned ones");
        for (var odd : new String[] {"", "abc", "sha256/abc", "sha256/!", "sha1/AAAA"}) {
            assertThatThrownBy(() -> Tls.client().pin(odd))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// As openssl and curl write them.
    @Test
    void pinsAreWrittenInManyWays() {
        var print = SEVERAL.fingerprint();
        for (var before : new String[] {"sha256 Fingerprint=", "SHA256 Fingerprint="})
            assertThat(Pins.parse(before + print)).isEqualTo(Pins.parse(print));
        for (int first : new int[] {0, 0xFF}) { // the second begins with a slash in base64
            var hash = new byte[32];
            hash[0] = (byte) first;
            var key = Base64.getEncoder().encodeToString(hash);
            var bare = key.replace("=", "");
            for (var pin : new String[] {"sha256//" + key, "sha256//" + bare, "sha256/" + bare})
                assertThat(Pins.parse(pin)).isEqualTo(Pins.parse("sha256/" + key));
        }
    }

    // ---- sessions ----

    /// A session for one name says nothing of another, though the server would resume it.
    @Test
    void aSessionIsForOneNameOnly() throws Exception {
        var identity = Identity.selfSigned("one.example.org");
        var server = Tls.server(identity);
        var client = Tls.client().trust(identity.certificate());
        try (var listener = Socket.createServer(io.sockeye.address.SocketAddress.loopback(0))) {
            for (int i = 0; i < 2; i++)
                assertThat(resumed(listener, client, "one.example.org", server)).isEqualTo(i > 0);
            assertThatThrownBy(() -> resumed(listener, client, "two.example.org", server))
                    .isInstanceOfSatisfying(
                            CertificateRefusedException.class,
                            e -> assertThat(e.fault()).isEqualTo(CertificateFault.WRONG_HOST));
            server.reload(identity);
            assertThat(resumed(listener, client, "one.example.org", server)).isFalse();
        }
    }

    private static boolean resumed(Socket listener, TlsClient client, String host, TlsServer server)
            throws Exception {
        var near = Socket.open(listener.family(), listener.type());
        near.connect(listener.localAddress());
        var far =
                ThreadKind.VIRTUAL.start(() -> {
                    try (var tls = server.wrap(listener.accept())) {
                        tls.sendAll(new byte[] {1}); // the ticket comes before
                        tls.recv(1);
                        return tls.session().isResumed();
                    }
                });
        boolean resumed;
        try (var tls = client.wrap(near, host)) {
            tls.recv(1);
            resumed = tls.session().isResumed();
        } catch (SSLException e) {
            far.failure();
            throw e;
        }
        assertThat(far.result()).isEqualTo(resumed);
        return resumed;
    }

    @Test
    void aServerMayTrustOthersLater() throws Exception {
        var server =
                Tls.server(SEVERAL)
                        .clientCertificates(ClientCertificates.REQUIRED)
                        .trust(Ends.IDENTITY.certificate());
        var client = trusting().identity(Ends.IDENTITY);
        assertBelieved(client, "localhost", server);
        server.reloadTrust(SEVERAL.certificate());
        var pair = Ends.tcp();
        var far = ThreadKind.VIRTUAL.start(() -> server.wrap(pair[1]));
        try (var tls = client.wrap(pair[0], "localhost")) {
            assertThatThrownBy(() -> tls.recv(1)).isInstanceOf(TlsAlertException.class);
        }
        assertThat(far.failure()).isInstanceOf(CertificateRefusedException.class);
        assertBelieved(trusting().identity(SEVERAL), "localhost", server);
        assertThatThrownBy(() -> server.reloadTrust()).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- handshakes that do not come to their end ----

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSilentPeerMeetsADeadline(boolean client) throws Exception {
        var pair = Ends.tcp();
        try (var silent = pair[1]) {
            long start = System.nanoTime();
            assertThatThrownBy(
                            () -> {
                                if (client)
                                    Ends.trusting()
                                            .handshakeTimeout(Duration.ofMillis(100))
                                            .wrap(pair[0], "localhost");
                                else
                                    Tls.server(SEVERAL)
                                            .wrap(pair[0].timeout(Duration.ofMillis(100)));
                            })
                    .isInstanceOf(java.net.SocketTimeoutException.class)
                    .hasMessage("the TLS handshake timed out after 100 ms");
            assertThat(System.nanoTime() - start).isBetween(100_000_000L, 5_000_000_000L);
            assertThat(pair[0].isOpen()).isFalse();
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void aPeerThatLeavesIsNoCleanEnd() throws Exception {
        var pair = Ends.tcp();
        pair[1].close();
        assertThatThrownBy(() -> Ends.trusting().wrap(pair[0], "localhost"))
                .isInstanceOfAny(
                        TlsTruncatedException.class, io.sockeye.error.ConnectionException.class);
        var other = Ends.tcp();
        other[1].close();
        assertThatThrownBy(() -> Tls.server(SEVERAL).wrap(other[0]))
                .isInstanceOf(TlsTruncatedException.class)
                .hasMessage("the stream ended during the handshake");
    }

    /// It is no clean end, however politely it is said.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAlertEndsTheHandshake(boolean client) throws Exception {
        assertThat(alerted(client, 0))
                .isInstanceOf(TlsTruncatedException.class)
                .hasMessage("the peer has ended the handshake with close_notify");
        assertThat(alerted(client, 112))
                .isInstanceOfSatisfying(
                        TlsAlertException.class,
                        e -> assertThat(e.alert()).isEqualTo("unrecognized_name"))
                .hasMessage("the peer has sent the warning unrecognized_name");
    }

    private static Throwable alerted(boolean client, int warning) throws Exception {
        var pair = Ends.tcp();
        try (var odd = pair[1]) {
            odd.sendAll(new byte[] {21, 3, 3, 0, 2, 1, (byte) warning});
            odd.shutdown(io.sockeye.Shutdown.SHUT_WR);
            return catchThrowable(() -> {
                if (client) Ends.trusting().wrap(pair[0], "localhost");
                else Tls.server(SEVERAL).wrap(pair[0]);
            });
        }
    }

    @Test
    void aConnectionThatWasResetIsClosed() throws Exception {
        var pair = Ends.tcp();
        pair[1].set(
                io.sockeye.option.SocketOptions.SO_LINGER,
                new io.sockeye.option.Linger(true, Duration.ZERO));
        pair[1].close();
        assertThatThrownBy(() -> pair[0].recv(1))
                .isInstanceOf(io.sockeye.error.ConnectionResetException.class);
        assertThatThrownBy(() -> Ends.trusting().wrap(pair[0], "localhost"))
                .isInstanceOf(java.io.IOException.class);
        assertThat(pair[0].isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\u007f\u007f",
                "\0\0\0\0\0\0\0\0"
            })
    void whatIsNotTlsIsRefused(String text) throws Exception {
        var pair = Ends.tcp();
        try (var odd = pair[1]) {
            odd.sendAll(text.getBytes(StandardCharsets.ISO_8859_1));
            odd.shutdown(io.sockeye.Shutdown.SHUT_WR);
            assertThatThrownBy(() -> Tls.server(SEVERAL).wrap(pair[0]))
                    .isInstanceOf(SSLException.class);
            assertThat(pair[0].isOpen()).isFalse();
        }
    }

    @Test
    void whatCannotBeIsRefusedBefore() throws Exception {
        var pair = Ends.tcp();
        try (var near = pair[0];
                var far = pair[1]) {
            assertThatThrownBy(() -> Tls.client().wrap(near, "no host"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Tls.client().wrap(near.nonBlocking(), "localhost"))
                    .isInstanceOf(java.nio.channels.IllegalBlockingModeException.class);
            assertThatThrownBy(() ->
                            Tls.server(SEVERAL)
                                    .clientCertificates(ClientCertificates.WANTED)
                                    .wrap(far))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("trust");
            assertThat(near.isOpen()).isTrue();
            assertThat(far.isOpen()).isTrue();
        }
        try (var ends = Ends.open()) {
            assertThatThrownBy(() -> Tls.server(SEVERAL).identity("127.0.0.1", SEVERAL))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ends.client().isOpen()).isTrue();
        }
        try (var listener = Socket.createServer(io.sockeye.address.SocketAddress.loopback(0));
                var messages = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            for (var socket : new Socket[] {listener, messages.first()}) {
                assertThatThrownBy(() -> Tls.client().wrap(socket, "localhost"))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> Tls.server(SEVERAL).wrap(socket))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThat(socket.isOpen()).isTrue();
            }
        }
        var used = Ends.trusting();
        Ends.open(used, Tls.server(Ends.IDENTITY)).close();
        assertThatThrownBy(() -> used.alpn("h2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> Tls.server(null)).hasMessage("identity");
        assertThatThrownBy(() -> Tls.client().identity(null)).hasMessage("identity");
        assertThatThrownBy(() -> Tls.server(SEVERAL).identity("a.org", null))
                .hasMessage("identity");
        assertThatThrownBy(() -> Tls.server(SEVERAL).reload("a.org", null, SEVERAL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("identity");
        assertThatThrownBy(() -> Tls.client().wrap(null, "localhost")).hasMessage("connection");
    }

    @Test
    void anAlertIsNamed() throws Exception {
        var outcome =
                refused(
                        Ends.trusting().alpn("a"),
                        "localhost",
                        Tls.server(Ends.IDENTITY).alpn("b"));
        assertThat(outcome.client)
                .isInstanceOfSatisfying(
                        TlsAlertException.class,
                        e -> assertThat(e.alert()).isEqualTo("no_application_protocol"));
        assertThat(outcome.server).isInstanceOf(SSLHandshakeException.class);
    }

    // ---- plain, TLS, plain again ----

    /// The peer says close_notify and goes on in the same breath.
    @Test
    void nothingIsLostBehindTheEndOfTls() throws Exception {
        try (var ends = Ends.open()) {
            var far =
                    ThreadKind.VIRTUAL.start(() -> {
                        ends.server().recv(1);
                        var plain = ends.server().unwrap();
                        plain.sendAll("plain again".getBytes(StandardCharsets.US_ASCII));
                        return plain.recvExactly(2);
                    });
            ends.client().sendAll(new byte[1]);
            try (var plain = ends.client().unwrap()) {
                assertThat(plain.recvExactly(5))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("plain");
                assertThat(plain.recvExactly(6))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(" again");
                plain.sendAll(new byte[] {1, 2});
                assertThat(far.result()).containsExactly(1, 2);
                assertThatThrownBy(() -> ends.client().recv(1))
                        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
                ends.client().close();
                assertThat(plain.isOpen()).isTrue();
            }
        }
    }

    @Test
    void whatNobodyHasReadIsNotThrownAway() throws Exception {
        try (var ends = Ends.open()) {
            ends.server().sendAll(new byte[] {1});
            assertThatThrownBy(() -> ends.client().unwrap())
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("nobody has read");
            assertThat(ends.below().isOpen()).isFalse();
        }
    }
}
