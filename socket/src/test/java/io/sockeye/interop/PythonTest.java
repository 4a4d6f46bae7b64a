package io.sockeye.interop;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bytes to and from CPython's socket module, with either side first.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@RequiresCommand("python3")
class PythonTest {
    private static final byte[] SEED =
            "This is the message. It will be repeated.".getBytes(US_ASCII);

    private static final String STREAM_SERVER =
            """
            import socket, sys
            family = getattr(socket, sys.argv[1])
            server = socket.socket(family, getattr(socket, sys.argv[2]))
            server.bind(eval(sys.argv[3]))
            server.listen()
            name = server.getsockname()
            print(name if isinstance(name, str) else name[1])
            connection, _ = server.accept()
            while data := connection.recv(16):
                connection.sendall(data)
            print('end')
            """;

    private static final String STREAM_CLIENT =
            """
            import socket, sys
            client = socket.socket(getattr(socket, sys.argv[1]), getattr(socket, sys.argv[2]))
            client.connect(eval(sys.argv[3]))
            message = b'This is the message. It will be repeated.'
            answer = b''
            for at in range(0, len(message), 16):
                client.sendall(message[at:at + 16])
                answer += client.recv(16)
            while len(answer) < len(message):
                answer += client.recv(16)
            client.shutdown(socket.SHUT_WR)
            print(answer == message, client.recv(16) == b'')
            """;

    private static final String DATAGRAM_SERVER =
            """
            import socket, sys
            server = socket.socket(getattr(socket, sys.argv[1]), socket.SOCK_DGRAM)
            server.bind(eval(sys.argv[2]))
            name = server.getsockname()
            print(name if isinstance(name, str) else name[1])
            for _ in range(5):
                data, sender = server.recvfrom(2000)
                server.sendto(data[::-1], sender)
            """;

    private static final String DATAGRAM_CLIENT =
            """
            import socket, sys
            client = socket.socket(getattr(socket, sys.argv[1]), socket.SOCK_DGRAM)
            client.bind(eval(sys.argv[2]))
            for size in (0, 1, 41, 1400):
                client.sendto(b'x' * size, eval(sys.argv[3]))
                data, sender = client.recvfrom(2000)
                print(len(data), data == b'x' * size)
            """;

    @TempDir Path folder;

