package io.sockeye.tools.serve;

import java.util.ArrayList;
import java.util.List;

/// Requests as bytes, from RFC 9112 and RFC 9110, and what becomes of them. `⏎` is CR LF.
///
/// Where we answer and nginx refuses, the reason is written with the request.
final class RawRequests {
    /// A request.
    ///
    /// @param bytes in ISO 8859-1
    /// @param status of the response
    /// @param closes whether the connection ends behind it
    /// @param reason why we take what nginx refuses; empty if we do not
    record Raw(String bytes, int status, boolean closes, String reason) {
        @Override
        public String toString() {
            var text = bytes.length() > 100 ? bytes.substring(0, 100) + "…" : bytes;
            var visible = new StringBuilder();
            for (char c : text.replace("\r\n", "⏎").toCharArray())
                if (c < ' ' || c == 0x7F) visible.append("\\x%02x".formatted((int) c));
                else visible.append(c);
            return visible + " -> " + status + (closes ? " and the end" : "");
        }
    }

    private static final String HEAD = "GET /ok HTTP/1.1⏎Host: a⏎";

    private final List<Raw> all = new ArrayList<>();

    private RawRequests() {}

    static List<Raw> all() {
        var requests = new RawRequests();
        requests.lines();
        requests.versions();
        requests.methods();
        requests.targets();
        requests.hosts();
        requests.fields();
        requests.lengths();
        requests.codings();
        requests.chunks();
        requests.connections();
        requests.sizes();
        return requests.all;
    }

    private void open(int status, String bytes) {
        add(status, false, bytes, "");
    }

    private void open(int status, String bytes, String reason) {
        add(status, false, bytes, reason);
    }

    private void closed(int status, String bytes) {
        add(status, true, bytes, "");
    }

    private void add(int status, boolean closes, String bytes, String reason) {
        all.add(new Raw(bytes.replace("⏎", "\r\n"), status, closes, reason));
    }

