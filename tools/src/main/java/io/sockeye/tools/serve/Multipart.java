package io.sockeye.tools.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The parts of a form, RFC 7578, one after the other as they come. No more is held than a buffer.
final class Multipart {
    private static final int SIZE = 16 * 1024;
    private static final int LINE = 4 * 1024;
    private static final int FIELDS = 16;

    private final InputStream stream;
    private final byte[] delimiter; // CR LF, two dashes and the boundary
    private final byte[] buffer = new byte[SIZE];
    private int begin;
    private int end;
    private boolean ended;
    private boolean first = true;
    private @Nullable String disposition;

    /// @param boundary 1 to 70 characters
    Multipart(InputStream stream, String boundary) {
        this.stream = stream;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter begins the body.
        buffer[end++] = '\r';
        buffer[end++] = '\n';
    }

    /// The boundary that a media type names.
    ///
    /// @throws RefusedException if it is another type, or names none
    static String boundary(@Nullable String type) throws RefusedException {
        if (type == null || !type.regionMatches(true, 0, "multipart/form-data", 0, 19))
            throw RefusedException.of(415, "multipart/form-data is taken");
        var boundary = parameter(type, "boundary", true);
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70)
            throw RefusedException.closing(400, "no boundary");
        return boundary;
    }

    /// Goes to the next part, over what is left of this one.
    ///
    /// @return false at the end of the form
    boolean next() throws IOException {
        byte[] waste = new byte[8192];
        while (read(waste) >= 0) {
            // Left out: what stands before the first part, and values of a form that are no files.
        }
        if (ended) return false;
        begin += delimiter.length;
        first = false;
        while (end - begin < 2) fill();
        ended = buffer[begin] == '-' && buffer[begin + 1] == '-';
        if (ended) return false;
        if (!line().isBlank()) throw bad();
        disposition = null;
        for (int i = 0; ; i++) {
            var line = line();
            if (line.isEmpty()) return true;
            if (i == FIELDS) throw bad();
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                disposition = line.substring(20);
        }
    }

    /// The name of the file that the part is; null if it is none.
    ///
    /// @throws RefusedException if no file can have such a name
    byte @Nullable [] fileName() throws RefusedException {
        var text = disposition == null ? null : parameter(disposition, "filename", false);
        if (text == null) return null;
        // Some clients send where it was.
        var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        boolean good = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        for (int i = 0; i < name.length(); i++) good &= !Character.isISOControl(name.charAt(i));
        if (!good) throw RefusedException.closing(400, "no name for a file");
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /// Reads of the part.
    ///
    /// @return how many bytes; -1 at its end
    int read(byte[] target) throws IOException {
        if (ended) return -1;
        while (true) {
            int found = find();
            if (found == begin) return -1;
            int safe = found >= 0 ? found : Math.max(begin, end - delimiter.length + 1);
            if (safe > begin) {
                int count = Math.min(target.length, safe - begin);
                System.arraycopy(buffer, begin, target, 0, count);
                begin += count;
                return count;
            }
            fill();
        }
    }

    private int find() {
        for (int i = begin; i <= end - delimiter.length; i++)
            if (java.util.Arrays.equals(
                    buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) return i;
        return -1;
    }

    private void fill() throws IOException {
        if (begin > 0) System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        int count = stream.read(buffer, end, buffer.length - end);
        if (count < 0) throw first ? bad() : RefusedException.closing(400, "a form that is cut");
        end += count;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (begin == end) fill();
            byte next = buffer[begin++];
            if (next == '\n') break;
            line.write(next);
            if (line.size() > LINE) throw bad();
        }
        var text = line.toString(StandardCharsets.UTF_8);
        if (!text.endsWith("\r")) throw bad();
        return text.substring(0, text.length() - 1);
    }

    /// A parameter of a field, quoted or not.
    ///
    /// @param any whether a backslash in quotes escapes whatever follows, as in HTTP, RFC 9110 section 5.6.4; or only a quote and a backslash, as
    ///     browsers mean it in a form, whose names of files may be paths of Windows
    static @Nullable String parameter(String field, String name, boolean any) {
        for (int at = field.indexOf(';'); at >= 0 && at < field.length(); ) {
            at++;
            while (at < field.length() && " \t".indexOf(field.charAt(at)) >= 0) at++;
            int equals = field.indexOf('=', at);
            if (equals < 0) return null;
            var found = field.substring(at, equals).strip();
            var value = new StringBuilder();
            at = equals + 1;
            if (at < field.length() && field.charAt(at) == '"') {
                for (at++; at < field.length() && field.charAt(at) != '"'; at++) {
                    boolean escapes =
                            field.charAt(at) == '\\'
                                    && at + 1 < field.length()
                                    && (any || "\"\\".indexOf(field.charAt(at + 1)) >= 0);
                    value.append(field.charAt(escapes ? ++at : at));
                }
                at = field.indexOf(';', at);
            } else {
                int semicolon = field.indexOf(';', at);
                value.append(field, at, semicolon < 0 ? field.length() : semicolon);
                at = semicolon;
            }
            if (found.equalsIgnoreCase(name)) return value.toString().strip();
        }
        return null;
    }

    private static RefusedException bad() {
        return RefusedException.closing(400, "no form");
    }
}
