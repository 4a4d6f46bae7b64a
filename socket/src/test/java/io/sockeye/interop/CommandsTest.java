package io.sockeye.interop;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The programs that people use at the other end: socat, ncat, curl.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class CommandsTest {
    @TempDir Path folder;

    /// Reads what a program says until it says that it is ready.
    private static String await(Peer peer, String expression) throws IOException {
        var pattern = Pattern.compile(expression);
        var seen = new StringBuilder();
        String line;
        while (!(line = peer.line()).isEmpty()) {
            seen.append(line).append('\n');
            var matcher = pattern.matcher(line);
            if (matcher.find()) return matcher.groupCount() > 0 ? matcher.group(1) : line;
        }
        throw new AssertionError("the program ended before it was ready: " + seen);
    }

    private static int port(Socket socket) throws IOException {
        return socket.localAddress(IpSocketAddress.class).port();
    }

    private static <T> T on(ThreadKind kind, Callable<T> work) throws Exception {
        return kind.call(work);
    }

    /// Sends a line, ends its half, and reads until the other half ends.
    private static String exchange(Socket socket, String line) throws IOException {
        socket.sendAll(line.getBytes(US_ASCII));
        socket.shutdown(Shutdown.SHUT_WR);
        return new String(socket.asInputStream().readAllBytes(), US_ASCII);
    }

    /// Sends a line and reads as much: ncat stops its program at the end of our half.
    private static String repeated(Socket socket, String line) throws IOException {
        socket.sendAll(line.getBytes(US_ASCII));
        return new String(socket.recvExactly(line.length()), US_ASCII);
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("socat")
    void socatListensOnAPath(ThreadKind kind) throws Exception {
        var path = folder.resolve("socat" + kind);
        try (var socat =
                Peer.start("socat", "-d", "-d", "UNIX-LISTEN:" + path, "EXEC:tr a-z A-Z")) {
            await(socat, "listening on");
            try (var near = Socket.open(AF_UNIX, SOCK_STREAM)) {
                var answer =
                        on(
                                kind,
                                () ->
                                        exchange(
                                                near.connect(SocketAddress.unix(path)),
                                                "to socat\n"));
                assertThat(answer).isEqualTo("TO SOCAT\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("socat")
    void socatConnectsToAnAbstractName(ThreadKind kind) throws Exception {
        try (var listener =
                Socket.open(AF_UNIX, SOCK_STREAM).bind(SocketAddress.unnamed()).listen()) {
            var name = listener.localAddress(UnixSocketAddress.Abstract.class).text();
            try (var socat = Peer.start("socat", "STDIO", "ABSTRACT-CONNECT:" + name)) {
                on(
                        kind,
                        () -> {
                            try (var far = listener.accept()) {
                                far.sendAll("hello socat\n".getBytes(US_ASCII));
                                assertThat(socat.line()).isEqualTo("hello socat");
                                socat.write("hello java\n");
                                assertThat(far.recvExactly(11))
                                        .isEqualTo("hello java\n".getBytes(US_ASCII));
                            }
                            return 0;
                        });
                assertThat(socat.exitCode()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("socat")
    void socatEchoesDatagrams(ThreadKind kind) throws Exception {
        // socat has no port 0 for this that it would print: the kernel chooses one here, and gives
        // it back.
        int port;
        try (var probe = Socket.open(AF_INET, SOCK_DGRAM).bind("127.0.0.1", 0)) {
            port = port(probe);
        }
        try (var socat =
                        Peer.start(
                                "socat",
                                "-d",
                                "-d",
                                "-d",
                                "UDP4-RECVFROM:" + port + ",bind=127.0.0.1,fork",
                                "PIPE");
                var near = Socket.open(AF_INET, SOCK_DGRAM)) {
            await(socat, "receiving on|recvfrom");
            var answer =
                    on(
                            kind,
                            () -> {
                                near.connect("127.0.0.1", port);
                                near.send("datagram".getBytes(US_ASCII));
                                return near.recv(100);
                            });
            assertThat(answer).isEqualTo("datagram".getBytes(US_ASCII));
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("ncat")
    void ncatConnectsByTcpAndByPath(ThreadKind kind) throws Exception {
        var path = folder.resolve("ncat" + kind);
        try (var tcp = Socket.createServer(SocketAddress.loopback(0));
                var unix = Socket.createServer(SocketAddress.unix(path))) {
            ncat(kind, tcp, Peer.start("ncat", "127.0.0.1", Integer.toString(port(tcp))));
            ncat(kind, unix, Peer.start("ncat", "--unixsock", path.toString()));
        }
    }

    private static void ncat(ThreadKind kind, Socket listener, Peer peer) throws Exception {
        try (peer) {
            on(
                    kind,
                    () -> {
                        try (var far = listener.accept()) {
                            peer.write("hello java\n");
                            assertThat(far.recvExactly(11))
                                    .isEqualTo("hello java\n".getBytes(US_ASCII));
                            far.sendAll("hello ncat\n".getBytes(US_ASCII));
                            assertThat(peer.line()).isEqualTo("hello ncat");
                            peer.endInput();
                            assertThat(far.recv(100)).as("ncat's end").isEmpty();
                        }
                        return 0;
                    });
            assertThat(peer.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("ncat")
    void ncatListens(ThreadKind kind) throws Exception {
        var path = folder.resolve("ncat-listens" + kind);
        try (var ncat =
                        Peer.start(
                                "ncat",
                                "-v",
                                "-l",
                                "--unixsock",
                                path.toString(),
                                "--exec",
                                "/bin/cat");
                var near = Socket.open(AF_UNIX, SOCK_STREAM)) {
            await(ncat, "Listening on");
            var answer =
                    on(
                            kind,
                            () ->
                                    repeated(
                                            near.connect(SocketAddress.unix(path)),
                                            "through cat\n"));
            assertThat(answer).isEqualTo("through cat\n");
        }
        try (var ncat =
                        Peer.start(
                                "ncat", "-v", "-4", "-l", "127.0.0.1", "0", "--exec", "/bin/cat");
                var near = Socket.open(AF_INET, SOCK_STREAM)) {
            int pid = (int) ncat.pid();
            await(ncat, "Listening on");
            var address = SocketAddress.loopback(listeningPort(pid));
            var answer = on(kind, () -> repeated(near.connect(address), "through cat\n"));
            assertThat(answer).isEqualTo("through cat\n");
        }
    }

    /// The one port on which a process listens: ncat prints the 0 that it was given.
    private static int listeningPort(int pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/net/tcp"))) {
            var columns = line.strip().split("\\s+");
            if (!columns[3].equals("0A")) continue;
            try (var entries = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
                for (var entry : entries) {
                    var target = Files.readSymbolicLink(entry).toString();
                    if (!target.equals("socket:[" + columns[9] + "]")) continue;
                    return Integer.parseInt(columns[1].substring(9), 16);
                }
            }
        }
        throw new AssertionError("process " + pid + " does not listen");
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("curl")
    void curlAsksOverAPath(ThreadKind kind) throws Exception {
        var path = folder.resolve("curl" + kind);
        try (var listener = Socket.createServer(SocketAddress.unix(path));
                var curl =
                        Peer.start(
                                "curl",
                                "-sS",
                                "--unix-socket",
                                path.toString(),
                                "-d",
                                "a=1",
                                "http://host/page")) {
            var request =
                    on(
                            kind,
                            () -> {
                                try (var connection = listener.accept()) {
                                    var seen = new StringBuilder();
                                    while (!seen.toString().endsWith("\r\n\r\na=1")) {
                                        byte[] data = connection.recv(16);
                                        if (data.length == 0) throw new AssertionError(seen);
                                        seen.append(new String(data, US_ASCII));
                                    }
                                    var body = "you asked\n".repeat(10_000);
                                    var head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n";
                                    var answer = head.formatted(body.length()) + body;
                                    connection.sendAll(answer.getBytes(US_ASCII));
                                    return seen.toString();
                                }
                            });
            assertThat(request).startsWith("POST /page HTTP/1.1\r\nHost: host\r\n");
            assertThat(curl.rest()).isEqualTo("you asked\n".repeat(10_000));
            assertThat(curl.exitCode()).isZero();
        }
    }
}