    /// RFC 9112 section 2.2 and 3.
    private void lines() {
        open(200, HEAD + "⏎");
        open(200, "⏎" + HEAD + "⏎");
        closed(400, "⏎⏎⏎" + HEAD + "⏎");
        closed(400, "GET /ok HTTP/1.1\nHost: a\n\n");
        closed(400, "GET /ok HTTP/1.1⏎Host: a\n⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a⏎\n");
        closed(400, "GET /ok HTTP/1.1\rHost: a\r\r");
        closed(400, "GET /ok HTTP/1.1\r⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a\r⏎⏎");
        closed(400, "\r" + HEAD + "⏎");
        closed(400, "\n" + HEAD + "⏎");
        closed(400, " GET /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET  /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok  HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET\t/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok\tHTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1 ⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1\t⏎Host: a⏎⏎");
        closed(400, "GET\u000b/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok⏎");
        closed(400, "GET⏎⏎");
        closed(400, "GET ⏎⏎");
        closed(400, "GET /ok HTTP/1.1 x⏎Host: a⏎⏎");
        closed(400, "GET /ok x HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, " ⏎" + HEAD + "⏎");
        closed(400, "\0" + HEAD + "⏎");
        closed(400, "\u0016\u0003\u0001\u0002\u0000\u0001\n"); // a client of TLS
        closed(505, "PRI * HTTP/2.0⏎⏎SM⏎⏎"); // a client of HTTP/2
    }

    private void versions() {
        for (var version : new String[] {"HTTP/1.2", "HTTP/1.9"})
            open(200, "GET /ok " + version + "⏎Host: a⏎⏎");
        for (var version : new String[] {"HTTP/2.0", "HTTP/0.9", "HTTP/3.0", "HTTP/9.9"})
            closed(505, "GET /ok " + version + "⏎Host: a⏎⏎");
        for (var version :
                new String[] {
                    "HTTP/1",
                    "HTTP/1.",
                    "HTTP/.1",
                    "HTTP/11",
                    "HTTP/1.10",
                    "HTTP/01.1",
                    "HTTP/1.01",
                    "HTTP/1,1",
                    "http/1.1",
                    "Http/1.1",
                    "HTTP /1.1",
                    "HTTP/ 1.1",
                    "HTTP/1 .1",
                    "HTTP/-1.1",
                    "HTTP/+1.1",
                    "HTTP/1.1.1",
                    "HTTP/a.b",
                    "HTTPS/1.1",
                    "HTP/1.1",
                    "FTP/1.1",
                    "/1.1",
                    "1.1",
                    "HTTP/1.1\0"
                }) closed(400, "GET /ok " + version + "⏎Host: a⏎⏎");
        closed(200, "GET /ok HTTP/1.0⏎⏎");
        closed(200, "GET /ok HTTP/1.0⏎Host: a⏎⏎");
        open(200, "GET /ok HTTP/1.0⏎Connection: keep-alive⏎⏎");
        closed(400, "GET /ok HTTP/1.0⏎Host: a⏎Host: a⏎⏎");
    }

    private void methods() {
        open(200, "HEAD /ok HTTP/1.1⏎Host: a⏎⏎");
        open(204, "OPTIONS /ok HTTP/1.1⏎Host: a⏎⏎", "nginx serves files to GET and HEAD alone");
        open(204, "OPTIONS * HTTP/1.1⏎Host: a⏎⏎", "nginx knows no target of the server as a whole");
        for (var method : new String[] {"PUT", "POST", "DELETE", "PATCH", "TRACE"})
            open(405, method + " /ok HTTP/1.1⏎Host: a⏎Content-Length: 0⏎⏎");
        closed(405, "CONNECT a:80 HTTP/1.1⏎Host: a⏎⏎");
        closed(405, "CONNECT /ok HTTP/1.1⏎Host: a⏎⏎");
        for (var method :
                new String[] {
                    "BREW", "get", "Get", "PROPFIND", "G", "M-SEARCH", "A!#$%&'*+.^_`|~Z"
                }) open(501, method + " /ok HTTP/1.1⏎Host: a⏎⏎");
        for (var character : "\"(),/:;<=>?@[\\]{}".split(""))
            closed(400, "GE" + character + "T /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GÉT /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GE\u007fT /ok HTTP/1.1⏎Host: a⏎⏎");
    }

    /// RFC 9112 section 3.2.
    private void targets() {
        open(200, "GET http://a/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://b:8080/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET HTTP://a/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET https://a/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://[::1]:80/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://a HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://a?x HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http://a/ok HTTP/1.1⏎⏎");
        closed(400, "GET http:///ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http://user@a/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http://a:x/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http:/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET ftp://a/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET file:///etc/passwd HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET * HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET a:80 HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET ?x HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok#part HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /o\u00fc HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok\u007f HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok\0 HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /%00 HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /ok%00.txt HTTP/1.1⏎Host: a⏎⏎");
        for (var escape : new String[] {"%", "%4", "%4G", "%G4", "%%", "%u0041", "%-1", "% 41"})
            closed(400, "GET /" + escape + " HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET /%6F%6b HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET //ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET //a/../ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET /./ok?a=b&c#".replace("#", "") + " HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET /ok? HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET /ok?%zz HTTP/1.1⏎Host: a⏎⏎");
        open(404, "GET /ok/ HTTP/1.1⏎Host: a⏎⏎");
        open(404, "GET /ok/x HTTP/1.1⏎Host: a⏎⏎");
        open(404, "GET /absent HTTP/1.1⏎Host: a⏎⏎");
        closed(404, "GET /%2Fok HTTP/1.1⏎Host: a⏎⏎");
        closed(404, "GET /ok%2F HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /.. HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /../ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET /%2e%2e/ok HTTP/1.1⏎Host: a⏎⏎");
    }

    /// RFC 9112 section 3.2: exactly one, and valid.
    private void hosts() {
        closed(400, "GET /ok HTTP/1.1⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a⏎Host: b⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎host: a⏎HOST: a⏎⏎");
        for (var host :
                new String[] {
                    "",
                    " ",
                    "a b",
                    "a/b",
                    "a@b",
                    "a,b",
                    "a:b",
                    "a:80:80",
                    ":80",
                    "a:123456",
                    "[::1",
                    "::1]",
                    "[]",
                    "[g::1]",
                    "a?b",
                    "a#b",
                    "a\\b",
                    "a<b",
                    "a|b",
                    "a\"b",
                    "%zz",
                    "http://a",
                    "a%",
                    "ä"
                }) {
            if (host.equals("a,b"))
                continue; // a comma is allowed in a name, RFC 3986 section 3.2.2
            closed(400, "GET /ok HTTP/1.1⏎Host: " + host + "⏎⏎");
        }
        for (var host :
                new String[] {
                    "a",
                    "a:",
                    "a:80",
                    "127.0.0.1",
                    "[::1]",
                    "[::1]:8000",
                    "a_b-c.d~",
                    "xn--4ca.example",
                    "%41"
                }) open(200, "GET /ok HTTP/1.1⏎Host:" + host + "⏎⏎");
        open(
                200,
                "GET /ok HTTP/1.1⏎Host:\t a \t⏎⏎",
                "tabs are white space, RFC 9110 section 5.6.3");
    }

    /// RFC 9112 section 5.
    private void fields() {
        closed(400, HEAD + "X : 1⏎⏎");
        closed(400, HEAD + "X\t: 1⏎⏎");
        closed(400, HEAD + " X: 1⏎⏎");
        closed(400, HEAD + "X: 1⏎ 2⏎⏎");
        closed(400, HEAD + "X: 1⏎\t2⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎ Host: a⏎⏎");
        closed(400, HEAD + "X⏎⏎");
        closed(400, HEAD + ": 1⏎⏎");
        closed(400, HEAD + ":⏎⏎");
        closed(400, HEAD + "X 1⏎⏎");
        closed(400, HEAD + "X: a\rb⏎⏎");
        closed(400, HEAD + "X: a\0b⏎⏎");
        open(200, HEAD + "X:⏎⏎");
        open(200, HEAD + "X:1⏎⏎");
        open(200, HEAD + "X: \t 1 \t ⏎⏎");
        open(200, HEAD + "X: \u00e4\u00ff⏎⏎");
        open(200, HEAD + "X: \"a\\\"b\"⏎⏎");
        open(200, HEAD + "X: 1⏎X: 2⏎⏎");
        open(200, HEAD + "!#$%&'*+-.^_`|~1: 1⏎⏎");
        for (var character : "\"(),/;<=>?@[\\]{}".split(""))
            closed(400, HEAD + "A" + character + "B: 1⏎⏎");
        for (char c = 1; c < ' '; c++)
            if (c != '\t' && c != '\n' && c != '\r') closed(400, HEAD + "X: a" + c + "b⏎⏎");
        closed(400, HEAD + "X: a\u007fb⏎⏎");
        closed(400, HEAD + "X\u00e4: b⏎⏎");
    }

    /// RFC 9112 section 6.2 and 6.3.
    private void lengths() {
        open(200, HEAD + "Content-Length: 0⏎⏎");
        open(200, HEAD + "Content-Length: 5⏎⏎hello");
        open(200, HEAD + "Content-Length: 0005⏎⏎hello");
        closed(400, HEAD + "Content-Length: 5⏎Content-Length: 5⏎⏎hello");
        closed(400, HEAD + "Content-Length: 5⏎Content-Length: 6⏎⏎hello");
        for (var length :
                new String[] {
                    "",
                    "-1",
                    "+5",
                    "5, 5",
                    "5,6",
                    "5 5",
                    "0x5",
                    "5.0",
                    "5e0",
                    "five",
                    "5;",
                    "'5'",
                    "\u00b2",
                    "99999999999999999999",
                    "18446744073709551616",
                    "9223372036854775808"
                }) closed(400, HEAD + "Content-Length: " + length + "⏎⏎hello");
        closed(400, HEAD + "Content-Length : 5⏎⏎hello");
        closed(200, HEAD + "Content-Length: 100000⏎⏎hello");
    }

    /// RFC 9112 section 6.1: what two programs could read differently.
    private void codings() {
        open(200, HEAD + "Transfer-Encoding: chunked⏎⏎0⏎⏎");
        open(200, HEAD + "Transfer-Encoding: CHUNKED⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: chunked⏎Content-Length: 5⏎⏎0⏎⏎");
        closed(400, HEAD + "Content-Length: 5⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "Content-Length: 0⏎Transfer-Encoding: identity⏎⏎");
        closed(400, "GET /ok HTTP/1.0⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: chunked, chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: chunked⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: chunked, identity⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: identity⏎⏎");
        closed(400, HEAD + "Transfer-Encoding: gzip⏎⏎");
        closed(501, HEAD + "Transfer-Encoding: gzip, chunked⏎⏎0⏎⏎");
        closed(501, HEAD + "Transfer-Encoding: gzip⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        for (var coding :
                new String[] {
                    "",
                    "xchunked",
                    "chunkedx",
                    "\"chunked\"",
                    "chunked;q=1",
                    "chunk",
                    "chunked\u000b",
                    ",chunked"
                }) closed(400, HEAD + "Transfer-Encoding: " + coding + "⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding : chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "Transfer-Encoding:⏎ chunked⏎⏎0⏎⏎");
        closed(400, HEAD + "X: 1\nTransfer-Encoding: chunked⏎⏎0⏎⏎");
    }

    /// RFC 9112 section 7.1.
    private void chunks() {
        var head = HEAD + "Transfer-Encoding: chunked⏎⏎";
        open(200, head + "5⏎hello⏎0⏎⏎");
        open(200, head + "5⏎hello⏎6⏎ world⏎0⏎⏎");
        open(200, head + "A⏎0123456789⏎0⏎⏎");
        open(200, head + "a⏎0123456789⏎00⏎⏎");
        open(200, head + "0005⏎hello⏎0⏎⏎");
        open(200, head + "5;x⏎hello⏎0⏎⏎");
        open(200, head + "5;x=y⏎hello⏎0;z⏎⏎");
        open(200, head + "5 ; x = \"a;\\\"b\"⏎hello⏎0⏎⏎");
        open(200, head + "5⏎hello⏎0⏎X: 1⏎⏎");
        for (var size :
                new String[] {
                    "",
                    " 5",
                    "-5",
                    "+5",
                    "0x5",
                    "5x",
                    "g",
                    "5 5",
                    "5,5",
                    "5;",
                    "5;=y",
                    "5;x=",
                    "5;x=\"y",
                    "5;x y",
                    "5\t5",
                    "1000000000000000",
                    "FFFFFFFFFFFFFFFF",
                    "10000000000000005",
                    "5\0",
                    "5\u000b"
                }) closed(400, head + size + "⏎hello⏎0⏎⏎");
        closed(400, head + "5\nhello⏎0⏎⏎");
        closed(400, head + "5⏎hello\n0⏎⏎");
        closed(400, head + "5\rhello⏎0⏎⏎");
        closed(400, head + "5⏎hello0⏎⏎");
        closed(400, head + "5⏎helloX⏎0⏎⏎");
        closed(400, head + "4⏎hello⏎0⏎⏎");
        closed(400, head + "0⏎X : 1⏎⏎");
        closed(400, head + "0⏎ X: 1⏎⏎");
        closed(400, head + "0⏎X⏎⏎");
        closed(400, head + "0⏎X: \0⏎⏎");
        closed(400, head + "0\n\n");
        closed(400, head + "5;" + "x".repeat(2000) + "⏎hello⏎0⏎⏎");
    }

    /// RFC 9112 section 9.3, RFC 9110 section 10.1.1.
    private void connections() {
        closed(200, HEAD + "Connection: close⏎⏎");
        closed(200, HEAD + "Connection: Close⏎⏎");
        closed(200, HEAD + "Connection: keep-alive, close⏎⏎");
        closed(200, HEAD + "Connection: x⏎Connection: close⏎⏎");
        open(200, HEAD + "Connection: keep-alive⏎⏎");
        open(200, HEAD + "Connection: closed⏎⏎");
        closed(417, HEAD + "Expect: x⏎⏎");
        open(200, HEAD + "Expect: 100-continue⏎⏎");
        closed(200, HEAD + "Expect: 100-continue⏎Content-Length: 5⏎⏎");
        open(200, HEAD + "Upgrade: h2c⏎Connection: upgrade⏎⏎");
    }

    private void sizes() {
        closed(414, "GET /" + "a".repeat(8200) + " HTTP/1.1⏎Host: a⏎⏎");
        open(404, "GET /" + "a".repeat(4000) + " HTTP/1.1⏎Host: a⏎⏎");
        open(404, "GET /" + "a/".repeat(3000) + " HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET /ok?" + "a".repeat(8000) + " HTTP/1.1⏎Host: a⏎⏎");
        closed(431, HEAD + "X: " + "a".repeat(8200) + "⏎⏎");
        closed(431, HEAD + "a".repeat(8200) + ": a⏎⏎");
        closed(431, HEAD + ("X: " + "a".repeat(1000) + "⏎").repeat(40) + "⏎");
        closed(431, HEAD + "X: 1⏎".repeat(101) + "⏎");
        open(200, HEAD + "X: 1⏎".repeat(99) + "⏎");
        closed(414, "A".repeat(9000));
    }
}
