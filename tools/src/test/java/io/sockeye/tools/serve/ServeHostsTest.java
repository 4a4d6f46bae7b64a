package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.tls.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By which names a server is called: no page whose name was made to mean 127.0.0.1 reads what is served there.
class ServeHostsTest {
    @TempDir private Path root;

    @BeforeEach
    void make() throws Exception {
        Files.writeString(root.resolve("file"), "content");
    }

    private static Answer ask(Serving serving, String host) throws Exception {
        return serving.ask("GET /file HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    @Test
    void onLoopbackItsOwnNames() throws Exception {
        var own = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        try (var serving = Serving.start(root, "-q", "--own-names", "--upload")) {
            for (var host :
                    List.of(
                            "localhost",
                            "LOCALHOST",
                            "localhost.",
                            "localhost:8000",
                            "a.localhost",
                            "127.0.0.1",
                            "127.0.0.1:80",
                            "192.0.2.1",
                            "127.1",
                            "[::1]",
                            "[::1]:8000",
                            own,
                            own + ":1"))
                assertThat(ask(serving, host).status()).as(host).isEqualTo(200);
            for (var host :
                    List.of(
                            "evil.example",
                            "evil.example:8000",
                            "localhost.evil.example",
                            "127.0.0.1.evil.example",
                            "xlocalhost",
                            "1.2.3.evil",
                            "a",
                            "%6cocalhost",
                            ".localhost.a",
                            "0x7f.1")) {
                var answer = ask(serving, host);
                assertThat(answer.status()).as(host).isEqualTo(421);
                assertThat(answer.text()).contains("--host").doesNotContain("content");
            }
            // What an absolute target says counts, RFC 9112 section 3.2.2.
            assertThat(
                            serving.ask(
                                            "GET http://evil.example/file HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .status())
                    .isEqualTo(421);
            for (var method : List.of("HEAD", "OPTIONS", "DELETE", "POST"))
                assertThat(
                                serving.ask(method + " / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                        .status())
                        .as(method)
                        .isEqualTo(421);
            var put = "PUT /new HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 1\r\n\r\nx";
            assertThat(serving.ask(put).status()).isEqualTo(421);
            assertThat(root.resolve("new")).doesNotExist();
            // No browser speaks HTTP/1.0 without Host.
            assertThat(serving.ask("GET /file HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
        }
    }

    /// A name that is refused says nothing of users either, and asks no password for another site.
    @Test
    void beforeAnyPassword() throws Exception {
        try (var serving = Serving.start(root, "-q", "--own-names", "--auth", "ann:x")) {
            assertThat(ask(serving, "evil.example").status()).isEqualTo(421);
            assertThat(ask(serving, "localhost").status()).isEqualTo(401);
        }
    }

    @Test
    void furtherNames() throws Exception {
        try (var serving =
                Serving.start(root, "-q", "--host", "Files.example", "--host", "other.")) {
            for (var host : List.of("files.example", "FILES.example.:80", "other", "localhost"))
                assertThat(ask(serving, host).status()).as(host).isEqualTo(200);
            for (var host : List.of("x.files.example", "example", "files.example.org"))
                assertThat(ask(serving, host).status()).as(host).isEqualTo(421);
        }
        try (var serving = Serving.start(root, "-q", "--host", "*")) {
            assertThat(ask(serving, "evil.example").status()).isEqualTo(200);
        }
    }

    /// Whoever listens for others is called by names that it does not know, and so is who stands behind a proxy.
    @Test
    void elsewhereAnyName() throws Exception {
        try (var everywhere = Listeners.at("0.0.0.0", 0);
                var loopback = Listeners.at("127.0.0.2", 0);
                var unix =
                        Socket.createServer(
                                SocketAddress.unix(root.resolve("socket").toString()))) {
            assertThat(Hosts.of(List.of(everywhere), null, List.of()).admit("a")).isTrue();
            assertThat(Hosts.of(List.of(unix), null, List.of()).admit("a")).isTrue();
            assertThat(Hosts.of(List.of(loopback, everywhere), null, List.of()).admit("a"))
                    .isTrue();
            assertThat(Hosts.of(List.of(loopback), null, List.of()).admit("a")).isFalse();
            // Told is told.
            assertThat(Hosts.of(List.of(everywhere), null, List.of("b")).admit("a")).isFalse();
            assertThat(Hosts.of(List.of(unix), null, List.of("b")).admit("a")).isFalse();
            // Where it was told to listen is a name of its.
            assertThat(Hosts.of(List.of(loopback), "A", List.of()).admit("a")).isTrue();
        }
    }

    /// RFC 9110 section 7.4: over TLS a server speaks for those that its certificate is for, and what is secret is not told without TLS.
    @Test
    void overTlsTheNamesOfTheCertificate() throws Exception {
        var chain = root.resolve("chain.pem");
        var key = root.resolve("key.pem");
        Identity.selfSigned("files.example", "*.wild.example", "192.0.2.7", "2001:db8::7")
                .writePem(chain, key);
        var options = List.of("-q", "--tls", "--cert", chain.toString(), "--key", key.toString());
        var told = new ArrayList<>(options);
        told.addAll(List.of("--host", "behind.example", "--host", "[2001:db8:0::9]"));
        for (var words : List.of(options, told)) {
            var all = new ArrayList<>(words);
            if (words == options) all.add("--own-names");
            try (var serving = Serving.start(root, all.toArray(String[]::new))) {
                for (var host :
                        List.of(
                                "files.example",
                                "FILES.example.:8000",
                                "a.wild.example",
                                "192.0.2.7:1",
                                "[2001:DB8:0:0::7]",
                                "[2001:db8::7]:8000"))
                    assertThat(secret(serving, "/file", host)).as(host).isEqualTo(200);
                for (var host :
                        List.of(
                                "localhost",
                                "127.0.0.1",
                                "192.0.2.8",
                                "999.1",
                                "[::1]",
                                "wild.example",
                                "a.b.wild.example",
                                "x.files.example"))
                    assertThat(secret(serving, "/file", host)).as(host).isEqualTo(421);
                for (var host : List.of("behind.example", "[2001:DB8::9]:1"))
                    assertThat(secret(serving, "/file", host)).isEqualTo(words == told ? 200 : 421);
                assertThat(secret(serving, "https://files.example/file", "x")).isEqualTo(200);
                assertThat(secret(serving, "https://x/file", "files.example")).isEqualTo(421);
            }
        }
        try (var serving = Serving.start(root, "-q")) {
            for (var scheme : List.of("https", "HTTPS"))
                assertThat(serving.get(scheme + "://localhost/file").status()).isEqualTo(421);
            assertThat(serving.get("http://localhost/file").status()).isEqualTo(200);
        }
    }

    private static int secret(Serving serving, String target, String host) throws Exception {
        try (var socket = Serving.connectTls(serving.port())) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes());
            return Answer.read(socket.getInputStream(), false).status();
        }
    }

    /// What is printed as the URL of a server is a name of the certificate that is made for it.
    @Test
    void aCertificateOfThisRunIsForItsUrls() throws Exception {
        var own = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        try (var everywhere = Listeners.at("::", 0);
                var loopback = Listeners.at("127.0.0.2", 0)) {
            var names = Listeners.names(List.of(everywhere, loopback), List.of("told", "a_b", "*"));
            assertThat(names)
                    .contains("localhost", "127.0.0.1", "127.0.0.2", "told")
                    .doesNotContain("a_b", "*")
                    .doesNotHaveDuplicates();
            var certificate = Identity.selfSigned(names).certificate();
            var hosts = Hosts.certified(certificate, List.of());
            for (var listener : List.of(everywhere, loopback))
                for (var url : Listeners.urls(listener, true)) {
                    var authority = url.substring("https://".length(), url.length() - 1);
                    assertThat(hosts.admit(authority)).as(url).isTrue();
                }
            assertThat(hosts.admit(own)).isEqualTo(List.of(names).contains(own));
            assertThat(hosts.admit("")).isTrue();
            assertThat(hosts.admit("evil.example")).isFalse();
            assertThat(Hosts.certified(certificate, List.of("*")).admit("evil.example")).isTrue();
        }
    }

    @Test
    void namesThatAreNone() {
        for (var name : List.of("a:80", "", "a b", "http://a", "a/", "[::1]:80", "::1", "[x]"))
            assertThat(Hosts.isName(name)).as(name).isFalse();
        for (var name : List.of("a", "a.b.", "*", "192.0.2.1", "[::1]"))
            assertThat(Hosts.isName(name)).isTrue();
    }
}
