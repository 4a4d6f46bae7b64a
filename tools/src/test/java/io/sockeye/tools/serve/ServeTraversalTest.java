package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked for, what is outside the root does not come.
class ServeTraversalTest {
    private static final String SECRET = "this is outside";

    @TempDir private static Path outside;
    private static Path root;

    @BeforeAll
    static void make() throws Exception {
        root = Files.createDirectory(outside.resolve("root"));
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("inside"), "inside");
        Files.writeString(outside.resolve("secret"), SECRET);
        Files.createDirectory(outside.resolve("root2"));
        Files.writeString(outside.resolve("root2/secret"), SECRET);
        Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("link"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("absolute"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("a/slash"), Path.of("/"));
        Files.createSymbolicLink(root.resolve("a/self"), Path.of("/proc/self/root"));
        Files.createSymbolicLink(root.resolve("within"), Path.of("inside"));
        Files.createSymbolicLink(root.resolve("a/within"), Path.of("../inside"));
    }

    @AfterAll
    static void removeLinks() throws Exception {
        for (var link :
                List.of("up", "link", "absolute", "a/slash", "a/self", "within", "a/within"))
            Files.delete(root.resolve(link));
    }

    /// Dots and slashes in all their spellings, from one level to nine.
    private static Set<String> encodings() {
        var dots =
                List.of(
                        "..",
                        "%2e%2e",
                        "%2E%2E",
                        ".%2e",
                        "%2e.",
                        "%252e%252e",
                        "..;",
                        "..%00",
                        "%00..",
                        "%c0%ae%c0%ae",
                        "%e0%80%ae%e0%80%ae",
                        "%u002e%u002e",
                        "%uff0e%uff0e",
                        "...",
                        "....",
                        "..%20",
                        "%20..",
                        "..%09",
                        ".%0d.",
                        "..%0a",
                        "%ff%2e%2e",
                        "%2e%2e%2e",
                        "..\\..",
                        "..%5c..",
                        "%ef%bc%8e%ef%bc%8e");
        var slashes =
                List.of(
                        "/",
                        "%2f",
                        "%2F",
                        "\\",
                        "%5c",
                        "%252f",
                        "//",
                        "/./",
                        "%c0%af",
                        "%e0%80%af",
                        "/%2f",
                        "/a/../",
                        "%ef%bc%8f");
        var paths = new LinkedHashSet<String>();
        for (var dot : dots)
            for (var slash : slashes) {
                paths.add("/" + (dot + slash) + "secret");
                paths.add("/a/b/" + (dot + slash).repeat(3) + "secret");
            }
        var random = new Random(10);
        while (paths.size() < 900) {
            var path = new StringBuilder("/");
            for (int i = 1 + random.nextInt(9); i > 0; i--)
                path.append(random.nextInt(4) == 0 ? "a" : dots.get(random.nextInt(dots.size())))
                        .append(slashes.get(random.nextInt(slashes.size())));
            paths.add(path + "secret");
        }
        for (var link :
                List.of("link", "absolute", "up/secret", "up/root2/secret", "up/root/inside"))
            paths.add("/" + link);
        for (var link : List.of("slash", "self")) paths.add("/a/" + link + outside + "/secret");
        paths.add("/../root2/secret");
        paths.add("/" + outside + "/secret");
        paths.add("//" + outside + "/secret");
        paths.add("http://localhost/../secret");
        paths.add("http://localhost" + outside + "/secret");
        paths.add("file://" + outside + "/secret");
        paths.add("/%2fproc/self/environ");
        return paths;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingFromOutside(boolean follow) throws Exception {
        var paths = encodings();
        assertThat(paths).hasSizeGreaterThan(500);
        var got = new ArrayList<String>();
        String[] options = follow ? new String[] {"-q", "--follow-symlinks"} : new String[] {"-q"};
        try (var serving = Serving.start(root, options)) {
            for (var path : paths) {
                var answer = ask(serving, path);
                // `/up/root/inside` is inside, but the way there is not.
                if (answer.status() < 400 || answer.text().contains(SECRET))
                    got.add(path + " -> " + answer.status());
            }
            assertThat(serving.get("/inside").text()).isEqualTo("inside");
            for (var link : List.of("/within", "/a/within")) {
                var answer = serving.get(link);
                assertThat(answer.status()).isEqualTo(follow ? 200 : 404);
            }
        }
        assertThat(got).isEmpty();
    }

    /// The spellings with CR, LF and the like are in the middle of a request line, as an attacker would put them.
    private static Answer ask(Serving serving, String path) throws IOException {
        var bytes = path.getBytes(StandardCharsets.UTF_8);
        return serving.get(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aListingDoesNotShowWhatIsNotFollowed() throws Exception {
        try (var serving = Serving.start(root)) {
            assertThat(serving.get("/").text()).contains("inside").doesNotContain("./link", "up/");
        }
        try (var serving = Serving.start(root, "--follow-symlinks")) {
            assertThat(serving.get("/").text())
                    .contains("inside", "within")
                    .doesNotContain("./link", "absolute", "up/");
        }
    }

    @Test
    void whatIsNoFileIsNotThere() throws Exception {
        var pipe = root.resolve("pipe").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        var socket = root.resolve("socket");
        try (var unix =
                        java.nio.channels.ServerSocketChannel.open(
                                java.net.StandardProtocolFamily.UNIX);
                var serving = Serving.start(root)) {
            unix.bind(java.net.UnixDomainSocketAddress.of(socket));
            assertThat(serving.get("/pipe").status()).isEqualTo(404);
            assertThat(serving.get("/socket").status()).isEqualTo(404);
            assertThat(serving.get("/").text()).doesNotContain("pipe", "socket");
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(Path.of(pipe));
        }
    }

    @Test
    void whatMayNotBeReadIsForbidden() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeFalse(
                System.getProperty("user.name").equals("root"), "root reads everything");
        var file = Files.writeString(root.resolve("locked"), "x");
        Files.setPosixFilePermissions(file, Set.of());
        try (var serving = Serving.start(root)) {
            assertThat(serving.get("/locked").status()).isEqualTo(403);
        } finally {
            Files.delete(file);
        }
    }
}
