package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `nc` as its users start it, with the programs that they use today at the other end.
@Timeout(60)
class NcTest {
    private static final byte[] DATA = data(3_000_000);

    private final List<AutoCloseable> started = new ArrayList<>();
    @TempDir private Path directory;

    private static byte[] data(int length) {
        var data = new byte[length];
        new Random(1).nextBytes(data);
        return data;
    }

    private Program nc(String... args) throws IOException {
        var program = Program.nc(args);
        started.add(program);
        return program;
    }

    private Program peer(String... words) throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", words[0])),
                () -> "needs " + words[0] + ": apt-get install " + words[0]);
        var program = Program.of(words);
        started.add(program);
        return program;
    }

    private Socket server() throws IOException {
        var server = Socket.createServer(SocketAddress.loopback(0));
        started.add(server);
        return server;
    }

    private static String port(Socket server) throws IOException {
        return String.valueOf(server.localAddress(IpSocketAddress.class).port());
    }

    private static Path file(Path directory, byte[] data) throws IOException {
        return Files.write(directory.resolve("data"), data);
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : started) each.close();
    }

    // ---- both directions ----

    @Test
    void bothWaysAtOnce() throws Exception {
        var server = server();
        var nc = nc("127.0.0.1", port(server));
        var connection = server.accept();
        started.add(connection);
        var sending = Thread.ofVirtual().start(() -> give(nc));
        connection.asInputStream().transferTo(connection.asOutputStream());
        connection.close();
        sending.join();
        assertThat(nc.output()).isEqualTo(DATA);
        assertThat(nc.status()).isZero();
        assertThat(nc.complaints()).isEmpty();
    }

    private static void give(Program program) {
        try {
            program.input(DATA).endInput();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socat", "ncat"})
    void othersConnect(String other) throws Exception {
        var nc = nc("-v", "-l", "0");
        var port = String.valueOf(nc.port());
        var file = file(directory, DATA);
        var peer =
                other.equals("socat")
                        ? peer("socat", "-t", "20", "FILE:" + file + "!!-", "TCP:127.0.0.1:" + port)
                        : peer("ncat", "127.0.0.1", port);
        if (other.equals("ncat")) give(peer);
        nc.input("answer".getBytes(UTF_8)).endInput();
        assertThat(nc.output()).isEqualTo(DATA);
        assertThat(nc.status()).isZero();
        assertThat(peer.text()).isEqualTo("answer");
    }

    /// The other side has ended; what goes there goes on.
    @Test
    void oneDirectionOutlivesTheOther() throws Exception {
        var server = server();
        var nc = nc("127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.endInput();
            assertThat(connection.recv(1)).isEmpty();
            connection.sendAll(DATA);
        }
        assertThat(nc.output()).isEqualTo(DATA);
        assertThat(nc.status()).isZero();
    }

    @Test
    void withoutAShutdownTheConnectionStaysWhole() throws Exception {
        var server = server();
        var nc = nc("--no-shutdown", "-w", "500ms", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.input(new byte[] {1}).endInput();
            assertThat(connection.recv(2)).containsExactly(1);
            connection.timeout(java.time.Duration.ofMillis(200));
            assertThat(catchTimeout(connection)).isTrue();
        }
        assertThat(nc.status()).isZero();
    }

    @Test
    void nothingMovesForLong() throws Exception {
        var server = server();
        var nc = nc("-w", "300ms", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            connection.sendAll(new byte[] {1});
            assertThat(nc.status()).isEqualTo(1);
        }
        nc.await("nothing has moved");
    }

    private static boolean catchTimeout(Socket connection) throws IOException {
        try {
            connection.recv(1);
            return false;
        } catch (java.net.SocketTimeoutException expected) {
            return true;
        }
    }

    /// Twice a connection, each passed on by the kernel to a server of its own connection.
    @Test
    void aRelayForEachWhoComes() throws Exception {
        var server = server();
        var nc = nc("-v", "-k", "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        var address = SocketAddress.loopback(nc.port());
        for (int i = 0; i < 2; i++) {
            try (var client = Socket.createConnection("127.0.0.1", address.port());
                    var target = server.accept()) {
                var sending =
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        client.sendAll(DATA);
                                        client.shutdown(io.sockeye.Shutdown.SHUT_WR);
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
                assertThat(target.asInputStream().readAllBytes()).isEqualTo(DATA);
                target.sendAll("answer".getBytes(UTF_8));
                target.shutdown(io.sockeye.Shutdown.SHUT_WR);
                assertThat(client.asInputStream().readAllBytes()).asString().isEqualTo("answer");
                sending.join();
            }
        }
        nc.interrupt();
        assertThat(nc.status()).isEqualTo(130);
    }

    // ---- other kinds ----

    @Test
    void datagrams() throws Exception {
        var nc = nc("-v", "udp-listen:0", "exec:head -c 5");
        var port = Integer.parseInt(nc.await("connected: udp-listen .*:(\\d+)"));
        try (var socket =
                Socket.open(
                        io.sockeye.address.AddressFamily.AF_INET,
                        io.sockeye.address.SocketType.SOCK_DGRAM)) {
            socket.connect(SocketAddress.loopback(port)).timeout(java.time.Duration.ofSeconds(20));
            socket.send("hello".getBytes(UTF_8));
            assertThat(new String(socket.recv(100), UTF_8)).isEqualTo("hello");
        }
        assertThat(nc.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "unix, unix-listen, false",
        "unix, unix-listen, true",
        "unix-seqpacket, unix-seqpacket-listen, true"
    })
    void unixSockets(String kind, String listenKind, boolean abstractName) throws Exception {
        var name =
                abstractName
                        ? "@sockeye-nc-" + ProcessHandle.current().pid()
                        : directory.resolve("socket").toString();
        var listener = nc("-v", listenKind + ":" + name);
        listener.await("listening at");
        var nc = nc("-v", kind + ":" + name);
        nc.input("there".getBytes(UTF_8)).endInput();
        listener.input("back".getBytes(UTF_8)).endInput();
        assertThat(listener.text()).isEqualTo("there");
        assertThat(nc.text()).isEqualTo("back");
        if (kind.equals("unix")) nc.await("process \\d+ of user 0|process \\d+ of user");
        assertThat(directory.resolve("socket")).doesNotExist();
    }

    @Test
    void aFileIsReadOrWrittenAnew() throws Exception {
        var from = file(directory, "content".getBytes(UTF_8));
        var to = Files.writeString(directory.resolve("to"), "what was there before");
        assertThat(nc("file:" + from, "file:" + to).status()).isZero();
        assertThat(Files.readString(to)).isEqualTo("content");
        assertThat(Files.readString(from)).isEqualTo("content");
        var absent = nc("file:" + directory.resolve("absent"), "stdio").endInput();
        assertThat(absent.status()).isEqualTo(5);
        assertThat(absent.complaints()).singleElement().asString().endsWith("absent: no such file");
        assertThat(directory.resolve("absent")).doesNotExist();
    }

    /// A process that reads nothing, or has gone, is no failure; one that has failed is.
    @Test
    void processes() throws Exception {
        var server = server();
        var nc = nc("tcp:127.0.0.1:" + port(server), "exec:echo question");
        try (var connection = server.accept()) {
            assertThat(connection.asInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("question\n");
            connection.sendAll(new byte[100_000]);
        }
        assertThat(nc.status()).isZero();
        var failed = nc("exec:exit 7", "stdio").endInput();
        assertThat(failed.status()).isEqualTo(1);
        failed.await("exec:exit 7 has ended with 7");
    }

    @Test
    void whatIsInheritedMayBeAFile() throws Exception {
        var file = file(directory, "of a file".getBytes(UTF_8));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var nc =
                peer(
                        "bash",
                        "-c",
                        "exec \"$@\" 7<" + file,
                        "-",
                        java,
                        "--enable-native-access=io.sockeye",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "io.sockeye.tools/io.sockeye.tools.cli.Sockeye",
                        "nc",
                        "fd:7",
                        "stdio");
        assertThat(nc.endInput().text()).isEqualTo("of a file");
        assertThat(nc.status()).isZero();
    }

    @Test
    void aListenerOfDatagramsDeletesItsPath() throws Exception {
        var path = directory.resolve("datagrams");
        var listener = nc("-v", "unix-dgram-listen:" + path, "exec:head -c 5");
        listener.await("connected: unix-dgram-listen");
        nc("unix-dgram:" + path).input("hello".getBytes(UTF_8)).endInput();
        assertThat(listener.status()).isZero();
        assertThat(path).doesNotExist();
    }

    @Test
    void whoDoesNotShakeHandsIsNotWaitedForForEver() throws Exception {
        var server = server();
        var nc = nc("-w", "500ms", "--tls", "localhost", port(server)).endInput();
        try (var silent = server.accept()) {
            assertThat(nc.status()).isEqualTo(1);
            assertThat(nc.complaints()).singleElement().asString().contains("timed out");
            silent.nonBlocking();
        }
    }

    @Test
    void aDiskThatIsFullIsAFailure() throws Exception {
        var server = server();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var nc =
                peer(
                        "bash",
                        "-c",
                        "exec \"$@\" >/dev/full",
                        "-",
                        java,
                        "--enable-native-access=io.sockeye",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "io.sockeye.tools/io.sockeye.tools.cli.Sockeye",
                        "nc",
                        "127.0.0.1",
                        port(server));
        try (var connection = server.accept()) {
            connection.sendAll(new byte[] {1});
            assertThat(nc.status()).isEqualTo(5);
        }
        nc.await("No space left on device");
    }

    @Test
    void whatIsInheritedMayBeASocket() throws Exception {
        var server = server();
        var program =
                peer(
                        "python3",
                        "-c",
                        """
                        import os, socket, sys
                        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                        os.set_inheritable(s.fileno(), True)
                        os.execv(sys.argv[2], sys.argv[2:] + ["fd:%d" % s.fileno()])
                        """,
                        port(server),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=io.sockeye",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "io.sockeye.tools/io.sockeye.tools.cli.Sockeye",
                        "nc");
        try (var connection = server.accept()) {
            program.input("in".getBytes(UTF_8)).endInput();
            assertThat(connection.asInputStream().readAllBytes()).asString().isEqualTo("in");
            connection.sendAll("out".getBytes(UTF_8));
        }
        assertThat(program.text()).isEqualTo("out");
    }

    /// As `ssh -o ProxyUseFdpass=yes` has it.
    @Test
    void aConnectionIsHandedOver() throws Exception {
        var server = server();
        var words = new ArrayList<>(List.of("python3", "-c"));
        words.add(
                """
                import socket, subprocess, sys
                ours, theirs = socket.socketpair()
                child = subprocess.Popen(sys.argv[2:] + ["-F", "127.0.0.1", sys.argv[1]], stdout=theirs)
                theirs.close()
                data, fds, _, _ = socket.recv_fds(ours, 1, 1)
                s = socket.socket(fileno=fds[0])
                s.sendall(b"handed over")
                print(child.wait())
                """);
        words.addAll(
                List.of(
                        port(server),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=io.sockeye",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "io.sockeye.tools/io.sockeye.tools.cli.Sockeye",
                        "nc"));
        var program = peer(words.toArray(String[]::new));
        try (var connection = server.accept()) {
            assertThat(connection.asInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("handed over");
        }
        assertThat(program.text()).isEqualTo("0\n");
    }

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
        assertThat(refused.status()).isEqualTo(5);
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
        assertThat(other.endInput().status()).isEqualTo(5);
    }

    // ---- proxies ----

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
        var wrong =
                nc(
                        "--proxy",
                        scheme.replace("secret", "x") + "127.0.0.1:" + port,
                        "127.0.0.1",
                        "1");
        assertThat(wrong.endInput().status()).isEqualTo(1);
        assertThat(wrong.complaints()).singleElement().asString().contains("the proxy");
    }

    // ---- what it says ----

    @Test
    void whichPortsAreOpen() throws Exception {
        var server = server();
        int open = server.localAddress(IpSocketAddress.class).port();
        var both = nc("-z", "-v", "127.0.0.1", open + ",1");
        assertThat(both.status()).isEqualTo(1);
        assertThat(both.complaints())
                .containsExactly(
                        "sockeye: 127.0.0.1:" + open + ": open",
                        "sockeye: 127.0.0.1:1: Connection refused");
        assertThat(nc("-z", "--any", "127.0.0.1", open + ",1").status()).isZero();
        assertThat(nc("-z", "127.0.0.1", String.valueOf(open)).status()).isZero();
    }

    @Test
    void whatPassesIsShown() throws Exception {
        var server = server();
        var nc = nc("--hex", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.input("question\n".getBytes(UTF_8));
            connection.recvExactly(9);
            connection.sendAll(new byte[] {0, 1, (byte) 0xff});
        }
        nc.endInput();
        assertThat(nc.status()).isZero();
        assertThat(nc.complaints())
                .contains(
                        "< 0000000000000000  71 75 65 73 74 69 6f 6e  0a                       |question.|",
                        "> 0000000000000000  00 01 ff                                          |...|");
    }

    /// Each line is as `docs/schema/nc.json` says.
    @Test
    void eventsAsJson() throws Exception {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/schema/nc.json")));
        var listener = nc("--json", "-k", "tls-listen:0", "exec:cat");
        var port = listener.await("\"at\":\"tls [^\"]*:(\\d+)\"");
        var lines = new ArrayList<String>();
        for (var words :
                List.of(
                        "--json --insecure --alpn echo --tls localhost " + port,
                        "--json -z 127.0.0.1 1," + port,
                        "--json 127.0.0.1 1")) {
            var nc = nc(words.split(" ")).endInput();
            nc.status();
            assertThat(nc.complaints()).last().asString().contains("\"type\":\"summary\"");
            lines.addAll(nc.complaints().stream().filter(line -> line.startsWith("{")).toList());
        }
        listener.interrupt();
        assertThat(listener.status()).isEqualTo(130);
        lines.addAll(listener.complaints().stream().filter(line -> line.startsWith("{")).toList());
        for (var line : lines)
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        for (var type : List.of("listening", "identity", "connected", "probed", "ended", "summary"))
            assertThat(lines).as(type).anyMatch(line -> line.contains("\"type\":\"" + type + "\""));
        assertThat(schema.validate("{\"v\":1,\"type\":\"ended\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void nobodyReadsAnyMore() throws Exception {
        var server = server();
        var nc =
                peer(
                        "bash",
                        "-c",
                        "\"$@\" | head -c 10; exit ${PIPESTATUS[0]}",
                        "-",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=io.sockeye",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "io.sockeye.tools/io.sockeye.tools.cli.Sockeye",
                        "nc",
                        "127.0.0.1",
                        port(server));
        try (var connection = server.accept()) {
            try {
                connection.sendAll(new byte[10_000_000]);
            } catch (io.sockeye.error.ConnectionException gone) {
                // As it should be.
            }
            assertThat(nc.status()).isEqualTo(141);
        }
        assertThat(nc.complaints()).isEmpty();
    }

    @Test
    void nobodyThere() throws Exception {
        var refused = nc("127.0.0.1", "1").endInput();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().contains("ECONNREFUSED");
        var unknown = nc("host.invalid", "1").endInput();
        assertThat(unknown.status()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-u --tls h 1",
                "-U --tls /x",
                "-z -l 1",
                "-z -u h 1",
                "-k h 1",
                "-k -l -u 1",
                "--any h 1",
                "-m 3 h 1",
                "-z --hex h 1",
                "-F --hex h 1",
                "--insecure h 1",
                "--cert x --tls h 1",
                "--insecure --trust x --tls h 1",
                "--proxy socks5://p -u h 1",
                "--proxy ftp://p h 1",
                "--proxy socks5://p -l 1",
                "-l -k --insecure --tls 1",
                "-F -l 1",
                "-N --no-shutdown h 1",
                "-4 -6 h 1",
                "-l tcp:h:1",
                "tcp:h",
                "tcp:h:99999",
                "tcp:h:x",
                "nothing:x",
                "tcp:h:1 stdio stdio",
                "h",
                "h 1 2",
                "vsock:1",
                "exec:",
                "-z h 9-1"
            })
    void whatCannotBe(String words) throws Exception {
        var run = io.sockeye.tools.Command.sockeye(List.of(), ("nc " + words).strip().split(" "));
        assertThat(run.status()).as(run.err().toString()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
    }

    /// A gibibyte each way, by the kernel and through TLS.
    @Test
    @Tag("soak")
    void aGibibyte() throws Exception {
        long size = 1L << 30;
        var sink = nc("-v", "tcp-listen:0", "exec:sha256sum");
        var relay = nc("-v", "tcp-listen:0", "tcp:127.0.0.1:" + sink.port());
        var source = nc("exec:head -c " + size + " /dev/zero", "tcp:127.0.0.1:" + relay.port());
        assertThat(source.status()).isZero();
        assertThat(relay.status()).isZero();
        relay.await(
                "ended \\(done\\): "
                        + size
                        + " bytes from the first end, 0|ended \\(done\\): "
                        + size);
    }
}
