package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.tools.Command;
import io.sockeye.tools.Network;
import io.sockeye.tools.cli.ExitCode;
import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options, streams and exit status; TLS, Unix sockets, users, logs, pages.
class ServeCommandTest {
    @TempDir private Path root;

    @BeforeEach
    void make() throws Exception {
        Files.writeString(root.resolve("file"), "content");
    }

    @Test
    void impossibleMixes() throws Exception {
        for (var options :
                List.of(
                        List.of("--unix", "/tmp/x", "-p", "1"),
                        List.of("--cert", "x", "--key", "y"),
                        List.of("--tls", "--cert", "x"),
                        List.of("--overwrite"),
                        List.of("--json", "-q"),
                        List.of("-p", "65536"),
                        List.of("--auth", "ann"),
                        List.of("--auth", ":x"),
                        List.of("--host", "a:80"),
                        List.of("--max-connections", "0"),
                        List.of("a", "b"))) {
            var words = new ArrayList<>(List.of("serve"));
            words.addAll(options);
            var err = new java.io.StringWriter();
            int code = run(err, words);
            assertThat(code).as(options + " " + err).isEqualTo(ExitCode.USAGE);
        }
    }

    private static int run(java.io.StringWriter err, List<String> words) {
        var around =
                new io.sockeye.tools.cli.Surroundings(
                        new io.sockeye.tools.cli.Output(java.io.OutputStream.nullOutputStream()),
                        new java.io.PrintWriter(err, true),
                        new io.sockeye.tools.cli.Terminal(false, false, Map.of()),
                        new io.sockeye.tools.cli.Running());
        return io.sockeye.tools.cli.Sockeye.run(around, words.toArray(String[]::new));
    }

    @Test
    void whatCannotBeServed() {
        var err = new java.io.StringWriter();
        assertThat(run(err, List.of("serve", root.resolve("absent").toString(), "-p", "0")))
                .isEqualTo(ExitCode.SYSTEM);
        assertThat(err.toString()).contains("absent");
        assertThat(run(err, List.of("serve", root.resolve("file").toString(), "-p", "0")))
                .isEqualTo(ExitCode.SYSTEM);
        assertThat(run(err, List.of("serve", root.toString(), "-b", "no.such.host.invalid")))
                .isEqualTo(ExitCode.NAME);
    }

