package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What RFC 9112 and RFC 9110 demand of who sends responses. [Message] looks at each of them to the byte.
class ServeResponsesTest {
    private static final Instant TIME = Instant.parse("2026-01-03T10:20:30Z");

    @TempDir private static Path root;
    private static Serving serving;
    private static Serving guarded;

    @BeforeAll
    static void start() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++) text.append((char) ('a' + i % 26));
        write("ok", text.toString());
        write("next", "next");
        write("page.html", "<p>plain</p>");
        write("page.html.gz", "gzipped");
        write("empty", "");
        write("large", "x".repeat(100_000));
        Files.createDirectory(root.resolve("dir"));
        Files.createDirectory(root.resolve("dir/sub [1]"));
        Files.createDirectory(root.resolve("indexed"));
        write("indexed/index.html", "index");
        serving = Serving.start(root, "-q", "--upload", "--overwrite", "--max-upload", "1000");
        guarded = Serving.start(root, "-q", "--auth", "ann:x", "--no-listing");
    }

    private static void write(String name, String content) throws IOException {
        var file = Files.writeString(root.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(TIME));
    }

    @AfterAll
    static void end() throws Exception {
        serving.close();
        guarded.close();
    }

    private static Message ask(Serving server, String request) throws IOException {
        try (var socket = server.connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Message.read(socket.getInputStream(), request.startsWith("HEAD"));
        }
    }

    private static Message ask(String method, String path, String... fields) throws IOException {
        return ask(serving, Serving.request(method, path, fields));
    }

    /// Whatever is answered is of the grammar: one status line with its space, fields without folding, none twice, each response with its date and
    /// of a length of its own.
    @Test
    @Tag("slow")
    void everyResponseIsOfTheGrammar() throws Exception {
        var seen = new TreeSet<Integer>();
        try (var plain = Serving.start(root, "-q")) {
            for (var raw : RawRequests.all()) seen.add(ask(plain, raw.bytes()).status());
        }
        var etag = ask("GET", "/ok").field("ETag");
        for (var request :
                List.of(
                        Serving.request("GET", "/ok", "Range: bytes=0-9"),
                        Serving.request("GET", "/ok", "Range: bytes=0-9,20-29"),
                        Serving.request("GET", "/ok", "Range: bytes=999-"),
                        Serving.request("GET", "/ok", "If-None-Match: " + etag),
                        Serving.request("GET", "/ok", "If-Match: \"x\""),
                        Serving.request("GET", "/dir"),
                        Serving.request("GET", "/dir/"),
                        Serving.request("GET", "/dir/?json"),
                        Serving.request("GET", "https://a/"),
                        Serving.request("PUT", "/made", "Content-Length: 1") + "x",
                        Serving.request("PUT", "/made", "Content-Length: 1") + "y",
                        Serving.request("PUT", "/dir", "Content-Length: 1") + "x",
                        Serving.request("PUT", "/big", "Content-Length: 1001"),
                        Serving.request("POST", "/dir/", "Content-Length: 1") + "x",
                        form("/dir/"))) seen.add(ask(serving, request).status());
        seen.add(ask(guarded, Serving.request("GET", "/ok")).status());
        seen.add(ask(guarded, Serving.request("GET", "/", authorization())).status());
        assertThat(seen)
                .contains(200, 201, 204, 206, 301, 303, 304, 400, 401, 403, 404, 405, 409, 412)
                .contains(413, 414, 415, 416, 417, 421, 431, 501, 505);
    }

    private static String form(String path) {
        var form =
                "--b\r\nContent-Disposition: form-data; name=f; filename=sent\r\n\r\nx\r\n--b--\r\n";
        return Serving.request(
                        "POST",
                        path,
                        "Content-Type: multipart/form-data; boundary=\"\\b\"",
                        "Content-Length: " + form.length())
                + form;
    }

    private static String authorization() {
        return "Authorization: Basic YW5uOng=";
    }

    /// RFC 9110 section 6.6.1: of now; and section 8.8.2.1: no file was changed later than that.
    @Test
    void dates() throws Exception {
        var file = Files.writeString(root.resolve("future"), "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(900))));
        for (var path : List.of("/ok", "/future", "/absent", "/dir", "/..")) {
            var before = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(1);
            var answer = ask("GET", path);
            var date = Message.date(answer.field("Date"));
            assertThat(date).isBetween(before, LocalDateTime.now(ZoneOffset.UTC));
            var modified = answer.field("Last-Modified");
            if (modified != null) assertThat(Message.date(modified)).isBeforeOrEqualTo(date);
        }
        assertThat(ask("GET", "/ok").field("Last-Modified"))
                .isEqualTo("Sat, 03 Jan 2026 10:20:30 GMT");
        assertThat(ask("GET", "/future").field("ETag")).startsWith("W/");
        Files.delete(file);
    }

    /// RFC 9110 sections 8.6 and 9.3.2: HEAD is told what GET would be, its length too, and no more.
    @Test
    void headIsToldWhatGetWouldBe() throws Exception {
        var etag = ask("GET", "/ok").field("ETag");
        for (var path :
                List.of(
                        "/ok",
                        "/large",
                        "/empty",
                        "/",
                        "/?json",
                        "/dir",
                        "/dir/",
                        "/indexed/",
                        "/absent",
                        "/page.html"))
            for (var fields :
                    List.of(
                            new String[0],
                            new String[] {"Accept-Encoding: gzip"},
                            new String[] {"Accept: application/json"},
                            new String[] {"If-None-Match: " + etag},
                            new String[] {"If-Match: \"x\""}))
                assertThat(headAndGet(serving, path, fields)).as(path).hasSize(1);
        for (var path : List.of("/ok", "/"))
            assertThat(headAndGet(guarded, path, authorization())).as(path).hasSize(1);
        assertThat(headAndGet(guarded, "/ok")).hasSize(1);
        for (var refused :
                List.of(
                        " /.. HTTP/1.1\r\nHost: a\r\n\r\n",
                        " /ok HTTP/1.1\r\n\r\n",
                        " /ok HTTP/3.0\r\n\r\n",
                        " /" + "a".repeat(17_000)))
            try (var socket = serving.connect()) {
                // To the end of the connection: nothing stands behind the head.
                socket.getOutputStream().write(("HEAD" + refused).getBytes());
                var head = new String(socket.getInputStream().readAllBytes());
                assertThat(head).startsWith("HTTP/1.1 ").endsWith("\r\n\r\n");
                assertThat(Message.read(in(head), true).fields()).containsKey("content-length");
            }
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes());
    }

    /// Both, one after the other: nothing stands between them.
    private static TreeSet<String> headAndGet(Serving server, String path, String... fields)
            throws IOException {
        var all = new TreeSet<String>();
        try (var socket = server.connect()) {
            for (var method : List.of("HEAD", "GET")) {
                var request = Serving.request(method, path, fields);
                socket.getOutputStream().write(request.getBytes());
                var answer = Message.read(socket.getInputStream(), method.equals("HEAD"));
                var said = new HashMap<>(answer.fields());
                said.remove("date");
                all.add(answer.status() + " " + said);
            }
        }
        return all;
    }

    /// RFC 9110 sections 15.3.7 and 15.4.5: what a part, several of them, or nothing new is said with is what all of it is said with.
    @Test
    void partsAndWhatIsNotModifiedAreDescribedAsTheWhole() throws Exception {
        var whole = described(ask("GET", "/ok"));
        assertThat(whole).containsKeys("etag", "last-modified", "cache-control", "vary");
        var type = "content-type";
        var part = ask("GET", "/ok", "Range: bytes=10-19");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.field("Content-Range")).isEqualTo("bytes 10-19/200");
        assertThat(part.text()).isEqualTo("klmnopqrst");
        assertThat(described(part)).isEqualTo(whole);
        assertThat(part.field(type)).isEqualTo(ask("GET", "/ok").field(type));
        var one = ask("GET", "/ok", "Range: bytes=10-19,500-600");
        assertThat(one.field("Content-Range")).isEqualTo("bytes 10-19/200");
        var several = ask("GET", "/ok", "Range: bytes=10-11,20-21");
        assertThat(several.status()).isEqualTo(206);
        assertThat(several.field("Content-Range")).isNull();
        assertThat(described(several)).isEqualTo(whole);
        var same = ask("GET", "/ok", "If-None-Match: " + whole.get("etag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(described(same)).isEqualTo(whole);
        var coded = ask("GET", "/page.html", "Accept-Encoding: gzip");
        var sameCoded =
                ask(
                        "GET",
                        "/page.html",
                        "Accept-Encoding: gzip",
                        "If-None-Match: " + coded.field("ETag"));
        assertThat(sameCoded.status()).isEqualTo(304);
        assertThat(described(sameCoded)).isEqualTo(described(coded));
        var page = ask("GET", "/dir/", "If-None-Match: *");
        assertThat(page.status()).isEqualTo(304);
        assertThat(described(page)).isEqualTo(described(ask("GET", "/dir/")));
    }

    private static Map<String, String> described(Message answer) {
        var fields = new HashMap<>(answer.fields());
        fields.keySet()
                .retainAll(
                        List.of(
                                "etag",
                                "last-modified",
                                "cache-control",
                                "vary",
                                "expires",
                                "content-location",
                                "content-encoding"));
        return fields;
    }

    /// RFC 9110 sections 14.6 and 8.3.3: lines between parts end with CR LF, each part says which it is, in the order of the wish.
    @Test
    void severalParts() throws Exception {
        var answer = ask("GET", "/ok", "Range: bytes=20-21,-1,0-2");
        var type = answer.field("Content-Type");
        assertThat(type).matches("multipart/byteranges; boundary=[0-9a-f]{16}");
        var boundary = type.substring(type.indexOf('=') + 1);
        var head = "\r\n--" + boundary + "\r\nContent-Type: application/octet-stream\r\n";
        assertThat(answer.text())
                .isEqualTo(
                        head
                                + "Content-Range: bytes 20-21/200\r\n\r\nuv"
                                + head
                                + "Content-Range: bytes 199-199/200\r\n\r\nr"
                                + head
                                + "Content-Range: bytes 0-2/200\r\n\r\nabc"
                                + "\r\n--"
                                + boundary
                                + "--\r\n");
    }

    /// RFC 9110 sections 10.2.1 and 15.5.6: of the target that was asked.
    @Test
    void allowed() throws Exception {
        allows(405, "POST", "/ok", "GET, HEAD, OPTIONS, PUT");
        allows(405, "DELETE", "/ok", "GET, HEAD, OPTIONS, PUT");
        allows(405, "PUT", "/dir/", "GET, HEAD, OPTIONS, POST");
        allows(405, "TRACE", "/", "GET, HEAD, OPTIONS, POST");
        allows(405, "CONNECT", "a:80", "GET, HEAD, OPTIONS, PUT, POST");
        allows(204, "OPTIONS", "/ok", "GET, HEAD, OPTIONS, PUT");
        allows(204, "OPTIONS", "/dir/", "GET, HEAD, OPTIONS, POST");
        allows(204, "OPTIONS", "*", "GET, HEAD, OPTIONS, PUT, POST");
        var guardedPost = ask(guarded, Serving.request("POST", "/ok", authorization()));
        assertThat(guardedPost.status()).isEqualTo(405);
        assertThat(guardedPost.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    private static void allows(int status, String method, String path, String methods)
            throws IOException {
        var answer = ask(method, path);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(status);
        assertThat(answer.field("Allow")).as(method + " " + path).isEqualTo(methods);
    }

    /// RFC 9110 sections 11.6.1 and 3.3: whoever is not let in is told how; and each request of a connection asks anew, for a proxy may have others
    /// behind it.
    @Test
    void whoIsLetInOnceIsAskedAgain() throws Exception {
        try (var socket = guarded.connect()) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(Serving.request("GET", "/ok", authorization()).getBytes());
            assertThat(Message.read(in, false).status()).isEqualTo(200);
            for (var method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "BREW")) {
                out.write(Serving.request(method, "/ok").getBytes());
                var refused = Message.read(in, method.equals("HEAD"));
                assertThat(refused.status()).as(method).isEqualTo(401);
                assertThat(refused.field("WWW-Authenticate"))
                        .isEqualTo("Basic realm=\"files\", charset=\"UTF-8\"");
            }
        }
    }

    /// RFC 9110 section 9.3.4: 201 of what is new, and 204 of what was there; no validator, for what is served may become another state.
    @Test
    void whatPutIsTold() throws Exception {
        for (int status : List.of(201, 204)) {
            var answer =
                    ask(
                            serving,
                            Serving.request(
                                            "PUT",
                                            "/put",
                                            "Content-Length: 1",
                                            "Content-Location: /ok")
                                    + "x");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.field("Location")).isEqualTo("/put");
            assertThat(answer.fields()).doesNotContainKeys("etag", "last-modified");
        }
        // Section 8.7: where it came from is not where it goes.
        assertThat(root.resolve("ok")).hasSize(200);
    }

    /// RFC 9110 section 12.5.3.
    @Test
    void whichCodingsAreTaken() throws Exception {
        for (var method : List.of("PUT /coded", "POST /dir/")) {
            var words = method.split(" ");
            var coded =
                    ask(
                            serving,
                            Serving.request(
                                            words[0],
                                            words[1],
                                            "Content-Encoding: gzip",
                                            "Content-Length: 1")
                                    + "x");
            assertThat(coded.status()).isEqualTo(415);
            assertThat(coded.field("Accept-Encoding")).isEqualTo("identity");
        }
        var type = ask(serving, Serving.request("POST", "/dir/", "Content-Length: 1") + "x");
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.field("Accept-Encoding")).isNull();
    }

    /// RFC 9110 sections 15.2 and 10.1.1, RFC 9112 section 6.1: a client of HTTP/1.0 knows no 100 and no chunks.
    @Test
    void whoSpeaksHttp10() throws Exception {
        var put = "PUT /old HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        try (var socket = serving.connect()) {
            socket.getOutputStream().write(put.getBytes());
            socket.setSoTimeout(50);
            assertThat(catchThrowable(() -> socket.getInputStream().read()))
                    .isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("abc".getBytes());
            assertThat(Message.read(socket.getInputStream(), false).status()).isEqualTo(201);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        for (var path : List.of("/large", "/", "/?json", "/dir", "/absent"))
            ask(serving, "GET " + path + " HTTP/1.0\r\n\r\n");
    }

    /// RFC 9110 section 10.1.1: who waits to be asked is asked before anything of the content has come, or gets the final answer.
    @Test
    void whoWaitsIsAskedOnce() throws Exception {
        try (var socket = serving.connect()) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            var expecting =
                    Serving.request("PUT", "/asked", "Expect: 100-Continue", "Content-Length: 1");
            out.write(expecting.getBytes());
            var interim = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(in.readNBytes(interim.length()))).isEqualTo(interim);
            out.write('x');
            assertThat(Message.read(in, false).status()).isEqualTo(201);
            // What is there already need not be asked for.
            out.write((expecting + "y").getBytes());
            assertThat(Message.read(in, false).status()).isEqualTo(204);
        }
        try (var socket = serving.connect()) {
            var refused =
                    Serving.request(
                            "PUT",
                            "/asked",
                            "If-None-Match: *",
                            "Expect: 100-continue",
                            "Content-Length: 1");
            socket.getOutputStream().write(refused.getBytes());
            var answer = Message.read(socket.getInputStream(), false);
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// RFC 9110 section 5.3: nothing is done before the whole head is there, for its last line may forbid it.
    @Test
    void nothingIsDoneBeforeTheHeadIsThere() throws Exception {
        try (var socket = serving.connect()) {
            var head = Serving.request("PUT", "/early", "Content-Length: 0");
            socket.getOutputStream().write(head.substring(0, head.length() - 2).getBytes());
            assertThat(ask("GET", "/early").status()).isEqualTo(404);
            socket.getOutputStream().write("If-Match: *\r\n\r\n".getBytes());
            assertThat(Message.read(socket.getInputStream(), false).status()).isEqualTo(412);
        }
        assertThat(root.resolve("early")).doesNotExist();
    }

    /// RFC 9112 section 9.6: what comes behind the last request of a connection is nobody's request.
    @Test
    void behindTheLastRequestNothingIsDone() throws Exception {
        var put = Serving.request("PUT", "/behind", "Content-Length: 1") + "x";
        for (var last :
                List.of(
                        Serving.request("GET", "/ok", "Connection: close"),
                        "GET /ok HTTP/1.0\r\n\r\n",
                        Serving.request("GET", "/ok", "Transfer-Encoding: ,chunked") + "0\r\n\r\n",
                        "GET /ok HTTP/1.1\r\n\r\n",
                        "nonsense\r\n\r\n"))
            try (var socket = serving.connect()) {
                socket.getOutputStream().write((last + put).getBytes());
                Message.read(socket.getInputStream(), false);
                assertThat(socket.getInputStream().read()).as(last).isEqualTo(-1);
            }
        assertThat(root.resolve("behind")).doesNotExist();
    }

    /// RFC 9110 section 2.3: what is named by us is understood by us; and Location is escaped.
    @Test
    void whereWeSendSomebodyHeCanGo() throws Exception {
        var there = ask("GET", "/dir/sub%20[1]?x=%5b");
        assertThat(there.status()).isEqualTo(301);
        assertThat(there.field("Location")).isEqualTo("/dir/sub%20%5B1%5D/?x=%5b");
        assertThat(ask("GET", there.field("Location")).status()).isEqualTo(200);
        // The brackets take three characters each, escaped: that would be more than we take.
        var path = "/dir/." + "/.".repeat(500) + "/sub%20[1]?";
        var longest = path + "x".repeat(16_360 - path.length());
        var longer = ask("GET", longest);
        assertThat(longer.status()).isEqualTo(301);
        assertThat(ask("GET", longer.field("Location")).status()).isEqualTo(200);
        assertThat(ask("GET", "/dir/sub%20[1]?" + "x".repeat(16_350)).status()).isEqualTo(414);
    }
}
