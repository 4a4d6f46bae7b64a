package io.sockeye.tools.serve;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.descriptor.Directory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not as files are wont to be, clients that go away, and what leaves at once.
class ServeOddFilesTest {
    @TempDir private Path root;

    /// Files of sysfs say 4096 bytes and have fewer, as one that is cut between the look and the read.
    @Test
    void shorterThanItSays() throws Exception {
        try (var serving = Serving.start(Path.of("/sys/devices/system/cpu"), "-q")) {
            assertThat(serving.get("/online").status()).isEqualTo(503);
            assertThat(serving.ask(Serving.request("HEAD", "/online")).field("Content-Length"))
                    .isEqualTo("4096");
        }
    }

    /// The speed of the loopback interface is a file that cannot be read: EINVAL.
    @Test
    void whatTheFileSystemRefusesIsSaid() throws Exception {
        try (var serving = Serving.start(Path.of("/sys/devices/virtual/net/lo"), "-q")) {
            assertThat(serving.get("/speed").status()).isEqualTo(500);
            assertThat(serving.err())
                    .endsWith("sockeye: /speed: pread: Invalid argument (EINVAL)\n");
            assertThat(serving.get("/absent").status()).isEqualTo(404);
            assertThat(serving.err()).doesNotContain("absent");
        }
    }

    @Test
    void whatIsSaidIsOneLine() throws Exception {
        var lines = new java.util.ArrayList<String>();
        var settings = new Settings(false, true, true, false, 1, Hosts.any(), null, Pace.DEFAULT);
        try (var site = new Site(Directory.open(root), settings, lines::add)) {
            site.complain(
                    Target.of("GET", "/a%0Ab"), new java.io.IOException("x\n\u001b[31m\u0142 y"));
        }
        assertThat(lines).containsExactly("/a%0Ab: x\\x0a\\x1b[31m\\u0142 y");
    }

    @Test
    void whatFailsEachTimeIsCounted() {
        var lines = new java.util.ArrayList<String>();
        var second = new java.util.concurrent.atomic.AtomicLong();
        var complaints = new Complaints(lines::add, second::get);
        for (int i = 0; i < 12; i++) complaints.add("a");
        second.incrementAndGet();
        complaints.add("b");
        for (int i = 0; i < 10; i++) complaints.add("c");
        complaints.tellTheRest();
        complaints.tellTheRest();
        assertThat(lines).hasSize(22);
        assertThat(lines.get(10)).isEqualTo("2 more failures; the access log has their requests");
        assertThat(lines.get(11)).isEqualTo("b");
        assertThat(lines.getLast()).startsWith("1 more");
    }

    @Test
    @Tag("slow")
    void moreNamesThanAreShown() throws Exception {
        for (int i = 0; i <= Listing.MOST + 2; i++) Files.createFile(root.resolve("name " + i));
        Files.createFile(root.resolve("A first"));
        Files.createDirectory(root.resolve("zz last"));
        try (var serving = Serving.start(root, "-q")) {
            var page = serving.get("/?sort=size").text();
            assertThat(page.split("<bdi>name ", -1)).hasSize(Listing.MOST);
            assertThat(page).contains("The first 10000 names; 5 more are not shown");
            assertThat(page).contains("<bdi>A first<", "<bdi>name 9995<").doesNotContain("zz last");
            for (int i = 9996; i < 10_000; i++) assertThat(page).doesNotContain("<bdi>name " + i);
            assertThat(serving.get("/?json").text()).contains("\"truncated\":true");
            for (int i = 0; i < 5; i++) Files.delete(root.resolve("name " + i));
            assertThat(serving.get("/").text()).contains("zz last").doesNotContain("not shown");
            assertThat(serving.get("/?json").text()).contains("\"truncated\":false");
        }
    }

    @Test
    void aRootThatIsRemoved() throws Exception {
        var gone = Files.createDirectory(root.resolve("gone"));
        try (var serving = Serving.start(gone, "-q")) {
            assertThat(serving.get("/").status()).isEqualTo(200);
            Files.delete(gone);
            assertThat(serving.get("/").status()).isEqualTo(404);
            assertThat(serving.get("/?json").status()).isEqualTo(404);
            assertThat(serving.get("/file").status()).isEqualTo(404);
        }
    }

    @Test
    void timesThatNoDateCanSay() {
        assertThat(HttpDate.format(Long.MIN_VALUE)).isEqualTo("Sat, 01 Jan 0000 00:00:00 GMT");
        assertThat(HttpDate.format(Long.MAX_VALUE)).isEqualTo("Fri, 31 Dec 9999 23:59:59 GMT");
        assertThat(HttpDate.formatForPage(99_999_999_999_999L)).isEqualTo("9999-12-31 23:59");
    }

    @Test
    void filesOfSuchTimes() throws Exception {
        // A file system in memory keeps what others cannot.
        var memory = Files.createTempDirectory(Path.of("/dev/shm"), "sockeye");
        try (var serving = Serving.start(memory, "-q")) {
            // The JDK sets no such time.
            var file = memory.resolve("old").toString();
            var touch = new ProcessBuilder("touch", "-d", "@-99999999999999", file).start();
            assertThat(touch.waitFor()).isZero();
            assertThat(serving.get("/old").field("Last-Modified"))
                    .isEqualTo("Sat, 01 Jan 0000 00:00:00 GMT");
            assertThat(serving.get("/").text()).contains("0000-01-01 00:00");
            assertThat(serving.get("/?json").text()).contains("\"0000-01-01T00:00:00");
        } finally {
            try (var files = Files.newDirectoryStream(memory)) {
                for (var each : files) Files.delete(each);
            }
            Files.delete(memory);
        }
    }

    /// What a client that went away had got stands in the log, and whose client it was.
    @Test
    void aDownloadThatIsBrokenOff() throws Exception {
        try (var file = new java.io.RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            file.setLength(256L << 20);
        }
        var serving = Serving.start(root);
        try (var socket = serving.connect()) {
            socket.getOutputStream().write(Serving.request("GET", "/large").getBytes());
            socket.getInputStream().skipNBytes(64 << 20);
        }
        serving.awaitLines(1);
        serving.end();
        var words = serving.out().strip().split(" ");
        assertThat(words[0]).isEqualTo("127.0.0.1");
        assertThat(Long.parseLong(words[words.length - 1])).isBetween(32L << 20, 128L << 20);
    }

    /// A browser takes no control characters of eight bits from a terminal either.
    @Test
    void jsonHasNoControlCharacters() throws Exception {
        var serving = Serving.start(root, "--json");
        serving.get("/", "User-Agent: \u009b31m");
        serving.awaitLines(1);
        serving.end();
        assertThat(serving.out()).contains("\\u009b31m").doesNotContain("\u009b");
    }

    @Test
    void allAddressesOfBothFamilies() throws Exception {
        try (var listener = Listeners.at("::", 0)) {
            assertThat(Listeners.urls(listener, false))
                    .anyMatch(each -> each.startsWith("http://127.0.0.1:"))
                    .anyMatch(each -> each.startsWith("http://[::1]:"));
            int port = ((io.sockeye.address.IpSocketAddress) listener.localAddress()).port();
            Serving.connect(port).close(); // over IPv4
        }
    }

    @Test
    void acceptedSocketsSendAtOnce() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            Listeners.sendAtOnce(listener);
            try (var client = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM)) {
                client.connect(listener.localAddress());
                try (var accepted = listener.accept()) {
                    assertThat(accepted.get(TCP_NODELAY)).isTrue();
                }
            }
        }
    }
}
