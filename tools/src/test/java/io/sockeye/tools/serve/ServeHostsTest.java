package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void namesThatAreNone() {
        for (var name : List.of("a:80", "", "a b", "http://a", "a/"))
            assertThat(Hosts.isName(name)).as(name).isFalse();
        for (var name : List.of("a", "a.b.", "*")) assertThat(Hosts.isName(name)).isTrue();
    }
}
