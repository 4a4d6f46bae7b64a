package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PUT, and POST of a form.
class ServeUploadTest {
    @TempDir private Path root;

    @BeforeEach
    void make() throws Exception {
        Files.writeString(root.resolve("there"), "old");
        Files.createDirectory(root.resolve("dir"));
    }

    /// Whatever came: no half file is left.
    @AfterEach
    void nothingUnfinishedIsLeft() throws Exception {
        try (var files = Files.walk(root)) {
            assertThat(files.filter(each -> each.getFileName().toString().startsWith(".sockeye")))
                    .isEmpty();
        }
    }

    @Test
    void withoutTheOptionNothingIsTaken() throws Exception {
        try (var serving = Serving.start(root)) {
            var answer = serving.ask(put("/new", "x"));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(serving.get("/").text()).doesNotContain("<form");
        }
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void put() throws Exception {
        try (var serving = Serving.start(root, "--upload", "--max-upload", "1000")) {
            assertThat(serving.ask(put("/new", "content")).status()).isEqualTo(201);
            assertThat(root.resolve("new")).hasContent("content");
            assertThat(serving.ask(put("/dir/%C3%BC%20b", "x")).field("Location"))
                    .isEqualTo("/dir/%C3%BC%20b");
            assertThat(root.resolve("dir/ü b")).hasContent("x");
            assertThat(serving.ask(put("/empty", "")).status()).isEqualTo(201);
            assertThat(root.resolve("empty")).isEmptyFile();
            var chunked =
                    "PUT /chunks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
            assertThat(serving.ask(chunked).status()).isEqualTo(201);
            assertThat(root.resolve("chunks")).hasContent("abcde");
            assertThat(serving.ask(put("/there", "new")).status()).isEqualTo(409);
            assertThat(root.resolve("there")).hasContent("old");
            assertThat(serving.ask(put("/dir", "x")).status()).isEqualTo(409);
            var directory = serving.ask(put("/dir/", "x"));
            assertThat(directory.status()).isEqualTo(405);
            assertThat(directory.field("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
            assertThat(serving.ask(put("/absent/x", "x")).status()).isEqualTo(404);
            assertThat(serving.ask(put("/" + "x".repeat(255), "x")).status()).isEqualTo(201);
            var longer = serving.ask(put("/" + "x".repeat(256), "x"));
            assertThat(longer.status()).isEqualTo(400);
            assertThat(longer.text()).contains("too long");
            assertThat(serving.get("/" + "x".repeat(256)).status()).isEqualTo(404);
            assertThat(serving.ask(put("/../x", "x")).status()).isEqualTo(400);
            assertThat(serving.ask(put("/.sockeye-upload-1", "x")).status()).isEqualTo(403);
            assertThat(serving.ask(put("/large", "x".repeat(1001))).status()).isEqualTo(413);
            var large =
                    "PUT /large HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + ("100\r\n" + "x".repeat(256) + "\r\n").repeat(5);
            assertThat(serving.ask(large).status()).isEqualTo(413);
            assertThat(serving.ask(put("/part", "x", "Content-Range: bytes 0-0/2")).status())
                    .isEqualTo(400);
            assertThat(serving.ask(put("/packed", "x", "Content-Encoding: gzip")).status())
                    .isEqualTo(415);
            assertThat(
                            serving.ask(
                                            "PUT /broken HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX")
                                    .status())
                    .isEqualTo(400);
            for (var name : List.of("large", "part", "packed", "broken"))
                assertThat(root.resolve(name)).doesNotExist();
        }
    }

    @Test
    void overwriting() throws Exception {
        try (var serving = Serving.start(root, "--upload", "--overwrite")) {
            var replaced = serving.ask(put("/there", "new"));
            assertThat(replaced.status()).isEqualTo(204);
            // RFC 9110 section 8.6
            assertThat(replaced.field("Content-Length")).isNull();
            assertThat(root.resolve("there")).hasContent("new");
            assertThat(serving.ask(put("/there", "x", "If-None-Match: *")).status()).isEqualTo(412);
            assertThat(serving.ask(put("/there", "x", "If-Match: \"y\"")).status()).isEqualTo(412);
            assertThat(serving.ask(put("/none", "x", "If-Match: *")).status()).isEqualTo(412);
            assertThat(root.resolve("there")).hasContent("new");
            assertThat(serving.ask(put("/dir", "x")).status()).isEqualTo(409);
        }
    }

    /// The name is given by the kernel to one of them.
    @Test
    void ofManyOneWins() throws Exception {
        try (var serving = Serving.start(root, "--upload")) {
            var all = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 20; i++) {
                var content = String.valueOf(i % 10).repeat(50_000);
                all.add(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    try {
                                        return serving.ask(put("/one", content)).status();
                                    } catch (Exception e) {
                                        throw new AssertionError(e);
                                    }
                                },
                                task -> Thread.ofPlatform().start(task)));
            }
            var statuses = new ArrayList<Integer>();
            for (var each : all) statuses.add(each.get());
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
            var content = Files.readString(root.resolve("one"));
            assertThat(content).isEqualTo(content.substring(0, 1).repeat(50_000));
        }
    }

