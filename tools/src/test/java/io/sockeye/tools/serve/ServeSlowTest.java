package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.descriptor.Directory;
import io.sockeye.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that take their time get none of others'.
class ServeSlowTest {
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    100_000,
                    Duration.ofMillis(1500),
                    Duration.ofMillis(300));

    @TempDir private Path root;
    private Site site;
    private AccessLog log;
    private Watch watch;
    private Server server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(root.resolve("small"), "small");
        try (var file = new java.io.RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            file.setLength(64 << 20);
        }
        var settings = new Settings(false, true, true, false, 1 << 20, Hosts.any(), null, PACE);
        site = new Site(Directory.open(root), settings, _ -> {});
        log = new AccessLog(AccessLog.Format.NONE, null, () -> {});
        watch = Watch.start();
        server =
                Server.of(
                                Socket.createServer(io.sockeye.address.SocketAddress.loopback(0)),
                                socket -> new Session(site, log, watch, socket).run())
                        .start();
        port = ((io.sockeye.address.IpSocketAddress) server.address()).port();
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        watch.close();
        site.close();
    }

    @Test
    void aHeadThatDoesNotEnd() throws Exception {
        try (var socket = Serving.connect(port)) {
            socket.getOutputStream().write("GET /small HTTP/1.1\r\nX: ".getBytes());
            assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(408);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// Each byte comes in time, the head does not.
    @Test
    void aHeadInDrops() throws Exception {
        long start = System.nanoTime();
        try (var socket = Serving.connect(port)) {
            socket.setSoTimeout(20);
            var out = socket.getOutputStream();
            out.write("GET /small HTTP/1.1\r\nX: ".getBytes());
            while (true) {
                try {
                    out.write('x');
                    if (socket.getInputStream().read() >= 0) break;
                } catch (java.net.SocketTimeoutException e) {
                    // not yet
                }
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyAsksForAnything() throws Exception {
        try (var socket = Serving.connect(port)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (var socket = Serving.connect(port)) {
            socket.getOutputStream().write(Serving.request("GET", "/small").getBytes());
            assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(200);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aBodyThatStops() throws Exception {
        try (var socket = Serving.connect(port)) {
            socket.getOutputStream()
                    .write(
                            "PUT /new HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
                                    .getBytes());
            assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(408);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(root.resolve("new")).doesNotExist();
    }

    /// What comes after the last response is taken for a while, and for no longer.
    @Test
    void nobodyIsListenedToForever() throws Exception {
        for (boolean talks : List.of(true, false)) {
            long start = System.nanoTime();
            try (var socket = Serving.connect(port)) {
                socket.getOutputStream().write("nonsense\r\n".getBytes());
                assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(400);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                while (server.connections() > 0) {
                    if (talks) socket.getOutputStream().write('x');
                    java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
                }
            } catch (IOException reset) {
                // whoever talks is cut in the middle
            }
            var time = Duration.ofNanos(System.nanoTime() - start);
            if (talks) assertThat(time).isBetween(Duration.ofMillis(1400), Duration.ofSeconds(6));
            else assertThat(time).isBetween(Duration.ofMillis(250), Duration.ofMillis(1300));
        }
    }

    /// Who does not read is cut, and one who reads has all.
    @Test
    @Timeout(30)
    void nobodyReads() throws Exception {
        try (var socket = Serving.connect(port);
                var reader = Serving.connect(port)) {
            socket.getOutputStream().write(Serving.request("GET", "/large").getBytes());
            do { // whoever answers has accepted both
                reader.getOutputStream().write(Serving.request("GET", "/small").getBytes());
                assertThat(Answer.read(reader.getInputStream(), false).text()).isEqualTo("small");
            } while (server.connections() > 1);
            socket.setSoTimeout(5000);
            long count = 0;
            byte[] buffer = new byte[65536];
            try {
                for (int read; (read = socket.getInputStream().read(buffer)) > 0; ) count += read;
            } catch (IOException reset) {
                // as it may be
            }
            assertThat(count).isLessThan(64 << 20);
        }
        try (var socket = Serving.connect(port)) {
            socket.getOutputStream().write(Serving.request("GET", "/large").getBytes());
            assertThat(Answer.read(socket.getInputStream(), false).content()).hasSize(64 << 20);
        }
    }

    /// Pages that nobody reads take no more memory than there is for them, and files go out without.
    @Test
    @Timeout(30)
    void noRoomForPages() throws Exception {
        int all = 48 << 20;
        byte[] content = new byte[20_000];
        new java.util.Random(6).nextBytes(content);
        Files.write(root.resolve("middle"), content);
        for (int i = 0; i < 100; i++) Files.createFile(root.resolve("a name of the page " + i));
        assertThat(get("/").status()).isEqualTo(200);
        assertThat(get("/middle").content()).isEqualTo(content);
        while (!Room.RESPONSES.take(all)) Thread.onSpinWait(); // it has all been given back
        try {
            assertThat(get("/").status()).isEqualTo(503);
            assertThat(get("/middle").content()).isEqualTo(content);
            assertThat(get("/small").text()).isEqualTo("small");
        } finally {
            Room.RESPONSES.release(all);
        }
        assertThat(get("/").status()).isEqualTo(200);
    }

    private Answer get(String path) throws Exception {
        try (var socket = Serving.connect(port)) {
            socket.getOutputStream().write(Serving.request("GET", path).getBytes());
            return Answer.read(socket.getInputStream(), false);
        }
    }

    @Test
    @Timeout(30)
    void aFastOneAmongManySlowOnes() throws Exception {
        var slow = new ArrayList<java.net.Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = Serving.connect(port);
                slow.add(socket);
                var start =
                        List.of(
                                "GET /sm",
                                "GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
                                "PUT /x" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
                socket.getOutputStream()
                        .write(start.get(i % 3).getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 50; i++) {
                long start = System.nanoTime();
                try (var socket = Serving.connect(port)) {
                    socket.getOutputStream().write(Serving.request("GET", "/small").getBytes());
                    assertThat(Answer.read(socket.getInputStream(), false).text())
                            .isEqualTo("small");
                }
                assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            }
        } finally {
            for (var socket : slow) socket.close();
        }
    }
}
