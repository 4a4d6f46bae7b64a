package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conditions, dates and weights as RFC 9110 sections 5.6.7, 12.4.2 and 13 have them; [ServeRangesTest] asks nginx, too.
class ServeConditionsTest {
    private static final String DATE = "Sat, 03 Jan 2026 10:20:30 GMT";
    private static final String EARLIER = "Sat, 03 Jan 2026 10:20:29 GMT";

    @TempDir private static Path root;
    private static Serving serving;
    private static Serving cautious;
    private static String tag;

    @BeforeAll
    static void start() throws Exception {
        for (var name : List.of("file", "empty")) {
            var file = Files.writeString(root.resolve(name), name.equals("file") ? "content" : "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-03T10:20:30Z")));
        }
        Files.createDirectory(root.resolve("dir"));
        serving = Serving.start(root, "-q", "--upload", "--overwrite", "--max-upload", "1000");
        cautious = Serving.start(root, "-q", "--upload");
        tag = serving.get("/file").field("ETag");
    }

    @AfterAll
    static void end() throws Exception {
        serving.close();
        cautious.close();
    }

    private static int get(String path, String... fields) throws Exception {
        int status = serving.get(path, fields).status();
        // HEAD is GET without content: 13.1.2, 13.1.3.
        assertThat(serving.ask(Serving.request("HEAD", path, fields)).status()).isEqualTo(status);
        return status;
    }

    private static int put(Serving server, String path, String... fields) throws Exception {
        var all = new ArrayList<>(List.of(fields));
        all.add("Content-Length: 1");
        var request = Serving.request("PUT", path, all.toArray(String[]::new)) + "x";
        return server.ask(request).status();
    }

    /// Section 13.1.1: strongly, 13.1.2: weakly.
    @Test
    void tags() throws Exception {
        assertThat(get("/file", "If-Match: " + tag)).isEqualTo(200);
        assertThat(get("/file", "If-Match: W/" + tag)).isEqualTo(412);
        assertThat(get("/file", "If-Match: \"x\"")).isEqualTo(412);
        assertThat(get("/file", "If-Match: ,\"x\" ,, " + tag)).isEqualTo(200);
        assertThat(get("/file", "If-Match: \"x\"", "If-Match: " + tag)).isEqualTo(200);
        assertThat(get("/file", "If-Match: *")).isEqualTo(200);
        assertThat(get("/file", "If-None-Match: W/" + tag)).isEqualTo(304);
        assertThat(get("/file", "If-None-Match: " + tag)).isEqualTo(304);
        assertThat(get("/file", "If-None-Match: *")).isEqualTo(304);
        assertThat(get("/file", "If-None-Match: \"x\"")).isEqualTo(200);
        assertThat(put(serving, "/file", "If-None-Match: W/" + tag)).isEqualTo(412);
        assertThat(put(serving, "/file", "If-Match: W/" + tag)).isEqualTo(412);
        assertThat(root.resolve("file")).hasContent("content");
    }

    /// Section 13.2.2: If-Match goes before If-Unmodified-Since, If-None-Match before If-Modified-Since, and these before a range.
    @Test
    void precedence() throws Exception {
        assertThat(get("/file", "If-Match: " + tag, "If-Unmodified-Since: " + EARLIER))
                .isEqualTo(200);
        assertThat(get("/file", "If-Match: \"x\"", "If-Unmodified-Since: " + DATE)).isEqualTo(412);
        assertThat(get("/file", "If-None-Match: \"x\"", "If-Modified-Since: " + DATE))
                .isEqualTo(200);
        assertThat(get("/file", "If-None-Match: " + tag, "If-Modified-Since: " + EARLIER))
                .isEqualTo(304);
        assertThat(get("/file", "If-Match: \"x\"", "If-None-Match: " + tag)).isEqualTo(412);
        assertThat(get("/file", "If-None-Match: " + tag, "Range: bytes=900-")).isEqualTo(304);
    }

    /// Sections 13.1.3 and 13.1.4: of what is one date, of methods that read, and by the clock of the server alone.
    @Test
    void datesAsConditions() throws Exception {
        assertThat(get("/file", "If-Modified-Since: " + DATE)).isEqualTo(304);
        assertThat(get("/file", "If-Modified-Since: " + EARLIER)).isEqualTo(200);
        assertThat(get("/file", "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT")).isEqualTo(304);
        assertThat(get("/file", "If-Modified-Since: " + DATE, "If-Modified-Since: " + DATE))
                .isEqualTo(200);
        assertThat(get("/file", "If-Unmodified-Since: " + DATE)).isEqualTo(200);
        assertThat(get("/file", "If-Unmodified-Since: " + EARLIER)).isEqualTo(412);
        assertThat(get("/file", "If-Unmodified-Since: " + EARLIER, "If-Unmodified-Since: " + DATE))
                .isEqualTo(200);
        assertThat(put(serving, "/empty", "If-Unmodified-Since: " + EARLIER)).isEqualTo(412);
        assertThat(put(serving, "/empty", "If-Modified-Since: " + DATE)).isEqualTo(204);
        assertThat(put(serving, "/absent", "If-Unmodified-Since: " + EARLIER)).isEqualTo(201);
        Files.delete(root.resolve("absent"));
    }

    /// Section 13.1.5: for a range, by exactly what was said; and for nothing else.
    @Test
    void ranges() throws Exception {
        var range = "Range: bytes=0-1";
        assertThat(get206(range, "If-Range: " + tag)).isEqualTo(206);
        assertThat(get206(range, "If-Range: " + DATE)).isEqualTo(206);
        for (var other : List.of("W/" + tag, "\"x\"", EARLIER, "x", "*", tag + ", " + tag))
            assertThat(get206(range, "If-Range: " + other)).as(other).isEqualTo(200);
        assertThat(get("/file", "If-Range: \"x\"")).isEqualTo(200);
        // What has changed just now may change once more within the same second.
        Files.writeString(root.resolve("fresh"), "content");
        var fresh = serving.get("/fresh");
        for (var name : List.of("ETag", "Last-Modified"))
            assertThat(serving.get("/fresh", range, "If-Range: " + fresh.field(name)).status())
                    .as(name)
                    .isEqualTo(200);
        // A directory has no ranges.
        assertThat(get("/dir/", range, "If-Range: \"x\"")).isEqualTo(200);
    }

    private static int get206(String... fields) throws Exception {
        return serving.get("/file", fields).status();
    }

    /// Section 13.1: a directory is there and has neither tag nor date.
    @Test
    void ofDirectories() throws Exception {
        for (var path : List.of("/dir/", "/dir/?json")) {
            assertThat(get(path, "If-Match: *")).isEqualTo(200);
            assertThat(get(path, "If-Match: \"\"")).isEqualTo(412);
            assertThat(get(path, "If-None-Match: *")).isEqualTo(304);
            assertThat(get(path, "If-None-Match: \"\"")).isEqualTo(200);
            assertThat(get(path, "If-Modified-Since: " + HttpDate.now())).isEqualTo(200);
            assertThat(get(path, "If-Unmodified-Since: " + EARLIER)).isEqualTo(200);
        }
        for (var condition : List.of("If-Match: \"x\"", "If-None-Match: *"))
            assertThat(post("/dir/", condition)).isEqualTo(412);
        assertThat(root.resolve("dir/sent")).doesNotExist();
        assertThat(post("/dir/", "If-Match: *")).isEqualTo(303);
        Files.delete(root.resolve("dir/sent"));
    }

    private static int post(String path, String condition) throws Exception {
        var form =
                "--b\r\nContent-Disposition: form-data; name=f; filename=sent\r\n\r\nx\r\n--b--\r\n";
        return serving.ask(
                        Serving.request(
                                        "POST",
                                        path,
                                        condition,
                                        "Content-Type: multipart/form-data; boundary=b",
                                        "Content-Length: " + form.length())
                                + form)
                .status();
    }

    /// Section 13.2.1: what is refused or sent elsewhere without conditions is so with them.
    @Test
    void whatIsRefusedAnyway() throws Exception {
        for (var condition : List.of("If-Match: \"x\"", "If-None-Match: *")) {
            assertThat(get("/absent", condition)).isEqualTo(404);
            assertThat(get("/dir", condition)).isEqualTo(301);
            assertThat(put(cautious, "/file", condition)).isEqualTo(409);
            assertThat(put(serving, "/dir/", condition)).isEqualTo(405);
            assertThat(put(serving, "/dir", condition)).isEqualTo(409);
            assertThat(put(serving, "/none/x", condition)).isEqualTo(404);
            var large = Serving.request("PUT", "/file", condition, "Content-Length: 1001");
            assertThat(serving.ask(large).status()).isEqualTo(413);
            assertThat(serving.ask(Serving.request("OPTIONS", "/file", condition)).status())
                    .isEqualTo(204);
        }
    }

    /// Section 5.6.7: exactly one of three forms.
    @Test
    void dates() {
        long second = 1_767_435_630L;
        for (var date :
                List.of(DATE, "Saturday, 03-Jan-26 10:20:30 GMT", "Sat Jan  3 10:20:30 2026"))
            assertThat(HttpDate.parse(date)).as(date).isEqualTo(second);
        assertThat(HttpDate.parse("Sat Jan 03 10:20:30 2026")).isEqualTo(second);
        assertThat(HttpDate.parse("Sat, 03 Jan 2026 10:20:60 GMT")).isEqualTo(second + 29);
        for (var none :
                List.of(
                        "",
                        "Sat",
                        "Xxx, 03 Jan 2026 10:20:30 GMT",
                        "sat, 03 Jan 2026 10:20:30 GMT",
                        "Sat, 03 jan 2026 10:20:30 GMT",
                        "Sat, 03 anF 2026 10:20:30 GMT",
                        "Sat, 03 Jan 2026 10:20:30 UTC",
                        "Sat, 03 Jan 2026 10:20:30 gmt",
                        "Sat, 03 Jan 2026 10:20:61 GMT",
                        "Sat, 03 Jan 2026 24:00:00 GMT",
                        "Sat, 30 Feb 2026 10:20:30 GMT",
                        "Sat, 03-Jan-2026 10:20:30 GMT",
                        "Sat,x03xJanx2026x10:20:30 GMT",
                        "Sat,  3 Jan 2026 10:20:30 GMT",
                        "Sat, 03 Jan 2026 10.20.30 GMT",
                        "Sat, 03 Jan 2026 10:20:30 GMT ",
                        "Sat, 03-Jan-26 10:20:30 GMT",
                        "Someday, 03-Jan-26 10:20:30 GMT",
                        "Saturday, 03 Jan 26 10:20:30 GMT",
                        "Saturday, 03-Jan-26 10:20:30",
                        "Sat Jan 3 10:20:30 2026",
                        "Sat Jan  3 10:20:30 2026 GMT",
                        "Saturday Jan  3 10:20:30 2026",
                        "1767435630"))
            assertThat(HttpDate.parse(none)).as(none).isEqualTo(HttpDate.NONE);
    }

    /// Two digits of a year mean at most 50 years from now, to the day.
    @Test
    void yearsOfTwoDigits() {
        var form = DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH);
        var now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
        for (var date : List.of(now, now.plusYears(50).minusDays(2), now.minusYears(49)))
            if (date.getYear() / 100 == now.getYear() / 100)
                assertThat(HttpDate.parse(form.format(date)))
                        .isEqualTo(date.toEpochSecond(ZoneOffset.UTC));
        var later = now.plusYears(50).plusDays(2);
        if (later.getYear() / 100 == now.getYear() / 100)
            assertThat(HttpDate.parse(form.format(later)))
                    .isEqualTo(later.minusYears(100).toEpochSecond(ZoneOffset.UTC));
    }

    /// Section 12.5.1: the weights decide, and not the order.
    @Test
    void whatIsAcceptedOfDirectories() throws Exception {
        for (var json :
                List.of(
                        "application/json",
                        "APPLICATION/JSON",
                        "application/json, text/html",
                        "text/html;q=0.9, application/json",
                        "text/html;level=\"a,b;q=1\";q=0.1,application/json;q=0.2",
                        "application/json, text/plain, */*",
                        "application/json;charset=utf-8",
                        "text/html; Q=0, application/json; q=0.001"))
            assertThat(serving.get("/dir/", "Accept: " + json).field("Content-Type"))
                    .as(json)
                    .isEqualTo("application/json");
        for (var page :
                List.of(
                        "",
                        "*/*",
                        "text/html, application/json",
                        "application/json;q=0.9, text/html",
                        "application/json;q=0",
                        "application/json;q=0.5, */*",
                        "application/json;q=0.5, text/*",
                        "application/json;q=x",
                        "application/jsonl",
                        "text/x;a=\"application/json\"",
                        "application/*"))
            assertThat(serving.get("/dir/", "Accept: " + page).field("Content-Type"))
                    .as(page)
                    .startsWith("text/html");
    }

    @Test
    void weights() {
        var list =
                "a;q=1.000, b;q=0.5;c=d , C ; x=\"\\\",b;q=0\" ; q=0.25,,d;q=,e;q=0.1234,f;q=2,g;q= 1";
        assertThat(Weights.of(list, "a")).isEqualTo(1000);
        assertThat(Weights.of(list, "b")).isEqualTo(500);
        assertThat(Weights.of(list, "c")).isEqualTo(250);
        for (var none : List.of("d", "e", "g"))
            assertThat(Weights.of(list, none)).as(none).isEqualTo(0);
        assertThat(Weights.of(list, "f")).isEqualTo(1000);
        assertThat(Weights.of(list, "x")).isEqualTo(-1);
        assertThat(Weights.of("", "a")).isEqualTo(-1);
        assertThat(Weights.of("a;", "a")).isEqualTo(1000);
        assertThat(Weights.of(" \ta\t;q=0.7 ,", "a")).isEqualTo(700);
    }

    /// Section 5.6.4: in quotes a backslash stands for nothing; but in a form it is a path of Windows.
    @Test
    void quotedPairs() {
        assertThat(Multipart.parameter("x; b=\"a\\bc\\\"\\\\d\"; e=f", "b", true))
                .isEqualTo("abc\"\\d");
        assertThat(Multipart.parameter("x; b=\"a\\bc\\\"\\\\d\"; e=f", "b", false))
                .isEqualTo("a\\bc\"\\d");
        assertThat(Multipart.parameter("x; b=\"a;e=g\"; e=f", "e", true)).isEqualTo("f");
    }

    /// Section 5.6.1 and 5.3: one line or several.
    @Test
    void linesOfOneList() throws Exception {
        try (var socket = serving.connect()) {
            var request =
                    Serving.request(
                            "GET",
                            "/file",
                            "Connection: x",
                            "Connection: , ,",
                            "connection: CLOSE");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(Answer.read(socket.getInputStream(), false).field("Connection"))
                    .isEqualTo("close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
