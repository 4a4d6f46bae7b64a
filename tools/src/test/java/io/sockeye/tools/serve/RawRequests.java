package io.sockeye.tools.serve;

import java.util.ArrayList;
import java.util.List;

/// Requests as bytes, from RFC 9112 and RFC 9110, and what becomes of them. `⏎` is CR LF.
///
/// Where we answer and nginx refuses, the reason is written with the request.
final class RawRequests {
    /// A request.
    ///
    /// @param section that it comes from: the RFC and the number
    /// @param bytes in ISO 8859-1
    /// @param status of the response
    /// @param closes whether the connection ends behind it
    /// @param reason why we take what nginx refuses; empty if we do not
    record Raw(String section, String bytes, int status, boolean closes, String reason) {
        @Override
        public String toString() {
            var text = bytes.length() > 100 ? bytes.substring(0, 100) + "…" : bytes;
            var visible = new StringBuilder();
            for (char c : text.replace("\r\n", "⏎").toCharArray())
                if (c < ' ' || c == 0x7F) visible.append("\\x%02x".formatted((int) c));
                else visible.append(c);
            return section + ": " + visible + " -> " + status + (closes ? " and the end" : "");
        }
    }

    static final String HEAD = "GET /ok HTTP/1.1⏎Host: a⏎";

    private final List<Raw> all = new ArrayList<>();
    private String section = "";

    private RawRequests() {}

    static List<Raw> all() {
        var requests = new RawRequests();
        requests.lines();
        requests.versions();
        requests.methods();
        requests.targets();
        requests.hosts();
        requests.fields();
        RawBodies.add(requests);
        return requests.all;
    }

    /// What follows is of this section.
    void of(String number) {
        section = number;
    }

    void open(int status, String bytes) {
        add(status, false, bytes, "");
    }

    void open(int status, String bytes, String reason) {
        add(status, false, bytes, reason);
    }

    void closed(int status, String bytes) {
        add(status, true, bytes, "");
    }

    void closed(int status, String bytes, String reason) {
        add(status, true, bytes, reason);
    }

    private void add(int status, boolean closes, String bytes, String reason) {
        all.add(new Raw(section, bytes.replace("⏎", "\r\n"), status, closes, reason));
    }

    private void lines() {
        of("9112 2.2");
        open(200, HEAD + "⏎");
        open(200, "⏎" + HEAD + "⏎");
        closed(400, "GET /ok HTTP/1.1⏎ Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎ X: 1⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎\tHost: a⏎⏎");
        closed(400, "HEAD /ok HTTP/1.1⏎ Host: a⏎⏎");
        closed(400, "⏎⏎⏎" + HEAD + "⏎");
        closed(400, "GET /ok HTTP/1.1\nHost: a\n\n");
        closed(400, "GET /ok HTTP/1.1⏎Host: a\n⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a⏎\n");
        closed(400, "GET /ok HTTP/1.1\rHost: a\r\r");
        closed(400, "GET /ok HTTP/1.1\r⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host: a\r⏎⏎");
        closed(400, "\r" + HEAD + "⏎");
        closed(400, "\n" + HEAD + "⏎");
        closed(400, " ⏎" + HEAD + "⏎");
        closed(400, "\0" + HEAD + "⏎");
        closed(400, "\u0016\u0003\u0001\u0002\u0000\u0001\n"); // a client of TLS
        of("9112 3");
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
        closed(505, "PRI * HTTP/2.0⏎⏎SM⏎⏎"); // a client of HTTP/2
    }

    private void versions() {
        of("9112 2.3");
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
    }

