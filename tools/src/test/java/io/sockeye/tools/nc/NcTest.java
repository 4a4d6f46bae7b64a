package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `nc` passes on, with the programs that its users use today at the other end.
@Tag("slow")
class NcTest extends NcPrograms {
    private static final byte[] DATA = data(3_000_000);

    private static byte[] data(int length) {
        var data = new byte[length];
        new Random(1).nextBytes(data);
        return data;
    }

    private static Path file(Path directory, byte[] data) throws IOException {
        return Files.write(directory.resolve("data"), data);
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

    /// Our input never says that it has ended; but what the other side is slow to take is not over.
    @Test
    void whoIsSlowGetsAllOfIt() throws Exception {
        var server = server();
        server.set(SocketOptions.SO_RCVBUF, 4096);
        var nc = nc("--linger", "50ms", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            connection.shutdown(Shutdown.SHUT_WR);
            var giving = Thread.ofVirtual().start(() -> give(nc));
            // Nobody reads for a while: as good as a sleep, but for the reason.
            assertThat(nc.endsWithin(300)).isFalse();
            assertThat(connection.asInputStream().readAllBytes()).isEqualTo(DATA);
            giving.join();
        }
        assertThat(nc.status()).isZero();
    }

    /// As they are where somebody who shares them has made them so. Nothing is there for a while, and then no room.
    @Test
    void inputAndOutputMayBeNonBlocking() throws Exception {
        try (var peer = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM)) {
            peer.bind(SocketAddress.loopback(0)).timeout(Duration.ofSeconds(20));
            var program =
                    inPython(
                            """
                            import os, subprocess, sys
                            from_us, to_nc = os.pipe()
                            from_nc, to_us = os.pipe()
                            os.set_blocking(from_us, False)
                            os.set_blocking(to_us, False)
                            words = sys.argv[2:] + ["-v", "-u", "127.0.0.1", sys.argv[1]]
                            nc = subprocess.Popen(words, stdin=from_us, stdout=to_us)
                            os.close(from_us)
                            os.close(to_us)
                            sys.stdin.readline()
                            os.write(to_nc, b"input")
                            sys.stdin.read()
                            os.close(to_nc)
                            sys.stdout.buffer.write(os.fdopen(from_nc, "rb").read())
                            sys.exit(nc.wait())
                            """,
                            port(peer));
            program.await("connected: stdio");
            program.input("\n".getBytes(UTF_8));
            var first = peer.recvFrom(100);
            assertThat(first.data()).asString().isEqualTo("input");
            for (int i = 0; i < 80; i++) peer.sendTo(new byte[1000], first.from());
            // The pipe is full: it waits for room, and does not ask again and again.
            assertThat(program.endsWithin(500)).isFalse();
            assertThat(program.childrensWrites()).isLessThan(1_000);
            program.endInput();
            assertThat(program.output()).hasSize(80_000);
            assertThat(program.status()).isZero();
        }
    }

