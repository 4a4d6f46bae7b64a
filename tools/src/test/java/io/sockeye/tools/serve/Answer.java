package io.sockeye.tools.serve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A response.
///
/// @param fields by their names in small letters
record Answer(int status, Map<String, String> fields, byte[] content) {
    static Answer read(InputStream stream, boolean head) throws IOException {
        var line = line(stream);
        if (!line.startsWith("HTTP/1.1 ")) throw new IOException("'" + line + "'");
        int status = Integer.parseInt(line.substring(9, 12));
        var fields = new LinkedHashMap<String, String>();
        while (!(line = line(stream)).isEmpty()) {
            int colon = line.indexOf(": ");
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (fields.put(name, line.substring(colon + 2)) != null)
                throw new IOException("twice " + name);
        }
        boolean empty = head || status < 200 || status == 204 || status == 304;
        var length = fields.get("content-length");
        if (!empty && length == null) throw new IOException("no length: " + status + fields);
        byte[] content = empty ? new byte[0] : stream.readNBytes(Integer.parseInt(length));
        if (!empty && content.length != Integer.parseInt(length)) throw new EOFException();
        return new Answer(status, fields, content);
    }

    private static String line(InputStream stream) throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int next = stream.read();
            if (next < 0) throw new EOFException("behind '" + line + "'");
            if (next == '\n') break;
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) throw new IOException("no CR in '" + text + "'");
        return text.substring(0, text.length() - 1);
    }

    String field(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
