package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.serve.RawRequests.Raw;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [RawRequests], sent to us and to nginx.
class ServeRequestsTest {
    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir private static Path work;
    private static Path root;
    private static Serving serving;

    @BeforeAll
    static void start() throws Exception {
        root = Files.createDirectory(work.resolve("root"));
        Files.writeString(root.resolve("ok"), "ok");
        Files.writeString(root.resolve("next"), "next");
        serving = Serving.start(root);
    }

    @AfterAll
    static void end() throws Exception {
        serving.close();
    }

    @Test
    void thereAreMany() {
        assertThat(RawRequests.all()).hasSizeGreaterThan(300);
        assertThat(RawRequests.all()).extracting(Raw::bytes).doesNotHaveDuplicates();
    }

    @Test
    void eachGetsItsStatus() throws Exception {
        assertThat(wrong(serving::connect)).isEmpty();
    }

    /// TLS cuts and ends what it carries otherwise.
    @Test
    @Tag("slow")
    void eachGetsItsStatusOverTls() throws Exception {
        try (var secure = Serving.start(root, "-q", "--tls")) {
            assertThat(wrong(() -> Serving.connectTls(secure.port()))).isEmpty();
        }
    }

    private static List<String> wrong(Callable<Socket> clients) throws Exception {
        var wrong = new ArrayList<String>();
        for (var raw : RawRequests.all()) {
            var seen = exchange(raw, clients.call());
            var wanted = raw.status() + (raw.closes() ? " closed" : " open");
            if (!seen.equals(wanted)) wrong.add(raw + ", but: " + seen);
        }
        return wrong;
    }

    private static String exchange(Raw raw, Socket client) throws IOException {
        try (var socket = client) {
            socket.setSoTimeout(3000);
            send(socket, raw.bytes());
            var answer = Answer.read(socket.getInputStream(), raw.bytes().startsWith("HEAD"));
            var connection = String.valueOf(answer.field("Connection"));
            if (raw.closes()) {
                int rest = socket.getInputStream().read();
                if (rest >= 0) return answer.status() + " and more: " + (char) rest;
                return answer.status() + (connection.equals("close") ? " closed" : " unsaid");
            }
            send(socket, NEXT);
            var next = Answer.read(socket.getInputStream(), false);
            boolean good = next.text().equals("next") && !connection.equals("close");
            return answer.status() + (good ? " open" : " then " + next.status());
        } catch (EOFException e) {
            return "the end";
        } catch (SocketTimeoutException e) {
            return "nothing";
        }
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Nothing is taken by us that nginx refuses, unless the reason stands beside it.
    @Test
    @Tag("slow")
    void nothingIsTakenThatNginxRefuses() throws Exception {
        var taken = new ArrayList<String>();
        int asked = 0;
        try (var nginx = Nginx.start(root, work)) {
            for (var raw : RawRequests.all()) {
                if (raw.status() >= 400) continue;
                asked++;
                int status = status(nginx.port(), raw.bytes());
                boolean refused = status >= 400 || status == 0;
                if (refused == raw.reason().isEmpty()) taken.add(raw + ", nginx: " + status);
            }
        }
        assertThat(asked).isGreaterThan(50);
        assertThat(taken).isEmpty();
    }

    private static int status(int port, String bytes) throws IOException {
        try (var socket = Serving.connect(port)) {
            socket.setSoTimeout(3000);
            send(socket, bytes);
            byte[] start = socket.getInputStream().readNBytes(12);
            return start.length < 12
                    ? 0
                    : Integer.parseInt(new String(start, 9, 3, StandardCharsets.ISO_8859_1));
        } catch (EOFException | SocketException | SocketTimeoutException e) {
            return 0;
        }
    }

    @Test
    void requestsMayComeTogether() throws Exception {
        int count = 50;
        try (var socket = serving.connect()) {
            send(socket, (RawRequests.all().getFirst().bytes() + NEXT).repeat(count));
            for (int i = 0; i < count; i++) {
                assertThat(Answer.read(socket.getInputStream(), false).text()).isEqualTo("ok");
                assertThat(Answer.read(socket.getInputStream(), false).text()).isEqualTo("next");
            }
        }
    }

    @Test
    void andInSingleBytes() throws Exception {
        try (var socket = serving.connect()) {
            socket.setTcpNoDelay(true);
            for (char each : NEXT.toCharArray()) socket.getOutputStream().write(each);
            assertThat(Answer.read(socket.getInputStream(), false).text()).isEqualTo("next");
        }
    }

    @Test
    void aHeadThatEndsInTheMiddle() throws Exception {
        for (var part : List.of("GET", "GET /ok HTTP/1.1\r\n", "GET /ok HTTP/1.1\r\nHost: a\r\n")) {
            try (var socket = serving.connect()) {
                send(socket, part);
                socket.shutdownOutput();
                assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(400);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void whoSaysNothingHearsNothing() throws Exception {
        try (var socket = serving.connect()) {
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
