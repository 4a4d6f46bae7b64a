package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The programs of docs/guide.md, each in both languages: they do the same, and where there are two ends either language is at either end.
@Tag("slow")
class GuideTest extends NamespaceTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (\\S+) -->\n+```(?:java|python)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANY = Pattern.compile("^```\\w", Pattern.MULTILINE);

    @TempDir private Path directory;

    enum Language {
        JAVA,
        PYTHON
    }

    private Program run(Language language, String java, String python, String... words)
            throws Exception {
        if (language == Language.JAVA) return network.java(java, words);
        var command =
                new ArrayList<>(
                        List.of(
                                "python3",
                                "-u",
                                Path.of("src/main/python/guide", python + ".py").toString()));
        command.addAll(List.of(words));
        return network.start(command.toArray(String[]::new));
    }

    private void awaitListener(int port) throws Exception {
        network.python(
                        "connect(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', int(sys.argv[1]))).close()",
                        String.valueOf(port))
                .awaitEnd(0);
    }

    @Test
    void everySnippetIsAProgram() throws Exception {
        var guide = Files.readString(ROOT.resolve("docs/guide.md"));
        var shown = new ArrayList<String>();
        var snippet = SNIPPET.matcher(guide);
        while (snippet.find()) {
            shown.add(snippet.group(1));
            assertThat(snippet.group(2))
                    .as(snippet.group(1))
                    .isEqualTo(Files.readString(ROOT.resolve(snippet.group(1))));
        }
        assertThat(ANY.matcher(guide).results().count()).isEqualTo(shown.size());
        try (var programs = Files.list(Path.of("src/main/python/guide"))) {
            assertThat(shown)
                    .containsAll(
                            programs.map(program -> "examples/" + program)
                                    .filter(name -> name.endsWith(".py"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEchoServer(Language language) throws Exception {
        run(language, "SeedEchoServer", "echo_server");
        awaitListener(10000);
        for (var other : Language.values()) {
            var lines = run(other, "SeedClient", "echo_client").awaitEnd(0);
            assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("Received "));
            assertThat(String.join("", lines).replace("Received ", "")).isEqualTo(MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyClientsAtOnce(Language language) throws Exception {
        run(language, "EchoServer", "many_clients");
        var client =
                network.python(
                        """
                        address = ("127.0.0.1", 7000)
                        clients = [connect(socket.AF_INET, socket.SOCK_STREAM, address) for _ in range(20)]
                        for i in range(20): clients[19 - i].sendall(b"%d" % i)
                        print([int(c.recv(9)) for c in clients] == list(reversed(range(20))))
                        """);
        assertThat(client.awaitEnd(0)).containsExactly("True");
    }

    @Test
    void names() throws Exception {
        for (var words : List.of(List.of("127.0.0.1", "80"), List.of("::1", "443"))) {
            var host = words.toArray(String[]::new);
            var address = words.get(0).contains(":") ? "[::1]:443" : "127.0.0.1:80";
            var family = words.get(0).contains(":") ? "AF_INET6 " : "AF_INET ";
            assertThat(run(Language.JAVA, "Names", "names", host).awaitEnd(0))
                    .containsExactly(family + address);
            assertThat(run(Language.PYTHON, "Names", "names", host).awaitEnd(0))
                    .containsExactly(family + words.get(0) + " " + words.get(1));
        }
        for (var language : Language.values())
            assertThat(run(language, "Names", "names", "host.invalid", "80").awaitEnd(0))
                    .containsExactly("no such name");
    }

    @ParameterizedTest
    @EnumSource
    void options(Language language) throws Exception {
        var server =
                network.python(
                                """
                                server = socket.create_server(("127.0.0.1", 80))
                                print("ready")
                                connection, _ = server.accept()
                                try: connection.recv(1)
                                except ConnectionResetError: print("reset")
                                """)
                        .awaitLine("ready");
        var lines = run(language, "TcpFacts", "options", "127.0.0.1").awaitEnd(0);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .containsPattern(
                        "rtt \\S+( us)? ± \\S+( us)?, window [1-9]\\d* segments, 0 retransmitted");
        assertThat(lines.getLast()).isIn("PT30S true", "30 True");
        assertThat(server.awaitEnd(0)).containsExactly("ready", "reset");
    }

    @ParameterizedTest
    @EnumSource
    void aDescriptorIsPassed(Language receiver) throws Exception {
        var file = Files.writeString(directory.resolve("file"), MESSAGE + "\n");
        for (var giver : Language.values()) {
            var received = run(receiver, "PassDescriptor", "pass_descriptor", "receive");
            network.python(
                            """
                            deadline = time.monotonic() + 20
                            while "@sockeye-pass" not in open("/proc/net/unix").read():
                                assert time.monotonic() < deadline
                                time.sleep(0.01)
                            """)
                    .awaitEnd(0);
            run(giver, "PassDescriptor", "pass_descriptor", "send", file.toString()).awaitEnd(0);
            assertThat(received.awaitEnd(0)).containsExactly(MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyAnswers(Language language) throws Exception {
        assertThat(run(language, "UdpTimeout", "udp_timeout").awaitEnd(0))
                .containsExactly(
                        "no answer, attempt 1", "no answer, attempt 2", "no answer, attempt 3");
    }

    @ParameterizedTest
    @EnumSource
    void errors(Language language) throws Exception {
        assertThat(run(language, "Errors", "errors", "127.0.0.1", "7000").awaitEnd(0))
                .containsExactly("closed: 127.0.0.1:7000");
        assertThat(run(language, "Errors", "errors", "host.invalid", "80").awaitEnd(0))
                .containsExactly("no such name");
        assertThat(run(language, "Errors", "errors", "192.0.2.1", "80").awaitEnd(0))
                .containsExactly("no way there: Network is unreachable");
    }

    @ParameterizedTest
    @EnumSource
    void anEventLoop(Language language) throws Exception {
        run(language, "EventLoop", "event_loop");
        var client =
                network.python(
                        """
                        import threading
                        address = ("127.0.0.1", 10000)
                        silent = [connect(socket.AF_INET, socket.SOCK_STREAM, address) for _ in range(20)]
                        c = connect(socket.AF_INET, socket.SOCK_STREAM, address)
                        data = bytes(range(256)) * 20000
                        threading.Thread(target=lambda: (c.sendall(data), c.shutdown(socket.SHUT_WR))).start()
                        answer = b""
                        while piece := c.recv(65536): answer += piece
                        print(answer == data)
                        """);
        assertThat(client.awaitEnd(0)).containsExactly("True");
    }

    @ParameterizedTest
    @EnumSource
    @RequiresCommand("openssl")
    void tls(Language language) throws Exception {
        var chain = directory.resolve("chain.pem").toString();
        var key = directory.resolve("key.pem").toString();
        network.start(
                        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
                                        + " -addext subjectAltName=DNS:localhost -out "
                                        + chain
                                        + " -keyout "
                                        + key)
                                .split(" "))
                .awaitEnd(0);
        assertThat(run(language, "TlsEcho", "tls_echo", chain, key).awaitEnd(0))
                .last()
                .isEqualTo("hello over TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource
    void requestsBehindTheirLength(Language language) throws Exception {
        run(language, "KeyValueServer", "key_value_server");
        awaitListener(7000);
        var client =
                network.start(
                        "python3",
                        Path.of("src/main/python/key_value.py").toString(),
                        "7000",
                        "PUT a 1",
                        "PUT a two words",
                        "GET a",
                        "GET b",
                        "nonsense");
        assertThat(client.awaitEnd(0)).containsExactly("null", "1", "two words", "", "?");
    }
}
