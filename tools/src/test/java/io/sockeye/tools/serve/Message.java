package io.sockeye.tools.serve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A response to the byte, held against the grammar of RFC 9112 and RFC 9110: what a sender must not send is an [AssertionError].
///
/// @param fields by their names in small letters
record Message(int status, Map<String, String> fields, byte[] content) {
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) [!-~]+( [!-~]+)*");

    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+): ([!-~]+([ \\t]+[!-~]+)*)");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> LISTS =
            List.of("allow", "vary", "connection", "accept-ranges", "content-encoding");

    /// What only somebody else may send, or who does what this server does not.
    private static final List<String> NEVER =
            List.of(
                    "transfer-encoding",
                    "trailer",
                    "te",
                    "upgrade",
                    "via",
                    "keep-alive",
                    "expires");

    /// @param head whether HEAD was asked
    static Message read(InputStream stream, boolean head) throws IOException {
        var lines = lines(stream);
        var start = STATUS_LINE.matcher(lines.getFirst());
        check(start.matches(), "status line", lines);
        int status = Integer.parseInt(start.group(1));
        check(status >= 200 && status != 205 && status != 426, "status", lines);
        var fields = new LinkedHashMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var field = FIELD.matcher(line);
            check(field.matches(), "field", line);
            var name = field.group(1).toLowerCase(Locale.ROOT);
            check(fields.put(name, field.group(2)) == null, "twice", line);
        }
        for (var name : NEVER) check(!fields.containsKey(name), name, lines);
        for (var name : LISTS) {
            var list = fields.get(name);
            if (list != null)
                check(list.matches("[A-Za-z-]+(, [A-Za-z-]+)*"), "list", name + ": " + list);
        }
        check(
                List.of("close", "keep-alive").contains(fields.getOrDefault("connection", "close")),
                "connection option",
                lines);
        for (var name : List.of("date", "last-modified")) {
            var date = fields.get(name);
            if (date != null) check(date(date).format(DATE).equals(date), name, date);
        }
        check(fields.containsKey("date"), "no Date", lines);
        boolean empty = status == 204 || status == 304;
        var length = fields.get("content-length");
        check(status != 204 || length == null, "a length of nothing", lines);
        if (empty || head) return new Message(status, fields, new byte[0]);
        check(length != null && length.matches("0|[1-9][0-9]*"), "length", lines);
        byte[] content = stream.readNBytes(Integer.parseInt(length));
        check(content.length == Integer.parseInt(length), "cut", lines);
        return new Message(status, fields, content);
    }

    static LocalDateTime date(String text) {
        return LocalDateTime.parse(text, DATE);
    }

    private static void check(boolean good, String what, Object where) {
        if (!good) throw new AssertionError(what + ": " + where);
    }

    /// Up to the empty line. Each ends with CR LF, and no CR or LF is elsewhere.
    private static List<String> lines(InputStream stream) throws IOException {
        var lines = new ArrayList<String>();
        var line = new ByteArrayOutputStream();
        while (true) {
            int next = stream.read();
            if (next < 0) throw new EOFException("in the head: " + lines + line);
            check(next != '\n', "LF", lines);
            if (next != '\r') {
                line.write(next);
                continue;
            }
            check(stream.read() == '\n', "CR without LF", lines);
            if (line.size() == 0) return lines;
            lines.add(line.toString(StandardCharsets.ISO_8859_1));
            line.reset();
        }
    }

    String field(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