    private void methods() {
        of("9110 9.1");
        open(200, "HEAD /ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "HEAD / HTTP/1.1⏎Host: a⏎⏎");
        open(404, "HEAD /absent HTTP/1.1⏎Host: a⏎⏎");
        of("9110 9.3.7");
        open(204, "OPTIONS /ok HTTP/1.1⏎Host: a⏎⏎", "nginx serves files to GET and HEAD alone");
        open(204, "OPTIONS * HTTP/1.1⏎Host: a⏎⏎", "nginx knows no target of the server as a whole");
        open(
                204,
                "OPTIONS http://a HTTP/1.1⏎Host: a⏎⏎",
                "nginx serves files to GET and HEAD alone");
        closed(400, "OPTIONS a:80 HTTP/1.1⏎Host: a⏎⏎");
        of("9110 7.6.2");
        open(
                204,
                "OPTIONS * HTTP/1.1⏎Host: a⏎Max-Forwards: 0⏎⏎",
                "nginx knows no target of the server as a whole");
        of("9110 13.2.1");
        open(
                204,
                "OPTIONS /ok HTTP/1.1⏎Host: a⏎If-Match: \"x\"⏎⏎",
                "nginx serves files to GET and HEAD alone");
        open(404, "GET /absent HTTP/1.1⏎Host: a⏎If-Match: \"x\"⏎⏎");
        of("9110 15.5.6");
        for (var method : new String[] {"PUT", "POST", "DELETE", "PATCH", "TRACE"})
            open(405, method + " /ok HTTP/1.1⏎Host: a⏎Content-Length: 0⏎⏎");
        of("9110 9.3.6");
        closed(405, "CONNECT a:80 HTTP/1.1⏎Host: a⏎⏎");
        closed(405, "CONNECT a: HTTP/1.1⏎Host: a⏎⏎");
        closed(405, "CONNECT a:x HTTP/1.1⏎Host: a⏎⏎");
        closed(405, "CONNECT /ok HTTP/1.1⏎Host: a⏎⏎");
        of("9110 9.1");
        for (var method :
                new String[] {
                    "BREW", "get", "Get", "PROPFIND", "G", "M-SEARCH", "A!#$%&'*+.^_`|~Z"
                }) open(501, method + " /ok HTTP/1.1⏎Host: a⏎⏎");
        for (var character : "\"(),/:;<=>?@[\\]{}".split(""))
            closed(400, "GE" + character + "T /ok HTTP/1.1⏎Host: a⏎⏎");
        open(501, "G".repeat(5000) + " /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GÉT /ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GE\u007fT /ok HTTP/1.1⏎Host: a⏎⏎");
    }

    private void targets() {
        of("9112 3.2.2");
        open(200, "GET http://a/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://b:8080/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET HTTP://a/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://[::1]:80/ok HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://a HTTP/1.1⏎Host: a⏎⏎");
        open(200, "GET http://a?x HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http://a/ok HTTP/1.1⏎⏎");
        closed(400, "GET http://a/ok HTTP/1.1⏎Host: a b⏎⏎");
        of("9110 4.2.1");
        closed(400, "GET http:///ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "HEAD http:///ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http://:80/ok HTTP/1.1⏎Host: a⏎⏎");
        of("9110 4.2.2");
        closed(400, "GET https:///ok HTTP/1.1⏎Host: a⏎⏎");
        of("9110 4.2.4");
        closed(400, "GET http://user@a/ok HTTP/1.1⏎Host: a⏎⏎");
        of("9112 3.2");
        closed(400, "GET http://a:x/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET http:/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET ftp://a/ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET file:///etc/passwd HTTP/1.1⏎Host: a⏎⏎");
        of("9110 7.1");
        closed(400, "GET * HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "PUT * HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "HEAD * HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET ok HTTP/1.1⏎Host: a⏎⏎");
        closed(400, "GET a:80 HTTP/1.1⏎Host: a⏎⏎");
        of("9112 3.2.1");
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

    /// Exactly one, and valid.
    private void hosts() {
        of("9112 3.2");
        closed(400, "GET /ok HTTP/1.1⏎⏎");
        closed(400, "HEAD /ok HTTP/1.1⏎⏎");
        closed(400, "OPTIONS * HTTP/1.1⏎⏎");
        closed(400, "GET /ok HTTP/1.0⏎Host: a⏎Host: a⏎⏎");
        closed(400, "GET /ok HTTP/1.0⏎Host: a b⏎⏎");
        closed(400, "GET /ok HTTP/1.9⏎⏎");
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
                    "[1]",
                    "[abc]",
                    "[1.2.3.4]",
                    "[:1]",
                    "[1:]",
                    "[:::]",
                    "[1::2::3]",
                    "[12345::]",
                    "[1:2:3:4:5:6:7]",
                    "[1:2:3:4:5:6:7:8:9]",
                    "[1:2:3:4:5:6:7::8]",
                    "[::1.2.3]",
                    "[::1.2.3.256]",
                    "[::1.2.3.04]",
                    "[::1.2.3.4.5]",
                    "[::1.2.3.4:5]",
                    "[::1]a",
                    "[::1%25lo]",
                    "[v1.a]",
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
                    "[::]",
                    "[1::]",
                    "[1:2:3:4:5:6:7:8]",
                    "[1:2:3:4:5:6::8]",
                    "[ABCD:ef01::255.0.10.1]",
                    "[1:2:3:4:5:6:1.2.3.4]",
                    "a_b-c.d~",
                    "xn--4ca.example",
                    "%41"
                }) open(200, "GET /ok HTTP/1.1⏎Host:" + host + "⏎⏎");
        of("9110 5.5");
        open(
                200,
                "GET /ok HTTP/1.1⏎Host:\t a \t⏎⏎",
                "tabs are white space, RFC 9110 section 5.6.3");
    }

    private void fields() {
        of("9112 5.1");
        closed(400, HEAD + "X : 1⏎⏎");
        closed(400, HEAD + "X\t: 1⏎⏎");
        closed(400, "GET /ok HTTP/1.1⏎Host : a⏎⏎");
        of("9112 5.2");
        closed(400, HEAD + " X: 1⏎⏎");
        closed(400, HEAD + "X: 1⏎ ⏎⏎");
        closed(400, HEAD + "X: 1⏎ 2⏎⏎");
        closed(400, HEAD + "X: 1⏎\t2⏎⏎");
        of("9112 5");
        closed(400, HEAD + "X⏎⏎");
        closed(400, HEAD + ": 1⏎⏎");
        closed(400, HEAD + ":⏎⏎");
        closed(400, HEAD + "X 1⏎⏎");
        of("9110 5.5");
        closed(400, HEAD + "X: a\rb⏎⏎");
        closed(400, HEAD + "X: a\0b⏎⏎");
        open(200, HEAD + "X:⏎⏎");
        open(200, HEAD + "X:1⏎⏎");
        open(200, HEAD + "X: \t 1 \t ⏎⏎");
        open(304, HEAD + "If-None-Match:\t * \t⏎⏎");
        open(304, HEAD + "If-None-Match:*⏎⏎");
        of("9112 5");
        open(200, HEAD + "X: \u00e4\u00ff⏎⏎");
        open(200, HEAD + "X: \"a\\\"b\"⏎⏎");
        open(200, HEAD + "X: 1⏎X: 2⏎⏎");
        open(200, HEAD + "!#$%&'*+-.^_`|~1: 1⏎⏎");
        for (var character : "\"(),/;<=>?@[\\]{}".split(""))
            closed(400, HEAD + "A" + character + "B: 1⏎⏎");
        of("9110 5.5");
        for (char c = 1; c < ' '; c++)
            if (c != '\t' && c != '\n' && c != '\r') closed(400, HEAD + "X: a" + c + "b⏎⏎");
        closed(400, HEAD + "X: a\u007fb⏎⏎");
        of("9112 5");
        closed(400, HEAD + "X\u00e4: b⏎⏎");
    }
}