    /// Who comes from Python writes the port where we have the directory.
    @Test
    void aPortInThePlaceOfTheDirectory() {
        var err = new java.io.StringWriter();
        assertThat(run(err, List.of("serve", "9000"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no directory 9000", "-p 9000");
        assertThat(run(err, List.of("serve", "900000"))).isEqualTo(ExitCode.SYSTEM);
    }

    @Test
    @Tag("slow")
    void aPortThatNeedsPrivilege() throws Exception {
        try (var network = Network.create("setpriv")) {
            var words =
                    new ArrayList<>(
                            List.of(
                                    "setpriv",
                                    "--bounding-set",
                                    "-net_bind_service",
                                    "--inh-caps",
                                    "-net_bind_service"));
            words.addAll(List.of(Command.words(List.of(), "serve", "-p", "80", root.toString())));
            var refused = network.run(words.toArray(String[]::new));
            assertThat(refused.status()).isEqualTo(ExitCode.PERMISSION);
            assertThat(refused.err())
                    .singleElement()
                    .asString()
                    .contains("EACCES", "net.ipv4.ip_unprivileged_port_start");
        }
    }

    @Test
    void twoAtOnePort() throws Exception {
        try (var serving = Serving.start(root)) {
            var err = new java.io.StringWriter();
            var words = List.of("serve", root.toString(), "-p", String.valueOf(serving.port()));
            assertThat(run(err, words)).isEqualTo(ExitCode.SYSTEM);
            assertThat(err.toString()).contains("EADDRINUSE");
        }
    }

    @Test
    void commonLog() throws Exception {
        var serving = Serving.start(root, "--auth", "ann:secret");
        serving.get("/file");
        serving.awaitLines(1);
        serving.get("/file", "Authorization: Basic YW5uOnNlY3JldA==");
        serving.awaitLines(2);
        serving.ask("GET /\u001b[31m\"x HTTP/1.1\r\n\r\n");
        assertThat(serving.end()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(serving.out().lines().map(each -> each.replaceAll("\\[.*?0000\\]", "[]")))
                .containsExactly(
                        "127.0.0.1 - - [] \"GET /file HTTP/1.1\" 401 17",
                        "127.0.0.1 - ann [] \"GET /file HTTP/1.1\" 200 7",
                        "127.0.0.1 - - [] \"GET /\\x1b[31m\\x22x HTTP/1.1\" 400 35");
    }

    @Test
    void jsonLogIsOfItsSchema() throws Exception {
        var serving = Serving.start(root, "--json");
        serving.get("/file", "User-Agent: \u00e4\"x");
        serving.get("/?json");
        serving.ask("nonsense\r\n\r\n");
        var page = serving.get("/?json").text();
        serving.end();
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/schema/serve.json")));
        var lines = new ArrayList<>(serving.out().lines().toList());
        assertThat(lines).hasSize(5);
        assertThat(lines.getLast()).contains("\"summary\"", "\"interrupted\"", "\"requests\":4");
        lines.add(page);
        for (var line : lines)
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        assertThat(schema.validate(lines.getFirst().replace("200", "\"x\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void whoIsNotLetIn() throws Exception {
        var file = Files.writeString(root.resolve("password"), "päss:word\nmore");
        for (var options :
                List.of(
                        List.of("--auth", "ann:päss:word"),
                        List.of("--auth", "ann:@" + file),
                        List.of("--auth", "ann"))) {
            var environment = Map.of(Credentials.VARIABLE, "päss:word");
            try (var serving = Serving.start(environment, root, options.toArray(String[]::new))) {
                for (var said :
                        List.of(
                                "ann:",
                                "ann:pass:word",
                                "bob:päss:word",
                                "ann:päss:word ",
                                "",
                                "ann:päss:wor"))
                    assertThat(serving.get("/file", basic(said)).status()).as(said).isEqualTo(401);
                for (var field :
                        List.of("Bearer x", "Basic !", "Basic", "Digest YW5uOnDDpHNzOndvcmQ="))
                    assertThat(serving.get("/file", "Authorization: " + field).status())
                            .isEqualTo(401);
                var refused = serving.get("/file");
                assertThat(refused.field("WWW-Authenticate")).startsWith("Basic realm=");
                assertThat(refused.text()).doesNotContain("content");
                assertThat(serving.get("/file", basic("ann:päss:word")).status()).isEqualTo(200);
                assertThat(
                                serving.ask(
                                                "PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                                        .status())
                        .isEqualTo(401);
            }
        }
    }

    private static String basic(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + java.util.Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void unixSocket() throws Exception {
        var path = root.resolve("socket");
        // As one leaves it behind who is killed.
        Socket.createServer(SocketAddress.unix(path.toString())).close();
        assertThat(path).exists();
        var serving = Serving.start(root, "--unix", path.toString());
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.write(ByteBuffer.wrap(Serving.request("GET", "/file").getBytes()));
            var stream = java.nio.channels.Channels.newInputStream(channel);
            assertThat(Answer.read(stream, false).text()).isEqualTo("content");
        }
        assertThat(serving.end()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(serving.out()).startsWith("unix - - [");
        assertThat(path).doesNotExist();
    }

    @Test
    void tlsOfThisRun() throws Exception {
        byte[] large = new byte[300_000];
        new java.util.Random(5).nextBytes(large);
        Files.write(root.resolve("large"), large);
        try (var serving = Serving.start(root, "--tls")) {
            assertThat(serving.err()).contains("https://127.0.0.1:");
            var fingerprint = serving.err().replaceAll("(?s).*SHA-256\\): (\\S+).*", "$1");
            var client = io.sockeye.tls.Tls.client().withoutVerification().pin(fingerprint);
            var address = io.sockeye.address.SocketAddress.loopback(serving.port());
            try (var socket =
                    io.sockeye.Socket.open(
                            io.sockeye.address.AddressFamily.AF_INET,
                            io.sockeye.address.SocketType.SOCK_STREAM)) {
                socket.connect(address);
                try (var tls = client.wrap(socket, "localhost")) {
                    tls.sendAll(Serving.request("GET", "/file").getBytes());
                    assertThat(Answer.read(tls.asInputStream(), false).text()).isEqualTo("content");
                    tls.sendAll(Serving.request("GET", "/large").getBytes());
                    assertThat(Answer.read(tls.asInputStream(), false).content()).isEqualTo(large);
                    tls.sendAll(
                            Serving.request("GET", "/large", "Range: bytes=100000-200000,0-9")
                                    .getBytes());
                    assertThat(Answer.read(tls.asInputStream(), false).status()).isEqualTo(206);
                    tls.sendAll("nonsense\r\n".getBytes());
                    assertThat(Answer.read(tls.asInputStream(), false).status()).isEqualTo(400);
                    assertThat(tls.recv(1)).isEmpty();
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void tlsOfAFileForCurl() throws Exception {
        var chain = root.resolve("chain.pem");
        var key = root.resolve("key.pem");
        io.sockeye.tls.Identity.selfSigned("localhost", "127.0.0.1").writePem(chain, key);
        try (var serving =
                Serving.start(root, "--tls", "--cert", chain.toString(), "--key", key.toString())) {
            var curl =
                    new ProcessBuilder(
                                    "curl",
                                    "-s",
                                    "--cacert",
                                    chain.toString(),
                                    "https://127.0.0.1:" + serving.port() + "/file")
                            .start();
            assertThat(new String(curl.getInputStream().readAllBytes())).isEqualTo("content");
        }
    }

    @Test
    @Tag("slow")
    void pythonsHttpClient() throws Exception {
        try (var serving = Serving.start(root, "-q", "--upload")) {
            var python =
                    new ProcessBuilder(
                                    "python3",
                                    "-c",
                                    """
                                    import http.client, sys
                                    c = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]), timeout=10)
                                    socket = None
                                    def ask(*words, **more):
                                        global socket
                                        c.request(*words, **more)
                                        r = c.getresponse()
                                        print(r.status, r.read())
                                        assert socket in (None, c.sock), 'another connection'
                                        socket = c.sock
                                        return r
                                    r = ask('GET', '/file')
                                    ask('GET', '/file', headers={'If-None-Match': r.getheader('ETag').removeprefix('W/')})
                                    ask('HEAD', '/file')
                                    ask('GET', '/file', headers={'Range': 'bytes=-3'})
                                    ask('GET', '/absent')
                                    ask('PUT', '/new', body=b'new')
                                    ask('PUT', '/chunks', body=iter([b'ab', b'c']), encode_chunked=True,
                                        headers={'Transfer-Encoding': 'chunked'})
                                    ask('GET', '/chunks')
                                    """,
                                    String.valueOf(serving.port()))
                            .redirectErrorStream(true)
                            .start();
            assertThat(python.inputReader().lines())
                    .containsExactly(
                            "200 b'content'",
                            "304 b''",
                            "200 b''",
                            "206 b'ent'",
                            "404 b'404 Not Found\\n'",
                            "201 b''",
                            "201 b''",
                            "200 b'abc'");
        }
    }

    @Test
    void pages() throws Exception {
        Files.writeString(root.resolve("<script>\"&'.txt"), "x".repeat(2000));
        Files.writeString(root.resolve("a:b"), "x");
        Files.createDirectory(root.resolve("z dir"));
        try (var serving = Serving.start(root)) {
            var page = serving.get("/");
            assertThat(page.field("Content-Security-Policy"))
                    .contains("default-src 'none'", "sha256-");
            assertThat(page.text())
                    .contains(
                            "<bdi>&lt;script&gt;&quot;&amp;&#39;.txt</bdi>",
                            "href=\"./%3Cscript%3E%22&amp;&#39;.txt\"")
                    .contains(
                            "href=\"./a:b\"",
                            "href=\"./z%20dir/\"",
                            "1.9 KiB",
                            "title=\"2000 bytes\"")
                    .doesNotContain("<script>", "<form", "../");
            assertThat(order(page.text()))
                    .containsExactly("z dir", "&lt;script&gt;&quot;&amp;&#39;.txt", "a:b", "file");
            assertThat(order(serving.get("/?sort=size&order=desc").text()))
                    .containsExactly("z dir", "&lt;script&gt;&quot;&amp;&#39;.txt", "file", "a:b");
            assertThat(order(serving.get("/?sort=name&order=desc").text()))
                    .startsWith("z dir", "file");
            assertThat(serving.get("/z%20dir").field("Location")).isEqualTo("/z%20dir/");
            assertThat(serving.get("//z%20dir?x=y").field("Location")).isEqualTo("/z%20dir/?x=y");
            assertThat(serving.get("/z%20dir/").text()).contains("../", "Nothing here");
            assertThat(serving.get("/", "Accept: application/json").text()).startsWith("{\"v\":1");
            assertThat(serving.get("/", "Accept: text/html,application/json").text())
                    .startsWith("<!DOCTYPE");
            Files.writeString(root.resolve("index.html"), "index");
            assertThat(serving.get("/").text()).isEqualTo("index");
            assertThat(serving.get("/?json").text()).startsWith("{\"v\":1");
            assertThat(serving.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").field("Content-Length"))
                    .isEqualTo("5");
        }
        try (var serving = Serving.start(root, "--no-listing")) {
            assertThat(serving.get("/").text()).isEqualTo("index");
            assertThat(serving.get("/z%20dir/").status()).isEqualTo(403);
        }
    }

    /// What is equal in a column stands in the order of names, either way; times differ by a nanosecond.
    @Test
    void columns() throws Exception {
        Files.delete(root.resolve("file"));
        var time = java.time.Instant.parse("2025-01-01T00:00:00Z");
        var sizes = Map.of("B", 5, "a", 5, "c", 1, "d", 9);
        for (var each : sizes.entrySet()) {
            var file = Files.write(root.resolve(each.getKey()), new byte[each.getValue()]);
            int nanos = "dBac".indexOf(each.getKey());
            Files.setLastModifiedTime(
                    file, java.nio.file.attribute.FileTime.from(time.plusNanos(nanos)));
        }
        Files.createDirectory(root.resolve("e"));
        try (var serving = Serving.start(root, "-q")) {
            for (var each :
                    List.of(
                            "=eaBcd",
                            "sort=name&order=desc=edcBa",
                            "sort=size=ecaBd",
                            "sort=size&order=asc=ecaBd",
                            "sort=size&order=desc=edaBc",
                            "sort=time=edBac",
                            "order=desc&sort=time=ecaBd",
                            "xsort=time=eaBcd",
                            "sort=other=eaBcd",
                            "sort=eaBcd")) {
                int equals = each.lastIndexOf('=');
                var page = serving.get("/?" + each.substring(0, equals)).text();
                assertThat(String.join("", order(page)))
                        .as(each)
                        .isEqualTo(each.substring(equals + 1));
            }
        }
    }

    /// The help says of each default what it is.
    @Test
    void defaultsAreAsTheHelpSays() {
        var around =
                new io.sockeye.tools.cli.Surroundings(
                        new io.sockeye.tools.cli.Output(java.io.OutputStream.nullOutputStream()),
                        new java.io.PrintWriter(new java.io.StringWriter()),
                        new io.sockeye.tools.cli.Terminal(false, false, Map.of()),
                        new io.sockeye.tools.cli.Running());
        var said = new java.util.TreeMap<String, String>();
        for (var option : Serve.command(around).options()) {
            var text = String.join(" ", option.description());
            var value = option.defaultValue();
            int unless = text.indexOf(" unless told");
            if (unless < 0) {
                assertThat(value).as(option.longestName()).isIn(null, "false");
                continue;
            }
            var word = text.substring(text.lastIndexOf(' ', unless - 1) + 1, unless);
            said.put(option.longestName(), word);
            if (value != null) assertThat(word).as(text).isEqualTo(value);
        }
        assertThat(said)
                .isEqualTo(
                        Map.of(
                                "--bind", "127.0.0.1",
                                "--port", "8000",
                                "--max-upload", "1G",
                                "--max-connections", "10000",
                                "--max-per-peer", "5000",
                                "--head-timeout", "10s",
                                "--idle-timeout", "30s",
                                "--min-rate", "500"));
        assertThat(Pace.DEFAULT.head()).isEqualTo(java.time.Duration.ofSeconds(10));
        assertThat(Pace.DEFAULT.idle()).isEqualTo(java.time.Duration.ofSeconds(30));
        assertThat(Pace.DEFAULT.rate()).isEqualTo(500);
    }

    /// In a network of its own, where nobody else has port 8000; the current directory.
    @Test
    @Tag("slow")
    void withoutAnyOption() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "needs root, for a network");
        var words =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "-n",
                                "sh",
                                "-c",
                                "ip link set lo up; exec \"$@\"",
                                "sh"));
        var modules = System.getProperty("jdk.module.path").split(":");
        for (int i = 0; i < modules.length; i++)
            modules[i] = Path.of(modules[i]).toAbsolutePath().toString();
        for (var word : Command.words(List.of(), "serve"))
            words.add(
                    word.equals(System.getProperty("jdk.module.path"))
                            ? String.join(":", modules)
                            : word);
        var process = new ProcessBuilder(words).directory(root.toFile()).start();
        try (BufferedReader err = process.errorReader()) {
            assertThat(err.readLine())
                    .isEqualTo("Serving " + root.toRealPath() + " at http://127.0.0.1:8000/");
        } finally {
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static List<String> order(String page) {
        var names = new ArrayList<String>();
        var body = page.substring(page.indexOf("<tbody>"));
        for (int at = 0; (at = body.indexOf("<bdi>", at)) >= 0; at++)
            names.add(body.substring(at + 5, body.indexOf("</bdi>", at)));
        return names;
    }

    @Test
    void namesThatAreNoUtf8() throws Exception {
        var name = new byte[] {'x', (byte) 0xE9, (byte) 0xFF};
        try (var directory = io.sockeye.descriptor.Directory.open(root)) {
            try (var file = directory.create(name)) {
                file.writeAt(0, "odd".getBytes(), 0, 3);
            }
            try (var serving = Serving.start(root)) {
                assertThat(serving.get("/").text()).contains("href=\"./x%E9%FF\"");
                assertThat(serving.get("/x%E9%FF").text()).isEqualTo("odd");
            }
            directory.remove(name);
        }
    }

    /// Whatever clients do, no descriptor is left.
    @Test
    void noDescriptorIsLeft() throws Exception {
        Files.createDirectory(root.resolve("dir"));
        Files.writeString(root.resolve("file.gz"), "x");
        Files.writeString(root.resolve("large"), "x".repeat(1_000_000));
        try (var serving = Serving.start(root, "-q", "--upload")) {
            long before = 0;
            for (int round = 0; round < 30; round++) {
                for (var path :
                        List.of(
                                "/file", "/dir", "/dir/", "/", "/absent", "/large", "/file/",
                                "/?json"))
                    serving.get(path, "Accept-Encoding: gzip", "Range: bytes=0-1");
                serving.get("/file", "If-None-Match: *");
                serving.get("/file", "Accept-Encoding: gzip");
                serving.get("/file", "Range: bytes=100-");
                serving.ask("PUT /file HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
                serving.ask("nonsense\r\n\r\n");
                try (var gone = serving.connect()) {
                    gone.getOutputStream().write(Serving.request("GET", "/large").getBytes());
                    gone.setSoLinger(true, 0);
                }
                if (round == 5) before = descriptors();
            }
            long limit = System.nanoTime() + 5_000_000_000L;
            while (descriptors() > before + 3 && System.nanoTime() < limit)
                TimeUnit.MILLISECONDS.sleep(5);
            assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
        }
    }

    private static long descriptors() throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    /// As a user starts it, with a socket that was opened before, and a signal at the end.
    @Test
    @Tag("slow")
    void asAProcessWithAnInheritedSocket() throws Exception {
        var words = new ArrayList<String>();
        words.addAll(
                List.of(
                        "python3",
                        "-c",
                        """
                        import os, socket, sys
                        s = socket.create_server(('127.0.0.1', 0))
                        os.dup2(s.fileno(), 3)
                        os.set_inheritable(3, True)
                        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1')
                        os.execv(sys.argv[1], sys.argv[1:])
                        """));
        words.addAll(List.of(Command.words(List.of(), "serve", root.toString())));
        var process = new ProcessBuilder(words).start();
        try (BufferedReader err = process.errorReader()) {
            var line = err.readLine();
            assertThat(line).startsWith("Serving " + root.toRealPath() + " at http://127.0.0.1:");
            var url = line.substring(line.indexOf("http"));
            var python =
                    new ProcessBuilder(
                                    "python3",
                                    "-c",
                                    "import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1]).read())",
                                    url + "file")
                            .start();
            assertThat(new String(python.getInputStream().readAllBytes())).isEqualTo("content");
            assertThat(process.inputReader().readLine()).endsWith("\"GET /file HTTP/1.1\" 200 7");
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Tag("slow")
    void nobodyReadsTheLog() throws Exception {
        var process =
                new ProcessBuilder(Command.words(List.of(), "serve", root.toString(), "-p", "0"))
                        .start();
        try (BufferedReader err = process.errorReader()) {
            var line = err.readLine();
            int port = Integer.parseInt(line.replaceAll(".*:(\\d+)/$", "$1"));
            process.getInputStream().close();
            while (process.isAlive()) {
                try (var socket = Serving.connect(port)) {
                    socket.getOutputStream().write(Serving.request("GET", "/file").getBytes());
                    socket.getInputStream().read();
                } catch (java.io.IOException e) {
                    break; // it has ended
                }
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.OUTPUT_CLOSED);
            assertThat(err.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }
}
