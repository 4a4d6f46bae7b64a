package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Server;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our server, and the clients of openssl, curl and Python.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@Tag("slow")
@RequiresCommand("openssl")
class OpenSslClientTest {
    @TempDir static Path folder;

    private static final Map<OpenSsl.Key, Identity> IDENTITIES = new EnumMap<>(OpenSsl.Key.class);

    @BeforeAll
    static void makeIdentities() throws Exception {
        for (var key : OpenSsl.Key.values())
            IDENTITIES.put(key, OpenSsl.identity(folder, key.name(), key));
    }

    static Stream<Arguments> versionsAndKeys() {
        return OpenSslServerTest.versionsAndKeys();
    }

    private static String file(OpenSsl.Key key, String end) {
        return folder.resolve(key + end).toString();
    }

    /// Serves what the client sends until it ends, and then says what is known of it.
    private static Server echo(TlsServer tls) throws Exception {
        return Server.of(
                        Socket.createServer(SocketAddress.loopback(0)),
                        tls.handler(connection -> {
                            byte[] data;
                            while ((data = connection.recv(4096)).length > 0)
                                connection.sendAll(data);
                        }))
                .start();
    }

    private static int port(Server server) throws Exception {
        return ((IpSocketAddress) server.address()).port();
    }

    private static Peer client(int port, OpenSsl.Key key, String... more) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + port,
                                "-servername",
                                "localhost",
                                "-verify_hostname",
                                "localhost",
                                "-verify_return_error",
                                "-CAfile",
                                file(key, ".pem")));
        arguments.addAll(List.of(more));
        return OpenSsl.start(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("versionsAndKeys")
    void linesComeBack(String version, OpenSsl.Key key) throws Exception {
        try (var server = echo(Tls.server(IDENTITIES.get(key)).alpn("h2", "echo"));
                var client = client(port(server), key, version, "-alpn", "echo", "-quiet")) {
            client.write("hello\n");
            assertThat(OpenSsl.line(client, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionsAreResumed(String version) throws Exception {
        var session = folder.resolve("session" + version).toString();
        try (var server = echo(Tls.server(IDENTITIES.get(OpenSsl.Key.EC)))) {
            try (var first = client(port(server), OpenSsl.Key.EC, version, "-sess_out", session)) {
                OpenSsl.line(first, "New, TLSv1");
                first.write("hello\n");
                OpenSsl.line(first, "hello"); // the tickets come before
                first.write("Q\n");
                first.rest();
            }
            try (var second = client(port(server), OpenSsl.Key.EC, version, "-sess_in", session)) {
                OpenSsl.line(second, "Reused, TLSv1");
            }
        }
    }

    /// RFC 6066, section 3. What was asked for is what is asked for now.
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionsAreForOneName(String version) throws Exception {
        var session = folder.resolve("session-name" + version).toString();
        var asked = new LinkedBlockingQueue<String>();
        var tls = Tls.server(IDENTITIES.get(OpenSsl.Key.EC));
        try (var server =
                Server.of(
                                Socket.createServer(SocketAddress.loopback(0)),
                                tls.handler(connection -> {
                                    asked.add(connection.session().requestedHost().orElse(""));
                                    connection.sendAll(connection.recv(100));
                                }))
                        .start()) {
            int port = port(server);
            var one = List.of(version, "-servername", "one.example.org");
            var two = List.of(version, "-servername", "two.example.org");
            assertThat(handshake(port, one, "-sess_out", session)).isEqualTo("New");
            assertThat(handshake(port, two, "-sess_in", session)).isEqualTo("New");
            assertThat(handshake(port, one, "-sess_in", session)).isEqualTo("Reused");
            handshake(port, List.of(version, "-noservername"), "-sess_in", session);
            assertThat(asked)
                    .containsExactly("one.example.org", "two.example.org", "one.example.org", "");
        }
    }

    private static String handshake(int port, List<String> name, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
        arguments.addAll(name);
        arguments.addAll(List.of(more));
        try (var client = OpenSsl.start(arguments.toArray(String[]::new))) {
            var line = OpenSsl.line(client, ", TLSv1.");
            client.write("hello\n");
            OpenSsl.line(client, "hello"); // the tickets come before
            client.rest();
            return line.replaceAll(",.*", "");
        }
    }

    @Test
    void aReloadMayBeOfSeveralKindsAndNames() throws Exception {
        var rsa = IDENTITIES.get(OpenSsl.Key.RSA);
        var ec = IDENTITIES.get(OpenSsl.Key.EC);
        var tls = Tls.server(IDENTITIES.get(OpenSsl.Key.ED25519));
        try (var server = echo(tls)) {
            int port = port(server);
            assertThat(subject(port, "-noservername")).endsWith("ED25519");
            tls.reload(ec, rsa);
            assertThat(ofKind(port, "ECDSA", "-noservername")).endsWith("EC");
            assertThat(ofKind(port, "RSA", "-noservername")).endsWith("RSA");
            tls.reload(IDENTITIES.get(OpenSsl.Key.ED25519));
            tls.reload("other.example.org", ec, rsa);
            assertThat(ofKind(port, "ECDSA", "-servername", "other.example.org")).endsWith("EC");
            assertThat(ofKind(port, "RSA", "-servername", "other.example.org")).endsWith("RSA");
            tls.forget("other.example.org").forget("nobody.example.org");
            assertThat(subject(port, "-servername", "other.example.org")).endsWith("ED25519");
        }
    }

    private static String ofKind(int port, String kind, String... more) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of("-tls1_2", "-cipher", "ECDHE-" + kind + "-AES128-GCM-SHA256"));
        arguments.addAll(List.of(more));
        return subject(port, arguments.toArray(String[]::new));
    }

    /// With the keys of before, sessions are gone, too.
    @Test
    void aReloadShowsTheNewCertificateAndEndsOldSessions() throws Exception {
        var session = folder.resolve("session-reload").toString();
        var tls = Tls.server(IDENTITIES.get(OpenSsl.Key.EC));
        try (var server = echo(tls);
                var first = client(port(server), OpenSsl.Key.EC, "-sess_out", session)) {
            first.write("hello\n");
            OpenSsl.line(first, "hello");
            tls.reload(IDENTITIES.get(OpenSsl.Key.RSA));
            first.write("again\n");
            OpenSsl.line(first, "again"); // keeps what it has
            first.write("Q\n");
            first.rest();
            try (var second = client(port(server), OpenSsl.Key.RSA, "-sess_in", session)) {
                OpenSsl.line(second, "New, TLSv1");
                second.write("hello\n");
                OpenSsl.line(second, "hello");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndKeys")
    void clientsShowWhoTheyAre(String version, OpenSsl.Key key) throws Exception {
        var tls =
                Tls.server(IDENTITIES.get(OpenSsl.Key.EC))
                        .clientCertificates(ClientCertificates.REQUIRED)
                        .trust(IDENTITIES.get(key).certificate());
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var client =
                            client(
                                    port,
                                    OpenSsl.Key.EC,
                                    version,
                                    "-cert",
                                    file(key, ".pem"),
                                    "-key",
                                    file(key, ".key"));
                    var server = tls.wrap(listener.accept())) {
                assertThat(server.session().peer())
                        .containsExactly(IDENTITIES.get(key).certificate());
                server.sendAll("welcome\n".getBytes(US_ASCII));
                OpenSsl.line(client, "welcome");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void clientsThatAreNotTrustedAreRefused(String version) throws Exception {
        var tls =
                Tls.server(IDENTITIES.get(OpenSsl.Key.EC))
                        .clientCertificates(ClientCertificates.WANTED)
                        .trust(IDENTITIES.get(OpenSsl.Key.RSA).certificate());
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var client =
                    client(
                            port,
                            OpenSsl.Key.EC,
                            version,
                            "-cert",
                            file(OpenSsl.Key.ED25519, ".pem"),
                            "-key",
                            file(OpenSsl.Key.ED25519, ".key"))) {
                var accepted = listener.accept();
                assertThatThrownBy(() -> tls.wrap(accepted))
                        .isInstanceOfSatisfying(
                                CertificateRefusedException.class,
                                e -> assertThat(e.fault()).isEqualTo(CertificateFault.SELF_SIGNED));
                assertThat(accepted.isOpen()).isFalse();
                assertThat(OpenSsl.line(client, "SSL alert number")).contains("alert");
            }
            // Who has none may come in.
            try (var client = client(port, OpenSsl.Key.EC, version);
                    var server = tls.wrap(listener.accept())) {
                assertThat(server.session().peer()).isEmpty();
                server.sendAll("welcome\n".getBytes(US_ASCII));
                OpenSsl.line(client, "welcome");
            }
        }
    }

    @Test
    void theIdentityFitsTheName() throws Exception {
        var tls =
                Tls.server(IDENTITIES.get(OpenSsl.Key.EC))
                        .identity(IDENTITIES.get(OpenSsl.Key.RSA))
                        .identity("other.example.org", IDENTITIES.get(OpenSsl.Key.ED25519))
                        .identity("*.example.org", IDENTITIES.get(OpenSsl.Key.RSA));
        try (var server = echo(tls)) {
            int port = port(server);
            assertThat(subject(port, "-servername", "other.example.org")).endsWith("ED25519");
            assertThat(subject(port, "-servername", "one.example.org")).endsWith("RSA");
            assertThat(subject(port, "-servername", "a.b.example.org")).endsWith("EC");
            assertThat(subject(port, "-noservername")).endsWith("EC");
            // A client that knows no EC.
            assertThat(
                            subject(
                                    port,
                                    "-noservername",
                                    "-tls1_2",
                                    "-cipher",
                                    "ECDHE-RSA-AES128-GCM-SHA256"))
                    .endsWith("RSA");
        }
    }

    private static String subject(int port, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
        arguments.addAll(List.of(more));
        try (var client = OpenSsl.start(arguments.toArray(String[]::new))) {
            return OpenSsl.line(client, "subject=").replaceAll("\\s", "");
        }
    }

    @Test
    void unknownNamesAreRefusedIfItIsSaidSo() throws Exception {
        var tls = Tls.server(IDENTITIES.get(OpenSsl.Key.EC)).refuseUnknownNames();
        try (var server = echo(tls)) {
            var arguments =
                    new String[] {
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + port(server),
                        "-servername",
                        "nobody.example.org"
                    };
            try (var client = OpenSsl.start(arguments)) {
                assertThat(OpenSsl.line(client, "SSL alert number")).contains("unrecognized name");
            }
            assertThat(subject(port(server), "-servername", "localhost")).endsWith("EC");
            assertThat(subject(port(server), "-noservername")).endsWith("EC");
        }
    }

    @Test
    void noCommonProtocolInside() throws Exception {
        var tls = Tls.server(IDENTITIES.get(OpenSsl.Key.EC)).alpn("h2");
        try (var server = echo(tls);
                var client = client(port(server), OpenSsl.Key.EC, "-alpn", "echo")) {
            assertThat(OpenSsl.line(client, "SSL alert number"))
                    .contains("no application protocol");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    void oldVersionsAreRefused(String version) throws Exception {
        try (var server = echo(Tls.server(IDENTITIES.get(OpenSsl.Key.EC)));
                var client =
                        client(
                                port(server),
                                OpenSsl.Key.EC,
                                version,
                                "-cipher",
                                "ALL:@SECLEVEL=0")) {
            assertThat(OpenSsl.line(client, "SSL alert number")).contains("protocol version");
        }
    }

    /// R begins a handshake anew: it ends the connection, and does not hang.
    @Test
    void renegotiationIsRefused() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var client = client(port, OpenSsl.Key.EC, "-tls1_2");
                    var server =
                            Tls.server(IDENTITIES.get(OpenSsl.Key.EC)).wrap(listener.accept())) {
                server.sendAll("ready\n".getBytes(US_ASCII));
                OpenSsl.line(client, "ready");
                client.write("R\n");
                assertThatThrownBy(() -> server.recv(10))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("renegotiate");
                server.close();
                client.rest();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void theEndIsSaid(String version) throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var client = client(port, OpenSsl.Key.EC, version);
                    var server =
                            Tls.server(IDENTITIES.get(OpenSsl.Key.EC)).wrap(listener.accept())) {
                server.sendAll("ready\n".getBytes(US_ASCII));
                OpenSsl.line(client, "ready");
                client.write("Q\n");
                assertThat(server.recv(10)).isEmpty();
            }
        }
    }

    @Test
    @RequiresCommand("curl")
    void curlTrustsOurOwnCertificate() throws Exception {
        var identity = Identity.selfSigned("localhost", "127.0.0.1");
        var chain = folder.resolve("curl.pem");
        identity.writePem(chain, folder.resolve("curl.key"));
        var tls = Tls.server(identity).alpn("http/1.1");
        try (var server =
                Server.of(
                                Socket.createServer(SocketAddress.loopback(0)),
                                tls.handler(connection -> {
                                    connection.recv(4096);
                                    connection.sendAll(
                                            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"
                                                    .getBytes(US_ASCII));
                                }))
                        .start()) {
            for (var host : List.of("localhost", "127.0.0.1")) {
                var url = "https://%s:%d/".formatted(host, port(server));
                try (var curl = Peer.start("curl", "-s", "-S", "--cacert", chain.toString(), url)) {
                    assertThat(curl.rest()).isEqualTo("hello");
                    assertThat(curl.exitCode()).isZero();
                }
            }
            try (var curl = Peer.start("curl", "-s", "-S", "https://localhost:" + port(server))) {
                assertThat(curl.rest()).contains("self-signed certificate");
                assertThat(curl.exitCode()).isEqualTo(60);
            }
        }
        assertThat(
                        OpenSsl.run(
                                "verify",
                                "-x509_strict",
                                "-CAfile",
                                chain.toString(),
                                chain.toString()))
                .endsWith("OK\n");
        assertThat(
                        OpenSsl.run(
                                "x509",
                                "-in",
                                chain.toString(),
                                "-noout",
                                "-fingerprint",
                                "-sha256"))
                .contains(identity.fingerprint());
        assertThat(OpenSsl.run("x509", "-in", chain.toString(), "-noout", "-text"))
                .contains(
                        "DNS:localhost, IP Address:127.0.0.1",
                        "TLS Web Server Authentication, TLS Web Client Authentication",
                        "CA:FALSE",
                        "ecdsa-with-SHA256");
        assertThat(Files.getPosixFilePermissions(folder.resolve("curl.key"))).hasSize(2);
    }

    private static final String PYTHON =
            """
            import socket, ssl, sys, hashlib
            context = ssl.create_default_context(cafile=sys.argv[2])
            context.set_alpn_protocols(["echo"])
            context.maximum_version = getattr(ssl.TLSVersion, sys.argv[3])
            raw = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
            tls = context.wrap_socket(raw, server_hostname="localhost", suppress_ragged_eofs=False)
            print(tls.version(), tls.selected_alpn_protocol())
            print(hashlib.sha256(tls.getpeercert(True)).hexdigest())
            tls.sendall(b"x" * 100000)
            n = 0
            while n < 100000: n += len(tls.recv(65536))
            raw = tls.unwrap()
            raw.sendall(b"plain")
            print(raw.recv(5).decode())
            """;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    @RequiresCommand("python3")
    void pythonTalksAndGoesOnInPlain(String version) throws Exception {
        var identity = IDENTITIES.get(OpenSsl.Key.EC);
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var python = Peer.python(PYTHON, port, file(OpenSsl.Key.EC, ".pem"), version);
                    var server = Tls.server(identity).alpn("echo").wrap(listener.accept())) {
                assertThat(python.line()).isEqualTo(version.replace('_', '.') + " echo");
                assertThat(python.line())
                        .isEqualTo(HexFormat.of().formatHex(server.session().tlsServerEndPoint()));
                var data = server.recvExactly(100_000);
                server.sendAll(data);
                assertThat(server.recv(1)).isEmpty();
                try (var plain = server.unwrap()) {
                    assertThat(server.isOpen()).isFalse();
                    assertThat(new String(plain.recvExactly(5), UTF_8)).isEqualTo("plain");
                    plain.sendAll("naked".getBytes(US_ASCII));
                    assertThat(python.line()).isEqualTo("naked");
                }
            }
        }
    }

    /// RFC 5929: the hash of the signature, which RSASSA-PSS has in its parameters.
    @Test
    void theBindingToAPssCertificate() throws Exception {
        OpenSsl.run(
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "rsa:2048",
                "-sha512",
                "-sigopt",
                "rsa_padding_mode:pss",
                "-sigopt",
                "rsa_pss_saltlen:64",
                "-subj",
                "/CN=pss",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-out",
                folder.resolve("pss.pem").toString(),
                "-keyout",
                folder.resolve("pss.key").toString());
        var identity = Identity.fromPem(folder.resolve("pss.pem"), folder.resolve("pss.key"));
        assertThat(identity.certificate().getSigAlgName()).isEqualTo("RSASSA-PSS");
        var client = Tls.client().trust(identity.certificate());
        try (var ends = Ends.open(client, Tls.server(identity))) {
            var expected =
                    MessageDigest.getInstance("SHA-512")
                            .digest(identity.certificate().getEncoded());
            assertThat(ends.client().session().tlsServerEndPoint()).isEqualTo(expected);
            assertThat(ends.server().session().tlsServerEndPoint()).isEqualTo(expected);
        }
    }

    /// Python's server cannot send a KeyUpdate, but it can end in order and be read from.
    @Test
    void bothEndsKnowTheSameBinding() throws Exception {
        try (var ends = Ends.open()) {
            assertThat(ends.client().session().tlsExporter())
                    .hasSize(32)
                    .isEqualTo(ends.server().session().tlsExporter());
            assertThat(ends.client().session().tlsServerEndPoint())
                    .isEqualTo(ends.server().session().tlsServerEndPoint());
            var thread = ThreadKind.VIRTUAL.start(() -> ends.client().unwrap());
            ends.server().unwrap();
            thread.result();
        }
    }
}