    @Test
    void withoutAShutdownTheConnectionStaysWhole() throws Exception {
        var server = server();
        var nc = nc("--no-shutdown", "-w", "500ms", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.input(new byte[] {1}).endInput();
            assertThat(connection.recv(2)).containsExactly(1);
            connection.timeout(Duration.ofMillis(200));
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
                                        client.shutdown(Shutdown.SHUT_WR);
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
                assertThat(target.asInputStream().readAllBytes()).isEqualTo(DATA);
                target.sendAll("answer".getBytes(UTF_8));
                target.shutdown(Shutdown.SHUT_WR);
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
        var port = nc.port();
        try (var socket = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM)) {
            socket.connect(SocketAddress.loopback(port)).timeout(Duration.ofSeconds(20));
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
        listener.await("listening at " + kind + ":" + name);
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
        var folder = nc("file:" + directory, "stdio").endInput();
        assertThat(folder.status()).isEqualTo(5);
        folder.await(directory + ": is a directory");
        var nobody = nc("unix:" + directory.resolve("absent"), "stdio").endInput();
        assertThat(nobody.status()).isEqualTo(1);
    }

    @Test
    void whatIsInheritedMayBeAFile() throws Exception {
        var file = file(directory, "of a file".getBytes(UTF_8));
        var nc = inShell("exec \"$@\" 7<" + file, "fd:7", "stdio");
        assertThat(nc.endInput().text()).isEqualTo("of a file");
        assertThat(nc.status()).isZero();
    }

    /// One direction alone.
    @Test
    void whatIsInheritedMayBeOpenForOneDirection() throws Exception {
        var file = directory.resolve("written");
        var writing = inShell("exec \"$@\" 7>" + file, "fd:7", "stdio");
        assertThat(writing.input("in".getBytes(UTF_8)).endInput().status())
                .as(writing.complaints().toString())
                .isZero();
        assertThat(file).hasContent("in");
        var reading = inShell("exec \"$@\" 7<" + file, "fd:7", "exec:cat; echo back");
        assertThat(reading.status()).as(reading.complaints().toString()).isZero();
        assertThat(file).hasContent("in");
    }

    @Test
    void aListenerOfDatagramsDeletesItsPath() throws Exception {
        var path = directory.resolve("datagrams");
        var listener = nc("-v", "unix-dgram-listen:" + path, "exec:head -c 5");
        listener.await("listening at unix-dgram:" + path);
        nc("unix-dgram:" + path).input("hello".getBytes(UTF_8)).endInput();
        assertThat(listener.status()).isZero();
        assertThat(path).doesNotExist();
    }

    /// One that was killed could not take its path away.
    @ParameterizedTest
    @CsvSource({"unix-listen, true", "unix-seqpacket-listen, true", "unix-dgram-listen, false"})
    void whatTheDeadLeftBehindMakesRoom(String kind, boolean connects) throws Exception {
        var path = directory.resolve("left");
        var dead = nc("-v", kind + ":" + path);
        dead.await("listening at");
        var second = nc(kind + ":" + path);
        assertThat(second.status()).as("while the first listens").isEqualTo(5);
        assertThat(second.complaints()).singleElement().asString().contains("EADDRINUSE");
        dead.close();
        dead.status();
        assertThat(path).exists();
        var next = nc("-v", kind + ":" + path);
        next.await("listening at");
        if (connects) nc(kind.replace("-listen", "") + ":" + path).endInput();
        else next.interrupt();
        assertThat(next.status()).isEqualTo(connects ? 0 : 130);
        assertThat(path).doesNotExist();
    }

    @Test
    void whatIsNoSocketStays() throws Exception {
        var file = file(directory, DATA);
        assertThat(nc("unix-listen:" + file).status()).isEqualTo(5);
        assertThat(file).hasBinaryContent(DATA);
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
        var nc = inShell("exec \"$@\" >/dev/full", "127.0.0.1", port(server));
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
                inPython(
                        """
                        import os, socket, sys
                        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                        os.set_inheritable(s.fileno(), True)
                        os.execv(sys.argv[2], sys.argv[2:] + ["fd:%d" % s.fileno()])
                        """,
                        port(server));
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
        var program =
                inPython(
                        """
                        import socket, subprocess, sys
                        ours, theirs = socket.socketpair()
                        child = subprocess.Popen(sys.argv[2:] + ["-F", "127.0.0.1", sys.argv[1]], stdout=theirs)
                        theirs.close()
                        data, fds, _, _ = socket.recv_fds(ours, 1, 1)
                        s = socket.socket(fileno=fds[0])
                        s.sendall(b"handed over")
                        print(child.wait())
                        """,
                        port(server));
        try (var connection = server.accept()) {
            assertThat(connection.asInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("handed over");
        }
        assertThat(program.text()).isEqualTo("0\n");
    }
}
