package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ranges, conditions and codings, RFC 9110 sections 12 to 14; beside nginx where it does the same.
class ServeRangesTest {
    private static final String DATE = "Sat, 03 Jan 2026 10:20:30 GMT";
    private static final Instant TIME = Instant.parse("2026-01-03T10:20:30Z");

    @TempDir private static Path work;
    private static Path root;
    private static Serving serving;

    @BeforeAll
    static void start() throws Exception {
        root = Files.createDirectory(work.resolve("root"));
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++)
            text.append((char) ('0' + i / 10)).append((char) ('0' + i % 10));
        write("file", text.toString());
        write("empty", "");
        write("page.html", "<p>plain</p>");
        write("page.html.gz", "gzipped");
        write("page.html.br", "brotli");
        write("page.html.zst", "zstd");
        write("stale.html", "new");
        write("stale.html.gz", "old");
        Files.setLastModifiedTime(
                root.resolve("stale.html.gz"), FileTime.from(TIME.minusSeconds(9)));
        serving = Serving.start(root, "-q");
    }

    private static void write(String name, String content) throws Exception {
        var file = Files.writeString(root.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(TIME));
    }

    @AfterAll
    static void end() throws Exception {
        serving.close();
    }

    private static final List<String> RANGES =
            List.of(
                    "bytes=0-9",
                    "bytes=0-0",
                    "bytes=190-",
                    "bytes=199-199",
                    "bytes=199-",
                    "bytes=-1",
                    "bytes=-200",
                    "bytes=-500",
                    "bytes=0-",
                    "bytes=0-1000",
                    "bytes=200-",
                    "bytes=200-300",
                    "bytes=-0",
                    "bytes=9-0",
                    "bytes=",
                    "bytes=-",
                    "bytes=a-b",
                    "bytes=1",
                    "bytes=1-2x",
                    "bytes=99999999999999999999-",
                    "bytes=0-1,5-6",
                    "bytes=0-1, 5-6",
                    "bytes=5-6,0-1",
                    "bytes=0-1,500-600",
                    "bytes=500-600,700-800",
                    "bytes=0-150,0-150",
                    "bytes=0-1,-2",
                    "items=0-1",
                    "0-1");

    @Test
    void rangesAsNginxAnswersThem() throws Exception {
        var different = new ArrayList<String>();
        try (var nginx = Nginx.start(root, work)) {
            for (var file : List.of("/file"))
                for (var range : RANGES) {
                    var ours = summary(serving.port(), file, "Range: " + range);
                    var theirs = summary(nginx.port(), file, "Range: " + range);
                    if (!ours.equals(theirs))
                        different.add(file + " " + range + ": " + ours + ", nginx: " + theirs);
                }
        }
        assertThat(different).isEmpty();
    }

    /// Several parts are sent if together they are no more than the whole, and no more than 16.
    @Test
    void howManyPartsAreSent() {
        assertThat(ByteRanges.parse("bytes=0-99,100-199", 200)).hasSize(2);
        assertThat(ByteRanges.parse("bytes=0-100,100-199", 200)).isNull();
        assertThat(ByteRanges.parse("bytes=0-,0-", Long.MAX_VALUE)).isNull();
        assertThat(ByteRanges.parse("bytes=" + "0-0,".repeat(16), 200)).hasSize(16);
        assertThat(ByteRanges.parse("bytes=" + "0-0,".repeat(17), 200)).isNull();
        assertThat(ByteRanges.parse("bytes=" + ",".repeat(1000) + "0-0", 200)).hasSize(1);
        assertThat(ByteRanges.parse("bytes=0-0,900-", 200))
                .containsExactly(new ByteRanges.Part(0, 1));
    }

    /// Beyond what an int holds, and what an unsigned one holds.
    @Test
    void filesOfManyGigabytes() throws Exception {
        var place = Files.createDirectory(work.resolve("huge"));
        long size = 5L << 30;
        long middle = (1L << 32) - 3;
        try (var file = new java.io.RandomAccessFile(place.resolve("file").toFile(), "rw")) {
            file.setLength(size); // sparse
            file.seek(middle);
            file.writeBytes("middle");
            file.seek(size - 3);
            file.writeBytes("end");
        }
        var open = (size - 3) + "-";
        for (var options : List.of(List.of("-q"), List.of("-q", "--tls"))) {
            try (var huge = Serving.start(place, options.toArray(String[]::new));
                    var socket =
                            options.contains("--tls")
                                    ? Serving.connectTls(huge.port())
                                    : huge.connect()) {
                for (var range :
                        List.of(
                                middle + "-" + (middle + 5) + "=middle",
                                open + "=end",
                                "-3=end",
                                open + "99999999999999=end")) {
                    var words = range.split("=");
                    var answer = ask(socket, "GET", "Range: bytes=" + words[0]);
                    assertThat(answer.status()).isEqualTo(206);
                    assertThat(answer.text()).isEqualTo(words[1]);
                    assertThat(answer.field("Content-Range")).endsWith("/" + size);
                }
                var two = ask(socket, "GET", "Range: bytes=" + middle + "-" + (middle + 5) + ",-3");
                assertThat(two.text()).contains("\r\n\r\nmiddle\r\n", "\r\n\r\nend\r\n");
                assertThat(ask(socket, "GET", "Range: bytes=" + size + "-").status())
                        .isEqualTo(416);
                assertThat(ask(socket, "HEAD").field("Content-Length"))
                        .isEqualTo(String.valueOf(size));
                // More than 4 GiB in one answer begin as they should.
                ask(socket.getOutputStream(), "GET", "Range: bytes=" + (middle - 1) + "-");
                var start = new String(socket.getInputStream().readNBytes(600));
                assertThat(start).contains("\r\nContent-Length: " + (size - middle + 1) + "\r\n");
                assertThat(start).contains("\r\n\r\n\0middle\0");
            }
        }
    }

    private static Answer ask(java.net.Socket socket, String method, String... fields)
            throws Exception {
        ask(socket.getOutputStream(), method, fields);
        return Answer.read(socket.getInputStream(), method.equals("HEAD"));
    }

    private static void ask(java.io.OutputStream out, String method, String... fields)
            throws Exception {
        out.write(Serving.request(method, "/file", fields).getBytes(StandardCharsets.US_ASCII));
    }

    private static String summary(int port, String path, String... fields) throws Exception {
        try (var socket = Serving.connect(port)) {
            var request = Serving.request("GET", path, fields);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = Answer.read(socket.getInputStream(), false);
            int status = answer.status();
            if (status >= 400) return status + " " + answer.field("Content-Range");
            var text = answer.text();
            var type = String.valueOf(answer.field("Content-Type"));
            int boundary = type.indexOf("boundary=");
            if (boundary >= 0) text = text.replace(type.substring(boundary + 9), "B");
            return status + " " + answer.field("Content-Range") + " " + text;
        }
    }

    @Test
    void conditionsAsNginxAnswersThem() throws Exception {
        var earlier = "Sat, 03 Jan 2026 10:20:29 GMT";
        var later = "Sun, 04 Jan 2026 10:20:30 GMT";
        var different = new ArrayList<String>();
        try (var nginx = Nginx.start(root, work)) {
            var ourTag = serving.get("/file").field("ETag");
            String theirTag;
            try (var socket = Serving.connect(nginx.port())) {
                socket.getOutputStream()
                        .write(Serving.request("GET", "/file").getBytes(StandardCharsets.US_ASCII));
                theirTag = Answer.read(socket.getInputStream(), false).field("ETag");
            }
            var conditions = new ArrayList<String>();
            for (var tag : List.of("TAG", "\"x\"", "\"x\", TAG", "*", "W/TAG", "\"x\",,\t TAG"))
                for (var name : List.of("If-Match", "If-None-Match"))
                    conditions.add(name + ": " + tag);
            // nginx compares If-Modified-Since exactly; earlier and equal are what clients send.
            for (var date : List.of(earlier, DATE, "nonsense"))
                for (var name : List.of("If-Modified-Since", "If-Unmodified-Since"))
                    conditions.add(name + ": " + date);
            conditions.remove("If-Unmodified-Since: nonsense");
            conditions.add("If-Unmodified-Since: " + later);
            conditions.add("If-None-Match: \"x\"|If-Modified-Since: " + DATE);
            conditions.add("If-Match: TAG|If-Unmodified-Since: " + later);
            for (var tag : List.of("TAG", "\"x\"", DATE, earlier, "W/TAG"))
                conditions.add("Range: bytes=0-9|If-Range: " + tag);
            for (var condition : conditions) {
                var ours =
                        summary(
                                serving.port(),
                                "/file",
                                condition.replace("TAG", ourTag).split("\\|"));
                var theirs =
                        summary(
                                nginx.port(),
                                "/file",
                                condition.replace("TAG", theirTag).split("\\|"));
                if (!ours.equals(theirs))
                    different.add(
                            condition
                                    + ": "
                                    + ours.substring(0, 3)
                                    + ", nginx: "
                                    + theirs.substring(0, 3));
            }
            assertThat(conditions).hasSizeGreaterThan(20);
        }
        // RFC 9110 section 13.1.2: a server ignores If-Modified-Since beside If-None-Match; nginx
        // wants both.
        assertThat(different).isEmpty();
    }

    /// Where RFC 9110 says otherwise than nginx does.
    @Test
    void whatNginxAnswersOtherwise() throws Exception {
        // Section 13.1.4: what is no date is ignored; nginx says 412.
        assertThat(serving.get("/file", "If-Unmodified-Since: nonsense").status()).isEqualTo(200);
        // Section 13.1.3: If-None-Match goes before; nginx wants both to hold.
        var tag = serving.get("/file").field("ETag");
        var earlier = "If-Modified-Since: Sat, 03 Jan 2026 10:20:29 GMT";
        assertThat(serving.get("/file", "If-None-Match: " + tag, earlier).status()).isEqualTo(304);
        // Section 14.1.2: a last byte beyond the end is the last one, however large the number.
        var beyond = serving.get("/file", "Range: bytes=0-99999999999999999999");
        assertThat(beyond.field("Content-Range")).isEqualTo("bytes 0-199/200");
    }

    @Test
    void datesInAllThreeForms() throws Exception {
        for (var date :
                List.of(DATE, "Saturday, 03-Jan-26 10:20:30 GMT", "Sat Jan  3 10:20:30 2026"))
            assertThat(serving.get("/file", "If-Modified-Since: " + date).status())
                    .as(date)
                    .isEqualTo(304);
        for (var date :
                List.of(
                        "Sat, 03 Jan 2026 10:20:30",
                        "Sat, 33 Jan 2026 10:20:30 GMT",
                        "2026-01-03T10:20:30Z",
                        "0",
                        ""))
            assertThat(serving.get("/file", "If-Modified-Since: " + date).status())
                    .as(date)
                    .isEqualTo(200);
    }

    @Test
    void whatIsNotModifiedSaysWhatItIs() throws Exception {
        var first = serving.get("/file");
        assertThat(first.field("Last-Modified")).isEqualTo(DATE);
        assertThat(first.field("Accept-Ranges")).isEqualTo("bytes");
        var second = serving.get("/file", "If-None-Match: " + first.field("ETag"));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.field("ETag")).isEqualTo(first.field("ETag"));
        assertThat(second.content()).isEmpty();
    }

    @Test
    void anotherContentIsAnotherTag() throws Exception {
        write("changing", "1");
        var before = serving.get("/changing").field("ETag");
        write("changing", "22");
        assertThat(serving.get("/changing").field("ETag")).isNotEqualTo(before);
        Files.writeString(root.resolve("changing"), "33");
        var fresh = serving.get("/changing").field("ETag");
        assertThat(fresh).startsWith("W/");
        assertThat(serving.get("/changing", "If-None-Match: " + fresh).status()).isEqualTo(304);
        assertThat(serving.get("/changing", "If-Match: " + fresh).status()).isEqualTo(412);
        assertThat(serving.get("/changing", "Range: bytes=0-0", "If-Range: " + fresh).status())
                .isEqualTo(200);
    }

    @Test
    void anEmptyFileHasNoParts() throws Exception {
        for (var range : RANGES)
            assertThat(serving.get("/empty", "Range: " + range).status()).isEqualTo(200);
    }

    @Test
    void headHasNoRanges() throws Exception {
        var answer = serving.ask("HEAD /file HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Length")).isEqualTo("200");
    }

    @Test
    void tooManyRangesAreTheWhole() throws Exception {
        var range = "Range: bytes=0-0" + ",2-2".repeat(16);
        assertThat(serving.get("/file", range).content()).hasSize(200);
    }

    @Test
    void compressedSiblings() throws Exception {
        coded("gzip", "gzip", "gzipped");
        coded("GZIP", "gzip", "gzipped");
        coded("gzip, br", "br", "brotli");
        coded("gzip;q=1.0, br;q=0.5", "gzip", "gzipped");
        coded("zstd", "zstd", "zstd");
        coded("gzip, deflate, br, zstd", "br", "brotli");
        coded("*", "br", "brotli");
        coded("*, br;q=0", "zstd", "zstd");
        coded("gzip;q=0", null, "<p>plain</p>");
        coded("gzip;q=0.5, identity;q=0.8", null, "<p>plain</p>");
        coded("gzip;q=x", null, "<p>plain</p>");
        coded("identity", null, "<p>plain</p>");
        coded("deflate", null, "<p>plain</p>");
        coded("", null, "<p>plain</p>");
        var ranged = serving.get("/page.html", "Accept-Encoding: gzip", "Range: bytes=0-2");
        assertThat(ranged.text()).isEqualTo("<p>");
        assertThat(serving.get("/stale.html", "Accept-Encoding: gzip").text()).isEqualTo("new");
        var plain = serving.get("/page.html");
        var gzip = serving.get("/page.html", "Accept-Encoding: gzip");
        assertThat(gzip.field("ETag")).isNotEqualTo(plain.field("ETag"));
        assertThat(gzip.field("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.field("Vary")).isEqualTo("Accept-Encoding");
    }

    private static void coded(String accepted, String coding, String text) throws Exception {
        var answer = serving.get("/page.html", "Accept-Encoding: " + accepted);
        assertThat(answer.field("Content-Encoding")).as(accepted).isEqualTo(coding);
        assertThat(answer.field("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text()).isEqualTo(text);
    }

    /// curl resumes, wget resumes.
    @Test
    @Tag("slow")
    void resumedDownloads() throws Exception {
        byte[] data = new byte[3_000_000];
        new java.util.Random(3).nextBytes(data);
        Files.write(root.resolve("large"), data);
        var part = work.resolve("part");
        var url = "http://127.0.0.1:" + serving.port() + "/large";
        for (var command :
                List.of(
                        List.of("curl", "-s", "-C", "-", "-o", part.toString(), url),
                        List.of("wget", "-q", "-c", "-O", part.toString(), url))) {
            Files.write(part, java.util.Arrays.copyOf(data, 1_234_567));
            assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
            assertThat(part).hasBinaryContent(data);
        }
    }
}
