package io.sockeye.tools.serve;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks for: names of the file system below the root. Escapes are resolved once, then dot segments; a name that no file can have
/// is none.
///
/// @param names from the root downwards, each without a slash or a NUL, none of them `.` or `..`
/// @param isDirectory whether the path ends with a slash, or is the root
/// @param query what stands behind the question mark; null without one
/// @param authority of an absolute target; null of others
/// @param isSecret whether the target is an absolute one of https
/// @param isServer whether the target is `*`: the server as a whole
record Target(
        List<byte[]> names,
        boolean isDirectory,
        @Nullable String query,
        @Nullable String authority,
        boolean isSecret,
        boolean isServer) {
    static final Target SERVER = new Target(List.of(), false, null, null, false, true);

    private static final String UNRESERVED = "-._~!$&'()*+,;=:@";
    private static final String HEX = "0123456789ABCDEF";

    /// Reads the four forms of RFC 9112 section 3.2.
    static Target of(String method, String text) throws RefusedException {
        if (method.equals("CONNECT")) throw RefusedException.closing(405, "this is no proxy");
        if (text.equals("*")) {
            if (!method.equals("OPTIONS")) throw bad("* is for OPTIONS");
            return SERVER;
        }
        if (text.charAt(0) == '/') return path(text, null, false);
        int colon = text.indexOf("://");
        var scheme = text.substring(0, Math.max(0, colon));
        boolean secret = scheme.equalsIgnoreCase("https");
        if (!secret && !scheme.equalsIgnoreCase("http")) throw bad("no target");
        int end = colon + 3;
        while (end < text.length() && "/?".indexOf(text.charAt(end)) < 0) end++;
        var authority = text.substring(colon + 3, end);
        if (!Authority.isValid(authority)) throw bad("no host in the target");
        var rest = text.substring(end);
        return path(rest.startsWith("/") ? rest : "/" + rest, authority, secret);
    }

    private static Target path(String text, @Nullable String authority, boolean secret)
            throws RefusedException {
        int question = text.indexOf('?');
        int end = question < 0 ? text.length() : question;
        var names = new ArrayList<byte[]>();
        boolean directory = false;
        for (int from = 1; from <= end; ) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            byte[] name = decode(text, from, to);
            directory = name.length == 0 || isDots(name);
            if (name.length == 2 && directory) {
                if (names.isEmpty()) throw bad("a path that leads out of the root");
                names.removeLast();
            } else if (!directory) {
                names.add(name);
            }
            from = to + 1;
        }
        var query = question < 0 ? null : text.substring(question + 1);
        return new Target(names, directory, query, authority, secret, false);
    }

    private static boolean isDots(byte[] name) {
        return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
    }

    private static byte[] decode(String text, int from, int to) throws RefusedException {
        var bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            int c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < to ? Grammar.hex(text.charAt(i + 1)) : -1;
                int low = high < 0 ? -1 : Grammar.hex(text.charAt(i + 2));
                if (low < 0) throw bad("a broken escape");
                c = high << 4 | low;
                i += 2;
                if (c == 0) throw bad("a NUL in the path");
                // No name has a slash, and to take it for one that separates would be another path
                // than a proxy saw.
                if (c == '/') throw RefusedException.closing(404, "a slash in a name");
            }
            bytes.write(c);
        }
        return bytes.toByteArray();
    }

    private static RefusedException bad(String why) {
        return RefusedException.closing(400, why);
    }

    /// The path for openat2(2): `.` for the root.
    byte[] path() {
        if (names.isEmpty()) return new byte[] {'.'};
        return join(names, new byte[0]);
    }

    /// The path of a name below this directory.
    byte[] below(String name) {
        var last = name.getBytes(StandardCharsets.UTF_8);
        return names.isEmpty() ? last : join(names, ("/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /// The path of this name with something behind it.
    byte[] with(String suffix) {
        return join(names, suffix.getBytes(StandardCharsets.UTF_8));
    }

    /// The directory that a name of a file is in.
    byte[] parent() {
        return names.size() < 2
                ? new byte[] {'.'}
                : join(names.subList(0, names.size() - 1), new byte[0]);
    }

    private static byte[] join(List<byte[]> names, byte[] suffix) {
        int length = names.size() - 1 + suffix.length;
        for (var name : names) length += name.length;
        byte[] path = new byte[length];
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) path[at++] = '/';
            byte[] name = names.get(i);
            System.arraycopy(name, 0, path, at, name.length);
            at += name.length;
        }
        System.arraycopy(suffix, 0, path, at, suffix.length);
        return path;
    }

    /// The path as it stands in a URI, from the slash; one slash only, or it would be another host's.
    String encoded() {
        var text = new StringBuilder("/");
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) text.append('/');
            encode(text, names.get(i));
        }
        if (isDirectory && !names.isEmpty()) text.append('/');
        return text.toString();
    }

    /// A name as it stands in a URI.
    static StringBuilder encode(StringBuilder text, byte[] name) {
        for (byte each : name) {
            int c = each & 0xFF;
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || Grammar.isDigit(c)
                            || (c < 0x7F && UNRESERVED.indexOf(c) >= 0);
            if (plain) text.append((char) c);
            else text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
        return text;
    }

    /// The value of a parameter of the query; empty if it has none, null if there is no such parameter.
    @Nullable String parameter(String name) {
        if (query == null) return null;
        for (int from = 0; from <= query.length(); ) {
            int and = query.indexOf('&', from);
            int to = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', from);
            if (equals < 0 || equals > to) equals = to;
            if (query.substring(from, equals).equals(name))
                return equals == to ? "" : query.substring(equals + 1, to);
            from = to + 1;
        }
        return null;
    }
}