    @Test
    void whoGoesAwayLeavesNothing() throws Exception {
        try (var serving = Serving.start(root, "--upload")) {
            try (var socket = serving.connect()) {
                socket.getOutputStream()
                        .write(
                                "PUT /half HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf"
                                        .getBytes());
                socket.shutdownOutput();
                assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(400);
            }
            assertThat(root.resolve("half")).doesNotExist();
        }
    }

    @Test
    void whoWaitsToBeAskedIsAsked() throws Exception {
        try (var serving = Serving.start(root, "--upload", "--max-upload", "10");
                var socket = serving.connect()) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(
                    "PUT /new HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
                            .getBytes());
            assertThat(Answer.read(in, false).status()).isEqualTo(100);
            out.write("abc".getBytes());
            assertThat(Answer.read(in, false).status()).isEqualTo(201);
            out.write(
                    "PUT /big HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 30\r\n\r\n"
                            .getBytes());
            assertThat(Answer.read(in, false).status()).isEqualTo(413);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void forms() throws Exception {
        try (var serving = Serving.start(root, "--upload")) {
            assertThat(serving.get("/dir/").text()).contains("<form");
            var two =
                    part("file", "a.txt", "A")
                            + part("file", "C:\\x\\b \\\"ü\\\".txt", "B\r\n--no")
                            + "--b--\r\n";
            var answer = serving.ask(post("/dir/", two));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.field("Location")).isEqualTo("/dir/");
            assertThat(root.resolve("dir/a.txt")).hasContent("A");
            assertThat(Files.readString(root.resolve("dir/b \"ü\".txt"))).isEqualTo("B\r\n--no");
            assertThat(
                            serving.ask(
                                            post(
                                                    "/",
                                                    "preamble\r\n"
                                                            + part("f", "p", "")
                                                            + "--b--epilogue"))
                                    .status())
                    .isEqualTo(303);
            assertThat(root.resolve("p")).isEmptyFile();
            assertThat(serving.ask(post("/", part("f", "x".repeat(256), "x") + "--b--")).status())
                    .isEqualTo(400);
            assertThat(serving.ask(post("/", part("f", "q", "q") + "--b--")).status())
                    .isEqualTo(303);
            assertThat(serving.ask(post("/", part("f", "there", "new") + "--b--\r\n")).status())
                    .isEqualTo(409);
            assertThat(root.resolve("there")).hasContent("old");
            for (var name : List.of("", ".", "..", "a/", "../..", "x\u0001y"))
                assertThat(serving.ask(post("/", part("f", name, "x") + "--b--\r\n")).status())
                        .as(name)
                        .isEqualTo(400);
            assertThat(serving.ask(post("/", part("f", "../up", "x") + "--b--\r\n")).status())
                    .isEqualTo(303);
            assertThat(root.resolve("up")).hasContent("x");
            for (var broken :
                    List.of(
                            "",
                            "--b",
                            "--b--",
                            "--b\r\n",
                            part("f", "cut", "x"),
                            "--b\r\nContent-Disposition: form-data; name=x\r\n\r\nvalue\r\n--b--\r\n"))
                assertThat(serving.ask(post("/", broken)).status()).as(broken).isEqualTo(400);
            assertThat(root.resolve("cut")).doesNotExist();
            assertThat(serving.ask(post("/", two, "Origin: http://evil.example")).status())
                    .isEqualTo(403);
            assertThat(serving.ask(post("/", two, "Sec-Fetch-Site: cross-site")).status())
                    .isEqualTo(403);
            assertThat(
                            serving.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")
                                    .status())
                    .isEqualTo(415);
        }
    }

