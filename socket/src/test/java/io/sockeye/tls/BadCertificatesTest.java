package io.sockeye.tls;

import static io.sockeye.tls.CertificateFault.BROKEN_CHAIN;
import static io.sockeye.tls.CertificateFault.EXPIRED;
import static io.sockeye.tls.CertificateFault.NOT_YET_VALID;
import static io.sockeye.tls.CertificateFault.OTHER;
import static io.sockeye.tls.CertificateFault.SELF_SIGNED;
import static io.sockeye.tls.CertificateFault.UNTRUSTED_ROOT;
import static io.sockeye.tls.CertificateFault.WEAK;
import static io.sockeye.tls.CertificateFault.WRONG_ADDRESS;
import static io.sockeye.tls.CertificateFault.WRONG_HOST;
import static io.sockeye.tls.CertificateFault.WRONG_USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates made by Python's `cryptography` and shown by OpenSSL: the bad ones are refused, each for its own reason, and the good ones are not.
@Tag("slow")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadCertificatesTest {
    private static final String SCRIPT = "/io/sockeye/tls/bad_certificates.py";
    private static final String HOST = "good.example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir static Path servers;
    @TempDir static Path clients;

    private final Map<String, Integer> ports = new TreeMap<>();
    private Peer showing;
    private Peer connecting;

    @BeforeAll
    void start() throws Exception {
        showing = peer(servers, "serve");
        connecting = peer(clients, "connect");
        for (String line; !(line = lineOf(showing)).equals("ready"); ) {
            var words = line.split(" ", 2);
            ports.put(words[1], Integer.valueOf(words[0]));
        }
        assertThat(lineOf(connecting)).isEqualTo("ready");
    }

    private static Peer peer(Path folder, String side) throws Exception {
        var script = Path.of(BadCertificatesTest.class.getResource(SCRIPT).toURI());
        return Peer.start("/usr/bin/python3", script.toString(), folder.toString(), side);
    }

    private static String lineOf(Peer peer) throws IOException {
        var line = peer.line();
        if (line.isEmpty() || line.startsWith("Traceback")) {
            var why = line + peer.rest();
            if (why.contains("No module named 'cryptography'"))
                abort("needs python3-cryptography: apt-get install python3-cryptography");
            throw new AssertionError(why);
        }
        return line;
    }

    @AfterAll
    void stop() throws Exception {
        if (showing != null) showing.close();
        if (connecting != null) connecting.close();
    }

    private static X509Certificate[] roots(Path folder) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var roots = new X509Certificate[2];
        var files = List.of("root.pem", "expired-root.pem");
        for (int i = 0; i < roots.length; i++) {
            try (var file = Files.newInputStream(folder.resolve(files.get(i)))) {
                roots[i] = (X509Certificate) factory.generateCertificate(file);
            }
        }
        return roots;
    }

    // ---- servers ----

    private static Stream<Arguments> goodOnes() {
        return Stream.of(
                arguments("good", HOST),
                arguments("good", "GOOD.example.ORG"),
                arguments("good root sent", HOST),
                arguments("good direct", HOST),
                arguments("good wildcard", HOST),
                arguments("good capitals", HOST),
                arguments("good second name", HOST),
                arguments("good address 4", "127.0.0.1"),
                arguments("good address 6", "::1"),
                arguments("good address 6", "0:0:0:0:0:0:0:1"),
                arguments("good idn", "bücher.example.org"),
                arguments("good bare", HOST),
                arguments("good any purpose", HOST),
                arguments("good unknown extension", HOST),
                arguments("good rsa", HOST),
                arguments("good ed25519", HOST),
                arguments("good path length", HOST),
                arguments("good name constraints", HOST));
    }

    private static Stream<Arguments> badOnes() {
        return Stream.of(
                arguments("expired", HOST, EXPIRED),
                arguments("not yet valid", HOST, NOT_YET_VALID),
                arguments("expired intermediate", HOST, EXPIRED),
                arguments("future intermediate", HOST, NOT_YET_VALID),
                arguments("expired root", HOST, EXPIRED),
                arguments("expired and of a stranger", HOST, EXPIRED),
                arguments("wrong name", HOST, WRONG_HOST),
                arguments("parent name", HOST, WRONG_HOST),
                arguments("longer name", HOST, WRONG_HOST),
                arguments("wildcard too deep", HOST, WRONG_HOST),
                arguments("good wildcard", "very.good.example.org", WRONG_HOST),
                arguments("wildcard of two labels", HOST, WRONG_HOST),
                arguments("wildcard of a public label", "example.org", WRONG_HOST),
                arguments("wildcard of everything", HOST, WRONG_HOST),
                arguments("wildcard of everything", "localhost", WRONG_HOST),
                arguments("wildcard for its parent", "example.org", WRONG_HOST),
                arguments("wildcard in a label", HOST, WRONG_HOST),
                arguments("wildcard in the middle", HOST, WRONG_HOST),
                arguments("wildcard in an idn", "bücher.example.org", WRONG_HOST),
                arguments("name in the subject", HOST, WRONG_HOST),
                arguments("name in the subject beside others", HOST, WRONG_HOST),
                arguments("name as a uri", HOST, WRONG_HOST),
                arguments("name as a mail address", HOST, WRONG_HOST),
                arguments("nul in a name", HOST, WRONG_HOST),
                arguments("nul in a name and again", HOST, WRONG_HOST),
                arguments("empty names", HOST, WRONG_HOST),
                arguments("idn lookalike", HOST, WRONG_HOST),
                arguments("trailing dot", HOST, WRONG_HOST),
                arguments("leading dot", HOST, WRONG_HOST),
                arguments("leading space", HOST, WRONG_HOST),
                arguments("good", "127.0.0.1", WRONG_ADDRESS),
                arguments("good address 4", HOST, WRONG_HOST),
                arguments("wrong address 4", "127.0.0.1", WRONG_ADDRESS),
                arguments("wrong address 6", "::1", WRONG_ADDRESS),
                arguments("address in the subject", "127.0.0.1", WRONG_ADDRESS),
                arguments("address as a name", "127.0.0.1", WRONG_ADDRESS),
                arguments("address by a wildcard", "127.0.0.1", WRONG_ADDRESS),
                arguments("mapped address", "127.0.0.1", WRONG_ADDRESS),
                arguments("self-signed", HOST, SELF_SIGNED),
                arguments("untrusted root", HOST, UNTRUSTED_ROOT),
                arguments("untrusted root not sent", HOST, BROKEN_CHAIN),
                arguments("impostor root", HOST, BROKEN_CHAIN),
                arguments("impostor intermediate", HOST, BROKEN_CHAIN),
                arguments("missing intermediate", HOST, BROKEN_CHAIN),
                arguments("another intermediate", HOST, BROKEN_CHAIN),
                arguments("broken signature", HOST, BROKEN_CHAIN),
                arguments("broken intermediate", HOST, BROKEN_CHAIN),
                arguments("issuer mismatch", HOST, BROKEN_CHAIN),
                arguments("intermediate is none", HOST, WRONG_USAGE),
                arguments("intermediate does not say", HOST, WRONG_USAGE),
                arguments("intermediate may not sign", HOST, WRONG_USAGE),
                arguments("signed by a leaf", HOST, WRONG_USAGE),
                arguments("path too long", HOST, BROKEN_CHAIN),
                arguments("excluded name", HOST, BROKEN_CHAIN),
                arguments("name that is not permitted", HOST, BROKEN_CHAIN),
                arguments("address that is not permitted", "127.0.0.1", BROKEN_CHAIN),
                arguments("client only", HOST, WRONG_USAGE),
                arguments("code signing only", HOST, WRONG_USAGE),
                arguments("key encipherment only", HOST, WRONG_USAGE),
                arguments("certificate signing only", HOST, WRONG_USAGE),
                arguments("unknown critical extension", HOST, OTHER),
                arguments("unknown critical extension above", HOST, OTHER),
                arguments("rsa of 1024 bits", HOST, WEAK),
                arguments("rsa of 1024 bits above", HOST, WEAK),
                arguments("sha-1 above", HOST, WEAK));
    }

    private Socket connect(String label) throws IOException {
        var port = ports.get(label);
        return Socket.createConnection("127.0.0.1", port).timeout(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("goodOnes")
    void aGoodServerIsBelieved(String label, String host) throws Exception {
        try (var socket = connect(label);
                var tls = Tls.client().trust(roots(servers)).wrap(socket, host)) {
            assertThat(tls.recvExactly(5)).asString().isEqualTo("hello");
            assertThat(tls.recv(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("badOnes")
    void aBadServerIsRefused(String label, String host, CertificateFault fault) throws Exception {
        try (var socket = connect(label)) {
            var client = Tls.client().trust(roots(servers));
            var refused = catchThrowableOfType(IOException.class, () -> client.wrap(socket, host));
            assertThat(refused)
                    .isInstanceOf(CertificateRefusedException.class)
                    .extracting(e -> ((CertificateRefusedException) e).fault())
                    .as("%s", refused)
                    .isEqualTo(fault);
            assertThat(refused.getMessage()).contains("certificate ");
            assertThat(socket.isOpen()).isFalse();
        }
    }

    /// The server has nothing that we would take, and says so: DSA is in no suite, MD5 and SHA-1 are in no signature, and a key of 512 bits is too short for
    /// those that we offer.
    @ParameterizedTest
    @ValueSource(strings = {"dsa", "md5", "sha-1", "rsa with sha-1", "rsa of 512 bits"})
    void whatWeDoNotSpeakIsNotShown(String label) throws Exception {
        try (var socket = connect(label)) {
            var client = Tls.client().trust(roots(servers));
            var refused =
                    catchThrowableOfType(TlsAlertException.class, () -> client.wrap(socket, HOST));
            assertThat(refused.alert()).isIn("handshake_failure", "internal_error");
        }
    }

    /// A certificate without a subject must have names, RFC 5280: this one is none that the JDK could show us.
    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        try (var socket = connect("no name at all")) {
            var client = Tls.client().trust(roots(servers));
            var refused =
                    catchThrowableOfType(
                            SSLHandshakeException.class, () -> client.wrap(socket, HOST));
            assertThat(refused).hasMessageContaining("Failed to parse server certificates");
        }
    }

    /// An unverified client takes them all: it is the verification that refuses.
    @Test
    void withoutVerificationAllAreTaken() throws Exception {
        var refused = new TreeSet<String>();
        for (var label : ports.keySet()) {
            try (var socket = connect(label);
                    var tls = Tls.client().withoutVerification().wrap(socket, HOST)) {
                assertThat(tls.recvExactly(5)).asString().isEqualTo("hello");
            } catch (SSLException e) {
                refused.add(label);
            }
        }
        assertThat(refused)
                .isSubsetOf(
                        "dsa",
                        "md5",
                        "no name at all",
                        "rsa of 512 bits",
                        "rsa with sha-1",
                        "sha-1");
    }

    @Test
    void everyCaseIsTried() {
        var tried =
                new TreeSet<>(
                        List.of(
                                "dsa",
                                "md5",
                                "no name at all",
                                "rsa of 512 bits",
                                "rsa with sha-1",
                                "server only", // good for a server
                                "sha-1"));
        Stream.concat(goodOnes(), badOnes()).forEach(each -> tried.add((String) each.get()[0]));
        assertThat(tried).isEqualTo(ports.keySet());
        assertThat(badOnes()).hasSizeGreaterThan(60);
    }

    // ---- clients ----

    private static Stream<Arguments> badClients() {
        return Stream.of(
                arguments("expired", EXPIRED),
                arguments("not yet valid", NOT_YET_VALID),
                arguments("expired intermediate", EXPIRED),
                arguments("future intermediate", NOT_YET_VALID),
                arguments("expired root", EXPIRED),
                arguments("self-signed", SELF_SIGNED),
                arguments("untrusted root", UNTRUSTED_ROOT),
                arguments("untrusted root not sent", BROKEN_CHAIN),
                arguments("impostor root", BROKEN_CHAIN),
                arguments("impostor intermediate", BROKEN_CHAIN),
                arguments("missing intermediate", BROKEN_CHAIN),
                arguments("broken signature", BROKEN_CHAIN),
                arguments("issuer mismatch", BROKEN_CHAIN),
                arguments("intermediate is none", WRONG_USAGE),
                arguments("intermediate may not sign", WRONG_USAGE),
                arguments("signed by a leaf", WRONG_USAGE),
                arguments("path too long", BROKEN_CHAIN),
                arguments("excluded name", BROKEN_CHAIN),
                arguments("server only", WRONG_USAGE),
                arguments("code signing only", WRONG_USAGE),
                arguments("key encipherment only", WRONG_USAGE),
                arguments("unknown critical extension", OTHER),
                arguments("rsa of 1024 bits", WEAK),
                arguments("rsa of 1024 bits above", WEAK));
    }

    private static Stream<String> goodClients() {
        // For whom a certificate is does not matter: it is for a client.
        return Stream.of(
                "good",
                "good root sent",
                "good rsa",
                "good ed25519",
                "good bare",
                "client only",
                "wrong name");
    }

    private interface Served {
        void by(TlsServer server, Socket connection) throws Exception;
    }

    /// @return what the client was told
    private String serve(String label, Served served) throws Exception {
        var server =
                Tls.server(Ends.IDENTITY)
                        .clientCertificates(ClientCertificates.REQUIRED)
                        .trust(roots(clients));
        String[] words;
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = listener.localAddress(IpSocketAddress.class).port();
            connecting.write(port + " " + label + "\n");
            try (var connection = listener.timeout(PATIENCE).accept().timeout(PATIENCE)) {
                served.by(server, connection);
            } finally {
                words = connecting.line().split("\t", 2);
            }
        }
        assertThat(words[0]).isEqualTo(label);
        return words[1];
    }

    @ParameterizedTest
    @MethodSource("goodClients")
    void aGoodClientIsServed(String label) throws Exception {
        var told =
                serve(
                        label,
                        (server, connection) -> {
                            try (var tls = server.wrap(connection)) {
                                assertThat(tls.session().peer()).isNotEmpty();
                                tls.sendAll(new byte[1]);
                            }
                        });
        assertThat(told).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("badClients")
    void aBadClientIsRefused(String label, CertificateFault fault) throws Exception {
        var told =
                serve(
                        label,
                        (server, connection) -> {
                            var refused =
                                    catchThrowableOfType(
                                            IOException.class, () -> server.wrap(connection));
                            assertThat(refused)
                                    .isInstanceOf(CertificateRefusedException.class)
                                    .extracting(e -> ((CertificateRefusedException) e).fault())
                                    .as("%s", refused)
                                    .isEqualTo(fault);
                        });
        assertThat(told).containsIgnoringCase("alert");
    }

    // ---- keys ----

    @Test
    void aKeyThatIsNotTheCertificatesIsRefusedBeforeItIsShown() throws Exception {
        var other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        var chain = List.of(Ends.IDENTITY.certificate());
        assertThat(
                        catchThrowableOfType(
                                IllegalArgumentException.class, () -> Identity.of(other, chain)))
                .isNotNull();
    }
}
