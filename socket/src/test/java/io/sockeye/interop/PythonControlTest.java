package io.sockeye.interop;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_PASSCRED;
import static io.sockeye.option.SocketOptions.SO_PEERCRED;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.Credentials;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Descriptors and credentials to and from CPython, in another process.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@RequiresCommand("python3")
class PythonControlTest {

    /// Takes a descriptor and uses it with no timeout: recv must wait, and not answer EAGAIN.
    private static final String USER =
            """
            import socket, sys, fcntl, os
            control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            control.connect(sys.argv[1])
            data, descriptors, flags, _ = socket.recv_fds(control, 16, 1)
            print(data.decode(), len(descriptors), bool(fcntl.fcntl(descriptors[0], fcntl.F_GETFL) & os.O_NONBLOCK))
            passed = socket.socket(fileno=descriptors[0])
            assert passed.gettimeout() is None
            os.write(1, b'waiting\\n')
            question = os.read(passed.fileno(), 100)
            passed.sendall(question.upper())
            passed.shutdown(socket.SHUT_WR)
            """;

    private static final String GIVER =
            """
            import socket, sys
            control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            control.connect(sys.argv[1])
            server = socket.create_server(('127.0.0.1', 0))
            client = socket.create_connection(server.getsockname())
            connection, _ = server.accept()
            socket.send_fds(control, [b'yours'], [connection.fileno(), sys.stdout.fileno()])
            connection.close()
            client.sendall(b'through the passed one')
            client.shutdown(socket.SHUT_WR)
            print(client.recv(100).decode())
            """;

    private static final String TELLER =
            """
            import socket, sys, struct, os
            control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            control.connect(sys.argv[1])
            control.sendall(b'ready')
            data, messages, flags, _ = control.recvmsg(100, socket.CMSG_SPACE(12))
            for level, kind, content in messages:
                if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                    print(data.decode(), *struct.unpack('iII', content))
            mine = struct.pack('iII', os.getpid(), os.getuid(), os.getgid())
            control.sendmsg([b'and ', b'mine'], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, mine)])
            print(*struct.unpack('iII', control.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)))
            control.recv(1)
            """;

    @TempDir Path folder;

    private static String ids() throws IOException {
        var self = Path.of("/proc/self");
        return "%s %s"
                .formatted(
                        Files.getAttribute(self, "unix:uid"), Files.getAttribute(self, "unix:gid"));
    }

    /// A TCP connection that Java accepted, or made by connect, after both ends have been used on that kind of thread.
    private static void passUsedSocket(ThreadKind kind, Path path, boolean accepted, boolean timed)
            throws Exception {
        try (var control = Socket.createServer(SocketAddress.unix(path));
                var listener = Socket.createServer(SocketAddress.loopback(0));
                var peer = Peer.python(USER, path)) {
            kind.call(() -> {
                try (var near = Socket.open(AF_INET, SOCK_STREAM);
                        var toPython = control.accept()) {
                    if (timed) near.timeout(Duration.ofSeconds(5));
                    near.connect(listener.localAddress());
                    try (var far = listener.accept()) {
                        if (timed) far.timeout(Duration.ofSeconds(5)).blocking();
                        near.blocking();
                        var passed = accepted ? far : near;
                        var kept = accepted ? near : far;
                        var waiting = kind.start(() -> passed.recv(4)).awaitWaiting();
                        kept.sendAll("used".getBytes(US_ASCII));
                        waiting.result();
                        toPython.sendDescriptors("take".getBytes(US_ASCII), passed);
                        assertThat(peer.line()).isEqualTo("take 1 False");
                        passed.close();
                        assertThat(peer.line()).isEqualTo("waiting");
                        kept.sendAll("question".getBytes(US_ASCII));
                        assertThat(kept.recvExactly(8)).isEqualTo("QUESTION".getBytes(US_ASCII));
                        assertThat(kept.recv(1)).as("python's end is the end").isEmpty();
                    }
                }
                return 0;
            });
            assertThat(peer.rest()).isEmpty();
            assertThat(peer.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void pythonBlocksOnASocketThatJavaAccepted(ThreadKind kind) throws Exception {
        passUsedSocket(kind, folder.resolve("a" + kind), true, false);
        passUsedSocket(kind, folder.resolve("b" + kind), true, true);
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void pythonBlocksOnASocketThatJavaConnected(ThreadKind kind) throws Exception {
        passUsedSocket(kind, folder.resolve("a" + kind), false, false);
        passUsedSocket(kind, folder.resolve("b" + kind), false, true);
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void javaUsesASocketThatPythonPassed(ThreadKind kind) throws Exception {
        var path = folder.resolve("giver" + kind);
        try (var control = Socket.createServer(SocketAddress.unix(path));
                var peer = Peer.python(GIVER, path)) {
            kind.call(() -> {
                try (var fromPython = control.accept();
                        var message = fromPython.recvDescriptors(16, 2)) {
                    assertThat(message.data()).isEqualTo("yours".getBytes(US_ASCII));
                    var first = message.takeDescriptor().orElseThrow();
                    try (var connection = Socket.adopt(first);
                            var output = message.takeDescriptor().orElseThrow()) {
                        assertThat(connection.family()).isSameAs(AF_INET);
                        assertThat(connection.asInputStream().readAllBytes())
                                .isEqualTo("through the passed one".getBytes(US_ASCII));
                        output.asOutputStream().write("by java\n".getBytes(US_ASCII));
                        assertThat(peer.line()).isEqualTo("by java");
                        connection.sendAll("answer".getBytes(US_ASCII));
                        assertThat(peer.line()).isEqualTo("answer");
                    }
                }
                return 0;
            });
            assertThat(peer.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void eachSideKnowsWhoTheOtherIs(ThreadKind kind) throws Exception {
        var path = folder.resolve("teller" + kind);
        long ourPid = ProcessHandle.current().pid();
        try (var control = Socket.createServer(SocketAddress.unix(path));
                var peer = Peer.python(TELLER, path)) {
            kind.call(() -> {
                try (var python = control.accept()) {
                    assertThat(python.get(SO_PEERCRED).pid()).isEqualTo((int) peer.pid());
                    assertThat(python.recv(16)).isEqualTo("ready".getBytes(US_ASCII));
                    python.set(SO_PASSCRED, true);
                    var ids = ids().split(" ");
                    var ours =
                            new Credentials(
                                    (int) ourPid, Long.parseLong(ids[0]), Long.parseLong(ids[1]));
                    python.sendMessage(Message.of("who".getBytes(US_ASCII)).with(ours));
                    assertThat(peer.line()).isEqualTo("who %d %s".formatted(ourPid, ids()));
                    try (var message = python.recvMessage(100)) {
                        assertThat(message.data()).isEqualTo("and mine".getBytes(US_ASCII));
                        assertThat(message.find(Credentials.class))
                                .contains(
                                        new Credentials((int) peer.pid(), ours.uid(), ours.gid()));
                    }
                    assertThat(peer.line()).isEqualTo("%d %s".formatted(ourPid, ids()));
                }
                return 0;
            });
            assertThat(peer.exitCode()).isZero();
        }
    }
}