    /// Delimiters are found wherever the reads end.
    @Test
    @Tag("slow")
    void largeFormsOfCurl() throws Exception {
        var random = new Random(4);
        var outside = Files.createTempDirectory("form");
        try (var serving = Serving.start(root, "--upload")) {
            var url = "http://127.0.0.1:" + serving.port() + "/";
            var command =
                    new ArrayList<>(List.of("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}"));
            for (int i = 0; i < 20; i++) {
                byte[] data = new byte[60_000 + i * 997];
                random.nextBytes(data);
                var file = Files.write(outside.resolve("f" + i), data);
                command.addAll(List.of("-F", "file=@" + file));
            }
            command.add(url);
            var curl = new ProcessBuilder(command).start();
            assertThat(new String(curl.getInputStream().readAllBytes())).isEqualTo("303");
            for (int i = 0; i < 20; i++)
                assertThat(root.resolve("f" + i)).hasSameBinaryContentAs(outside.resolve("f" + i));
            var put =
                    new ProcessBuilder(
                                    "curl",
                                    "-sf",
                                    "-T",
                                    outside.resolve("f1").toString(),
                                    url + "f1b")
                            .start();
            assertThat(put.waitFor()).isZero();
            assertThat(root.resolve("f1b")).hasSameBinaryContentAs(outside.resolve("f1"));
        } finally {
            try (var files = Files.newDirectoryStream(outside)) {
                for (var each : files) Files.delete(each);
            }
            Files.delete(outside);
        }
    }

    /// The limit is that of the whole form, also where nobody says how long it is.
    @Test
    void formsWithoutALength() throws Exception {
        try (var serving = Serving.start(root, "--upload", "--max-upload", "1000")) {
            for (int parts : List.of(2, 3)) {
                var form = new StringBuilder();
                for (int i = 0; i < parts; i++)
                    form.append(part("f", parts + "-" + i, "x".repeat(300)));
                var text = form.append("--b--").toString();
                var request =
                        Serving.request(
                                "POST",
                                "/dir/",
                                "Content-Type: multipart/form-data; boundary=b",
                                "Transfer-Encoding: chunked");
                var chunk = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n";
                assertThat(serving.ask(request + chunk).status()).isEqualTo(parts == 2 ? 303 : 413);
            }
        }
        assertThat(root.resolve("dir/2-1")).hasSize(300);
        assertThat(root.resolve("dir/3-2")).doesNotExist();
    }

    /// Who sends fast is read in large pieces, and gives the place for them back, however it ends.
    @Test
    void largePieces() throws Exception {
        int all = Upload.LARGE.availablePermits();
        try (var serving = Serving.start(root, "--upload");
                var fast = serving.connect();
                var slow = serving.connect()) {
            var head = "PUT /%s HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
            fast.getOutputStream().write((head.formatted("fast") + "x".repeat(999_999)).getBytes());
            slow.getOutputStream().write((head.formatted("slow") + "x".repeat(1000)).getBytes());
            while (unfinished() < 2 || Upload.LARGE.availablePermits() == all) Thread.onSpinWait();
            assertThat(Upload.LARGE.availablePermits()).isEqualTo(all - 1);
            fast.getOutputStream().write('x');
            assertThat(Answer.read(fast.getInputStream(), false).status()).isEqualTo(201);
            assertThat(Upload.LARGE.availablePermits()).isEqualTo(all);
            // One that goes away in the middle, and one that is too much.
            slow.getOutputStream().write("x".repeat(300_000).getBytes());
            while (Upload.LARGE.availablePermits() == all) Thread.onSpinWait();
            slow.close();
            while (unfinished() > 0) Thread.onSpinWait();
            assertThat(Upload.LARGE.availablePermits()).isEqualTo(all);
        }
        assertThat(root.resolve("fast")).hasSize(1_000_000);
    }

    private long unfinished() throws Exception {
        try (var files = Files.list(root)) {
            return files.filter(each -> each.getFileName().toString().startsWith(".sockeye"))
                    .count();
        }
    }

    /// A browser sends all of its form before it looks for an answer, however early that has come.
    @Test
    void whoSendsOnAfterARefusalHearsIt() throws Exception {
        byte[] piece = new byte[1 << 20];
        for (var options : List.of(List.of("--upload"), List.of("--upload", "--tls"))) {
            try (var serving = Serving.start(root, options.toArray(String[]::new));
                    var socket =
                            options.contains("--tls")
                                    ? Serving.connectTls(serving.port())
                                    : serving.connect()) {
                var out = socket.getOutputStream();
                var head = "PUT /there HTTP/1.1\r\nHost: a\r\nContent-Length: " + (64 << 20);
                out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 64; i++) out.write(piece);
                assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(409);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static String put(String path, String content, String... fields) {
        return message("PUT", path, content, fields);
    }

    private static String post(String path, String form, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.add("Content-Type: multipart/form-data; boundary=b");
        return message("POST", path, utf8(form), all.toArray(String[]::new));
    }

    /// Requests are written in ISO 8859-1.
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String message(String method, String path, String content, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.add("Content-Length: " + content.length());
        return Serving.request(method, path, all.toArray(String[]::new)) + content;
    }

    private static String part(String name, String file, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + file
                + "\"\r\nContent-Type: text/plain\r\n\r\n"
                + content
                + "\r\n";
    }
}
