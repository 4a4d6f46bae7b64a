package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsSocket;
import io.sockeye.tools.cli.ExitCode;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// RFC 9112 section 9.8: whichever way a connection ends, a client of TLS is told that it does, and knows that nothing was cut.
class ServeClosureTest {
    @TempDir private Path root;

    private interface Exchange {
        void over(TlsSocket connection) throws Exception;
    }

    private static void ends(Serving serving, Exchange exchange) throws Exception {
        var client = Tls.client().withoutVerification();
        try (var socket = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM)) {
            socket.connect(SocketAddress.loopback(serving.port()));
            try (var connection = client.wrap(socket, "localhost")) {
                exchange.over(connection);
                // Without the alert this is a TlsTruncatedException.
                assertThat(connection.recv(1)).isEmpty();
            }
        }
    }

    private static void ask(TlsSocket connection, String request, int status) throws Exception {
        connection.sendAll(request.getBytes());
        assertThat(Answer.read(connection.asInputStream(), false).status()).isEqualTo(status);
    }

    @Test
    void afterTheLastResponse() throws Exception {
        Files.writeString(root.resolve("file"), "content");
        try (var serving = Serving.start(root, "-q", "--tls", "--upload")) {
            for (var last :
                    List.of(
                            Serving.request("GET", "/file", "Connection: close"),
                            "GET /file HTTP/1.0\r\n\r\n",
                            // More than is read of a body that nobody wants.
                            Serving.request("GET", "/file", "Content-Length: 100000")))
                ends(serving, connection -> ask(connection, last, 200));
            ends(serving, connection -> ask(connection, "GET /file HTTP/1.1\r\n\r\n", 400));
            ends(serving, connection -> ask(connection, "nonsense\r\n", 400));
            ends(
                    serving,
                    connection ->
                            ask(
                                    connection,
                                    Serving.request("PUT", "/file", "Content-Length: 1") + "x",
                                    409));
        }
    }

    @Test
    @Tag("slow")
    void whenTimeIsOver() throws Exception {
        Files.writeString(root.resolve("file"), "content");
        try (var serving =
                Serving.start(
                        root, "-q", "--tls", "--idle-timeout", "100ms", "--head-timeout", "1s")) {
            ends(serving, connection -> ask(connection, Serving.request("GET", "/file"), 200));
            ends(serving, connection -> ask(connection, "GET /file HT", 408));
        }
    }

    @Test
    @Tag("slow")
    void whenAFileIsCutMeanwhile() throws Exception {
        try (var file = new RandomAccessFile(root.resolve("large").toFile(), "rw");
                var serving = Serving.start(root, "-q", "--tls")) {
            file.setLength(256 << 20);
            ends(
                    serving,
                    connection -> {
                        connection.sendAll(Serving.request("GET", "/large").getBytes());
                        // The head goes out by itself, and a file that is cut behind it sends no
                        // more.
                        long all = connection.recvExactly(100_000).length;
                        file.setLength(1);
                        for (byte[] more; (more = connection.recv(1 << 20)).length > 0; )
                            all += more.length;
                        assertThat(all).isBetween(1000L, 200L << 20);
                    });
        }
    }

    @Test
    @Tag("slow")
    void whenTheServerEnds() throws Exception {
        Files.writeString(root.resolve("file"), "content");
        try (var serving = Serving.start(root, "-q", "--tls")) {
            ends(
                    serving,
                    connection -> {
                        ask(connection, Serving.request("GET", "/file"), 200);
                        assertThat(serving.end()).isEqualTo(ExitCode.INTERRUPTED);
                    });
        }
    }

    /// RFC 9112 section 9.6: the request that is under way is answered, as the last one; who has none is not waited for.
    @Test
    void theRequestUnderWayIsTheLast() throws Exception {
        var serving = Serving.start(root, "-q", "--upload");
        CompletableFuture<Integer> code;
        try (var idle = serving.connect();
                var busy = serving.connect()) {
            var head = Serving.request("PUT", "/new", "Expect: 100-continue", "Content-Length: 2");
            busy.getOutputStream().write(head.getBytes());
            assertThat(Answer.read(busy.getInputStream(), false).status()).isEqualTo(100);
            idle.getOutputStream().write(Serving.request("GET", "/absent").getBytes());
            assertThat(Answer.read(idle.getInputStream(), false).field("Connection")).isNull();
            code = CompletableFuture.supplyAsync(() -> end(serving), Thread.ofPlatform()::start);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            busy.getOutputStream().write("ab".getBytes());
            var last = Answer.read(busy.getInputStream(), false);
            assertThat(last.status()).isEqualTo(201);
            assertThat(last.field("Connection")).isEqualTo("close");
            assertThat(busy.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(code.get()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(root.resolve("new")).hasContent("ab");
    }

    private static int end(Serving serving) {
        try {
            return serving.end();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
