package io.sockeye.tools.serve;

/// What [RawRequests] has of bodies, connections and sizes.
final class RawBodies {
    private static final String HEAD = RawRequests.HEAD;

    private final RawRequests table;

    private RawBodies(RawRequests table) {
        this.table = table;
    }

    static void add(RawRequests table) {
        var bodies = new RawBodies(table);
        bodies.lengths();
        bodies.codings();
        bodies.chunks();
        bodies.connections();
        bodies.sizes();
    }

    private void lengths() {
        table.of("9110 8.6");
        table.open(200, HEAD + "Content-Length: 0⏎⏎");
        table.open(200, HEAD + "Content-Length: 5⏎⏎hello");
        table.open(200, HEAD + "Content-Length: 0005⏎⏎hello");
        table.open(200, HEAD + "Content-Length: " + "0".repeat(40) + "5⏎⏎hello");
        table.closed(
                200,
                HEAD + "Content-Length: 999999999999999999⏎⏎hello",
                "whatever a long holds is a length; of the body nothing is kept");
        table.of("9112 6.3");
        table.closed(400, HEAD + "Content-Length: 5⏎Content-Length: 5⏎⏎hello");
        table.closed(400, HEAD + "Content-Length: 5⏎Content-Length: 6⏎⏎hello");
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
                }) table.closed(400, HEAD + "Content-Length: " + length + "⏎⏎hello");
        table.closed(400, HEAD + "Content-Length : 5⏎⏎hello");
        table.of("9112 9.3");
        table.closed(200, HEAD + "Content-Length: 100000⏎⏎hello");
    }

    /// What two programs could read differently.
    private void codings() {
        table.of("9112 6.1");
        table.open(200, HEAD + "Transfer-Encoding: chunked⏎⏎0⏎⏎");
        table.open(200, HEAD + "Transfer-Encoding: CHUNKED⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: chunked⏎Content-Length: 5⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Content-Length: 5⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Content-Length: 0⏎Transfer-Encoding: identity⏎⏎");
        table.closed(400, "GET /ok HTTP/1.0⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        table.closed(
                400,
                "GET /ok HTTP/1.0⏎Connection: keep-alive⏎Transfer-Encoding: chunked⏎Content-Length: 5⏎⏎0⏎⏎");
        table.of("9112 6.3");
        table.closed(400, HEAD + "Transfer-Encoding: chunked, chunked⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: chunked⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: chunked, identity⏎⏎0⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: identity⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: gzip⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: chunked, gzip⏎⏎");
        table.closed(400, HEAD + "Transfer-Encoding: ,⏎⏎");
        table.of("9112 6.1");
        table.closed(501, HEAD + "Transfer-Encoding: gzip, chunked⏎⏎0⏎⏎");
        table.closed(501, HEAD + "Transfer-Encoding: gzip⏎Transfer-Encoding: chunked⏎⏎0⏎⏎");
        for (var coding :
                new String[] {
                    "",
                    "xchunked",
                    "chunkedx",
                    "\"chunked\"",
                    "chunked;q=1",
                    "chunk",
                    "chunked\u000b"
                }) table.closed(400, HEAD + "Transfer-Encoding: " + coding + "⏎⏎0⏎⏎");
        table.of("9110 5.6.1.2");
        for (var list : new String[] {",chunked", "chunked,", ", ,chunked\t, "})
            table.closed(
                    200,
                    HEAD + "Transfer-Encoding: " + list + "⏎⏎0⏎⏎",
                    "empty elements are to be left out; whoever reads another end there has no next request on this connection");
        table.open(200, HEAD + "Expect: ,100-Continue, ⏎⏎");
        table.open(200, HEAD + "Expect:⏎⏎");
        table.closed(200, HEAD + "Connection: ,, close ,⏎⏎");
        table.of("9112 5.1");
        table.closed(400, HEAD + "Transfer-Encoding : chunked⏎⏎0⏎⏎");
        table.of("9112 5.2");
        table.closed(400, HEAD + "Transfer-Encoding:⏎ chunked⏎⏎0⏎⏎");
        table.of("9112 2.2");
        table.closed(400, HEAD + "X: 1\nTransfer-Encoding: chunked⏎⏎0⏎⏎");
    }

    private void chunks() {
        table.of("9112 7.1");
        var head = HEAD + "Transfer-Encoding: chunked⏎⏎";
        table.open(200, head + "5⏎hello⏎0⏎⏎");
        table.open(200, head + "5⏎hello⏎6⏎ world⏎0⏎⏎");
        table.open(200, head + "A⏎0123456789⏎0⏎⏎");
        table.open(200, head + "a⏎0123456789⏎00⏎⏎");
        table.open(200, head + "0005⏎hello⏎0⏎⏎");
        table.open(200, head + "00000000000000000005⏎hello⏎0000000000000000000⏎⏎");
        table.of("9112 7.1.1");
        table.open(200, head + "5;x⏎hello⏎0⏎⏎");
        table.open(200, head + "5;x=y⏎hello⏎0;z⏎⏎");
        table.open(200, head + "5 ; x = \"a;\\\"b\"⏎hello⏎0⏎⏎");
        table.open(200, head + "5 \t;\tx\t =\t y⏎hello⏎0 ;x⏎⏎");
        table.of("9112 7.1.2");
        table.open(200, head + "5⏎hello⏎0⏎X: 1⏎⏎");
        table.open(200, head + "0⏎Connection: close⏎⏎");
        table.open(200, head + "0⏎Range: bytes=0-0⏎If-Match: \"x\"⏎Host: b⏎⏎");
        table.open(200, head + "0⏎Content-Length: 5⏎Transfer-Encoding: gzip⏎⏎");
        table.of("9112 7.1");
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
                }) table.closed(400, head + size + "⏎hello⏎0⏎⏎");
        table.closed(400, head + "5\nhello⏎0⏎⏎");
        table.closed(400, head + "5⏎hello\n0⏎⏎");
        table.closed(400, head + "5\rhello⏎0⏎⏎");
        table.closed(400, head + "5⏎hello0⏎⏎");
        table.closed(400, head + "5⏎helloX⏎0⏎⏎");
        table.closed(400, head + "4⏎hello⏎0⏎⏎");
        table.of("9112 7.1.2");
        table.closed(400, head + "0⏎X : 1⏎⏎");
        table.closed(400, head + "0⏎ X: 1⏎⏎");
        table.closed(400, head + "0⏎X⏎⏎");
        table.closed(400, head + "0⏎X: \0⏎⏎");
        table.closed(400, head + "0\n\n");
        table.of("9112 7.1.1");
        table.closed(400, head + "5;" + "x".repeat(2000) + "⏎hello⏎0⏎⏎");
    }

    private void connections() {
        var next = "GET /next HTTP/1.1⏎Host: a⏎⏎";
        table.of("9112 9.6");
        table.closed(200, HEAD + "Connection: close⏎⏎" + next);
        table.closed(400, HEAD + "X : 1⏎⏎" + next);
        table.closed(400, HEAD + "Transfer-Encoding: chunked⏎Content-Length: 0⏎⏎0⏎⏎" + next);
        table.closed(200, "GET /ok HTTP/1.0⏎⏎" + next);
        table.closed(200, HEAD + "Connection: close⏎⏎");
        table.closed(200, HEAD + "Connection: Close⏎⏎");
        table.closed(200, HEAD + "Connection: keep-alive, close⏎⏎");
        table.closed(200, HEAD + "Connection: x⏎Connection: close⏎⏎");
        table.open(200, HEAD + "Connection: keep-alive⏎⏎");
        table.open(200, HEAD + "Connection: closed⏎⏎");
        table.of("9112 9.3");
        table.open(200, "GET /ok HTTP/1.0⏎Connection: Keep-Alive⏎Content-Length: 5⏎⏎hello");
        table.of("9110 10.1.1");
        table.closed(417, HEAD + "Expect: x⏎⏎");
        table.closed(417, HEAD + "Expect: 100-continue, x⏎⏎");
        table.closed(200, "GET /ok HTTP/1.0⏎Expect: 100-continue⏎Content-Length: 5⏎⏎");
        table.open(
                200,
                HEAD + "Expect: 100-continue⏎Expect: 100-continue⏎⏎",
                "a list may come in two lines, RFC 9110 section 5.3");
        table.open(200, HEAD + "Expect: 100-continue⏎⏎");
        table.closed(200, HEAD + "Expect: 100-continue⏎Content-Length: 5⏎⏎");
        table.of("9110 7.8");
        table.open(200, HEAD + "Upgrade: h2c⏎Connection: upgrade⏎⏎");
        table.closed(200, "GET /ok HTTP/1.0⏎Upgrade: h2c⏎Connection: upgrade⏎⏎");
        table.of("9110 14.2");
        table.open(200, HEAD + "Range: items=0-1⏎⏎");
        table.open(200, "HEAD /ok HTTP/1.1⏎Host: a⏎Range: bytes=0-0⏎⏎");
        table.open(
                206,
                HEAD + "Range: bytes=0-99999999999999999999⏎⏎",
                "a last byte beyond the end is the last one, RFC 9110 section 14.1.2");
        table.of("9110 14.4");
        table.open(200, HEAD + "Content-Range: bytes 0-0/2⏎⏎");
    }

    private void sizes() {
        table.of("9112 3");
        table.closed(414, "GET /" + "a".repeat(16400) + " HTTP/1.1⏎Host: a⏎⏎");
        table.closed(414, "HEAD /" + "a".repeat(16400) + " HTTP/1.1⏎Host: a⏎⏎");
        table.closed(414, "GET /" + "a".repeat(16400));
        table.closed(501, "A".repeat(17000));
        table.of("9110 2.3");
        table.open(404, "GET /" + "%C3%BC/".repeat(1365 + 1) + " HTTP/1.1⏎Host: a⏎⏎");
        table.open(
                200,
                "GET /ok?" + "a".repeat(12_300) + " HTTP/1.1⏎Host: a⏎⏎",
                "so long is the longest path that the kernel opens, and which a page names");
        table.open(404, "GET /" + "a".repeat(4000) + " HTTP/1.1⏎Host: a⏎⏎");
        table.open(404, "GET /" + "a/".repeat(3000) + " HTTP/1.1⏎Host: a⏎⏎");
        table.open(200, "GET /ok?" + "a".repeat(8000) + " HTTP/1.1⏎Host: a⏎⏎");
        table.of("9110 5.4");
        table.closed(431, HEAD + "X: " + "a".repeat(8200) + "⏎⏎");
        table.closed(431, HEAD + "a".repeat(8200) + ": a⏎⏎");
        table.closed(431, HEAD + ("X: " + "a".repeat(1000) + "⏎").repeat(40) + "⏎");
        table.closed(431, HEAD + "X: 1⏎".repeat(101) + "⏎");
        table.open(200, HEAD + "X: 1⏎".repeat(99) + "⏎");
    }
}