    private void streamToPython(Peer server, Socket near, SocketAddress address) throws Exception {
        try (near) {
            near.connect(address);
            var answer = new ByteArrayOutputStream();
            for (int at = 0; at < SEED.length; at += 16) {
                near.sendAll(SEED, at, Math.min(16, SEED.length - at));
                answer.writeBytes(near.recv(16));
            }
            while (answer.size() < SEED.length) answer.writeBytes(near.recv(16));
            assertThat(answer.toByteArray()).isEqualTo(SEED);
            near.shutdown(Shutdown.SHUT_WR);
            assertThat(server.line()).isEqualTo("end");
            assertThat(server.exitCode()).isZero();
            assertThat(near.recv(16)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void aJavaClientTalksToAPythonServerOverTcp(ThreadKind kind) throws Exception {
        for (var family : new String[] {"AF_INET", "AF_INET6"}) {
            var host = family.equals("AF_INET") ? "127.0.0.1" : "::1";
            try (var server =
                    Peer.python(STREAM_SERVER, family, "SOCK_STREAM", "('" + host + "', 0)")) {
                var address = SocketAddress.inet(host, Integer.parseInt(server.line()));
                kind.call(() -> {
                    streamToPython(server, Socket.open(address.family(), SOCK_STREAM), address);
                    return 0;
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void aJavaClientTalksToAPythonServerOverUnixSockets(ThreadKind kind) throws Exception {
        for (var type : new SocketType[] {SOCK_STREAM, SOCK_SEQPACKET}) {
            var path = folder.resolve("%s-%s".formatted(kind, type));
            try (var server = Peer.python(STREAM_SERVER, "AF_UNIX", type, "'" + path + "'")) {
                assertThat(server.line()).isEqualTo(path.toString());
                kind.call(() -> {
                    streamToPython(server, Socket.open(AF_UNIX, type), SocketAddress.unix(path));
                    return 0;
                });
            }
        }
    }

    private void serve(ThreadKind kind, Socket listener, String family, String python)
            throws Exception {
        try (listener;
                var client = Peer.python(STREAM_CLIENT, family, listener.type(), python)) {
            kind.call(() -> {
                try (var far = listener.accept()) {
                    byte[] data;
                    while ((data = far.recv(16)).length > 0) far.sendAll(data);
                }
                return 0;
            });
            assertThat(client.line()).isEqualTo("True True");
            assertThat(client.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void aPythonClientTalksToAJavaServer(ThreadKind kind) throws Exception {
        var four = Socket.createServer(SocketAddress.loopback(0));
        int port = four.localAddress(IpSocketAddress.class).port();
        serve(kind, four, "AF_INET", "('127.0.0.1', " + port + ")");
        var six = Socket.createServer(SocketAddress.inet("::1", 0));
        port = six.localAddress(IpSocketAddress.class).port();
        serve(kind, six, "AF_INET6", "('::1', " + port + ")");
        var path = folder.resolve("stream-" + kind);
        serve(kind, Socket.createServer(SocketAddress.unix(path)), "AF_UNIX", "'" + path + "'");
        var name = "sockeye-" + ProcessHandle.current().pid() + "-" + kind;
        var packets =
                Socket.open(AF_UNIX, SOCK_SEQPACKET)
                        .bind(SocketAddress.abstractUnix(name))
                        .listen();
        serve(kind, packets, "AF_UNIX", "'\\0" + name + "'");
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void javaSendsDatagramsToPython(ThreadKind kind) throws Exception {
        var ours = SocketAddress.unix(folder.resolve("ours-" + kind));
        var theirs = folder.resolve("theirs-" + kind);
        datagramsTo(kind, "AF_INET", "('127.0.0.1', 0)", SocketAddress.loopback(0), "127.0.0.1");
        datagramsTo(kind, "AF_INET6", "('::1', 0)", SocketAddress.inet("::1", 0), "::1");
        datagramsTo(kind, "AF_UNIX", "'" + theirs + "'", ours, "");
    }

    private static void datagramsTo(
            ThreadKind kind, String family, String python, SocketAddress ours, String host)
            throws Exception {
        try (var server = Peer.python(DATAGRAM_SERVER, family, python);
                var near = Socket.open(ours.family(), SOCK_DGRAM).bind(ours)) {
            var line = server.line();
            var to =
                    host.isEmpty()
                            ? SocketAddress.unix(line)
                            : SocketAddress.inet(host, Integer.parseInt(line));
            kind.call(() -> {
                for (int round = 0; round < 5; round++) {
                    near.sendTo("round-%d".formatted(round).getBytes(US_ASCII), to);
                    var answer = near.recvFrom(2000);
                    assertThat(new String(answer.data(), US_ASCII))
                            .isEqualTo("%d-dnuor".formatted(round));
                    assertThat(answer.from()).isEqualTo(to);
                }
                return 0;
            });
            assertThat(server.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void pythonSendsDatagramsToJava(ThreadKind kind) throws Exception {
        datagramsFrom(
                kind, Socket.open(AF_INET, SOCK_DGRAM).bind("127.0.0.1", 0), "('127.0.0.1', 0)");
        datagramsFrom(kind, Socket.open(AF_INET6, SOCK_DGRAM).bind("::1", 0), "('::1', 0)");
        var path = folder.resolve("java-" + kind);
        var unix = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unix(path));
        datagramsFrom(kind, unix, "'" + folder.resolve("python-" + kind) + "'");
    }

    private static void datagramsFrom(ThreadKind kind, Socket near, String theirs)
            throws Exception {
        var ours =
                switch (near.localAddress()) {
                    case IpSocketAddress ip ->
                            "('%s', %d)".formatted(ip.host().getHostAddress(), ip.port());
                    case UnixSocketAddress.Pathname path -> "'" + path.text() + "'";
                    default -> throw new AssertionError(near);
                };
        try (near;
                var client = Peer.python(DATAGRAM_CLIENT, near.family(), theirs, ours)) {
            kind.call(() -> {
                for (int i = 0; i < 4; i++) {
                    var datagram = near.recvFrom(2000);
                    near.sendTo(datagram.data(), datagram.from());
                }
                return 0;
            });
            for (int size : new int[] {0, 1, 41, 1400})
                assertThat(client.line()).isEqualTo(size + " True");
            assertThat(client.exitCode()).isZero();
        }
    }
}
