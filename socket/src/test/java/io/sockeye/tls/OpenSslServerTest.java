package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/// Our client, and openssl's server.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@Tag("slow")
@RequiresCommand("openssl")
class OpenSslServerTest {
    @TempDir static Path folder;

    static final Map<OpenSsl.Key, Identity> IDENTITIES = new EnumMap<>(OpenSsl.Key.class);

    @BeforeAll
    static void makeIdentities() throws Exception {
        for (var key : OpenSsl.Key.values())
            IDENTITIES.put(key, OpenSsl.identity(folder, key.name(), key));
    }

    static Peer server(OpenSsl.Key key, String... more) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-cert", folder.resolve(key + ".pem").toString(),
                                "-key", folder.resolve(key + ".key").toString()));
        arguments.addAll(List.of(more));
        return OpenSsl.server(arguments);
    }

    static TlsClient trusting(OpenSsl.Key key) {
        return Tls.client().trust(IDENTITIES.get(key).certificate());
    }

    static TlsSocket connect(TlsClient client, int port) throws Exception {
        var tcp = Socket.createConnection("127.0.0.1", port);
        return client.wrap(tcp.timeout(Duration.ofSeconds(20)), "localhost");
    }

    static Stream<Arguments> versionsAndKeys() {
        return Stream.of("-tls1_2", "-tls1_3")
                .flatMap(version ->
                        Stream.of(OpenSsl.Key.values()).map(key -> Arguments.of(version, key)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndKeys")
    void linesComeBackReversed(String version, OpenSsl.Key key) throws Exception {
        try (var server = server(key, version, "-rev", "-alpn", "h2,echo")) {
            var client = trusting(key).alpn("echo", "other");
            try (var tls = connect(client, OpenSsl.port(server))) {
                tls.sendAll("abc\n".getBytes(US_ASCII));
                assertThat(tls.recvExactly(4)).asString(US_ASCII).isEqualTo("cba\n");
                var session = tls.session();
                assertThat(session.protocol().replace('.', '_'))
                        .isEqualTo("TLSv1_" + version.charAt(6));
                assertThat(session.alpn()).contains("echo");
                assertThat(session.peer()).containsExactly(IDENTITIES.get(key).certificate());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndKeys")
    void aClientCertificateIsShown(String version, OpenSsl.Key key) throws Exception {
        try (var server =
                server(
                        OpenSsl.Key.EC,
                        version,
                        "-rev",
                        "-Verify",
                        "1",
                        "-verify_return_error",
                        "-CAfile",
                        folder.resolve(key + ".pem").toString())) {
            var client = trusting(OpenSsl.Key.EC).identity(IDENTITIES.get(key));
            try (var tls = connect(client, OpenSsl.port(server))) {
                tls.sendAll("abc\n".getBytes(US_ASCII));
                assertThat(tls.recvExactly(4)).asString(US_ASCII).isEqualTo("cba\n");
                assertThat(tls.session().local())
                        .containsExactly(IDENTITIES.get(key).certificate());
            }
        }
    }

    /// In TLS 1.3 the server says it when our handshake is over.
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aMissingClientCertificateIsAnAlert(String version) throws Exception {
        try (var server =
                server(OpenSsl.Key.EC, version, "-rev", "-Verify", "1", "-verify_return_error")) {
            int port = OpenSsl.port(server);
            assertThatThrownBy(
                            () -> {
                                try (var tls = connect(trusting(OpenSsl.Key.EC), port)) {
                                    tls.recv(1);
                                }
                            })
                    .isInstanceOfSatisfying(
                            TlsAlertException.class,
                            e ->
                                    assertThat(e.alert())
                                            .isIn("certificate_required", "handshake_failure"));
        }
    }

    /// OpenSSL refuses to be asked by two of those whom it serves one after the other.
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionsAreResumed(String version) throws Exception {
        try (var server = server(OpenSsl.Key.EC, version, "-rev")) {
            int port = OpenSsl.port(server);
            var client = trusting(OpenSsl.Key.EC);
            for (int i = 0; i < 3; i++) {
                try (var tls = connect(client, port)) {
                    tls.sendAll("abc\n".getBytes(US_ASCII));
                    assertThat(tls.recvExactly(4)).asString(US_ASCII).isEqualTo("cba\n");
                    assertThat(tls.session().isResumed()).isEqualTo(i > 0);
                    assertThat(tls.session().peer())
                            .containsExactly(IDENTITIES.get(OpenSsl.Key.EC).certificate());
                }
            }
            // Another client knows nothing of it.
            try (var tls = connect(trusting(OpenSsl.Key.EC), port)) {
                assertThat(tls.session().isResumed()).isFalse();
            }
        }
    }

    @Test
    void noCommonProtocolInside() throws Exception {
        try (var server = server(OpenSsl.Key.EC, "-rev", "-alpn", "h2")) {
            int port = OpenSsl.port(server);
            assertThatThrownBy(() -> connect(trusting(OpenSsl.Key.EC).alpn("echo"), port))
                    .isInstanceOfSatisfying(
                            TlsAlertException.class,
                            e -> assertThat(e.alert()).isEqualTo("no_application_protocol"))
                    .hasMessageContaining("no_application_protocol");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void bothEndsExportTheSameBytes(String version) throws Exception {
        try (var server =
                server(
                        OpenSsl.Key.EC,
                        version,
                        "-keymatexport",
                        "EXPERIMENTAL-sockeye",
                        "-keymatexportlen",
                        "40")) {
            try (var tls = connect(trusting(OpenSsl.Key.EC), OpenSsl.port(server))) {
                var line = OpenSsl.line(server, "Keying material: ");
                assertThat(line.replaceAll(".*: ", ""))
                        .isEqualToIgnoringCase(
                                HexFormat.of()
                                        .formatHex(
                                                tls.session().export("EXPERIMENTAL-sockeye", 40)));
            }
        }
    }

    /// CLOSE has it end the connection in order.
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void theEndIsSaid(String version) throws Exception {
        try (var server = server(OpenSsl.Key.EC, version, "-rev")) {
            try (var tls = connect(trusting(OpenSsl.Key.EC), OpenSsl.port(server))) {
                tls.sendAll("CLOSE\n".getBytes(US_ASCII));
                assertThat(tls.recv(10)).isEmpty();
                assertThat(tls.recv(10)).isEmpty();
            }
        }
    }

    @Test
    void aKilledServerIsNoCleanEnd() throws Exception {
        try (var server = server(OpenSsl.Key.EC)) {
            try (var tls = connect(trusting(OpenSsl.Key.EC), OpenSsl.port(server))) {
                // It has read all that we have said: for what it has not, the kernel resets.
                OpenSsl.line(server, "Secure Renegotiation");
                server.close();
                assertThatThrownBy(() -> tls.recv(10)).isInstanceOf(TlsTruncatedException.class);
            }
        }
    }

    /// TLS 1.2 alone could; r asks for it.
    @Test
    void renegotiationIsRefused() throws Exception {
        try (var server = server(OpenSsl.Key.EC, "-tls1_2")) {
            try (var tls = connect(trusting(OpenSsl.Key.EC), OpenSsl.port(server))) {
                OpenSsl.line(server, "Secure Renegotiation");
                server.write("r\n");
                assertThatThrownBy(() -> tls.recv(10))
                        .isInstanceOf(javax.net.ssl.SSLException.class)
                        .hasMessageContaining("renegotiate");
                assertThatThrownBy(() -> tls.sendAll(new byte[1]))
                        .hasMessageContaining("renegotiate");
            }
        }
    }
}
