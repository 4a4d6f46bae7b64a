package io.sockeye.tools.serve;

/// Characters and lines of RFC 9110 and 9112, more strictly than HttpCore takes them: what two programs may read differently is refused.
final class Grammar {
    private static final String TCHAR = "!#$%&'*+-.^_`|~";

    /// More, behind the zeros, would be no size that a long holds.
    private static final int CHUNK_DIGITS = 15;

    private Grammar() {}

    /// RFC 9110 section 5.6.2.
    static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c > 0 && TCHAR.indexOf(c) >= 0);
    }

    static boolean isToken(CharSequence text) {
        for (int i = 0; i < text.length(); i++) if (!isTokenCharacter(text.charAt(i))) return false;
        return !text.isEmpty();
    }

    static int hex(int c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    }

    /// `method SP request-target SP HTTP-version`, with single spaces and a target of visible ASCII, RFC 9112 section 3.
    static void requireRequestLine(byte[] line, int from, int to) throws RefusedException {
        int at = from;
        while (at < to && isTokenCharacter(line[at])) at++;
        if (at == from || at == to || line[at] != ' ')
            throw RefusedException.closing(400, "no method");
        int target = ++at;
        while (at < to && line[at] > ' ' && line[at] < 0x7F && line[at] != '#') at++;
        if (at == target || at == to || line[at] != ' ')
            throw RefusedException.closing(400, "no request target");
        requireVersion(line, at + 1, to);
    }

    private static void requireVersion(byte[] line, int from, int to) throws RefusedException {
        boolean good = to - from == 8 && line[from + 6] == '.';
        for (int i = 0; good && i < 5; i++) good = line[from + i] == "HTTP/".charAt(i);
        good = good && isDigit(line[from + 5]) && isDigit(line[from + 7]);
        if (!good) throw RefusedException.closing(400, "no version of HTTP");
        if (line[from + 5] != '1') throw RefusedException.closing(505, "HTTP/1.1 is spoken here");
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// `field-name ":" OWS field-value OWS`, RFC 9112 section 5: no space before the colon, no folding, no control characters.
    static void requireField(byte[] line, int from, int to) throws RefusedException {
        int at = from;
        while (at < to && isTokenCharacter(line[at])) at++;
        if (at == from || at == to || line[at] != ':')
            throw RefusedException.closing(400, "no name of a field");
        for (at++; at < to; at++) {
            byte c = line[at];
            if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7F)
                throw RefusedException.closing(400, "a control character in a field");
        }
    }

    /// `chunk-size [ chunk-ext ]`, RFC 9112 section 7.1.
    ///
    /// @return the size
    static long chunkSize(byte[] line, int from, int to) throws RefusedException {
        int at = from;
        while (at < to && line[at] == '0') at++;
        int first = at;
        long size = 0;
        for (; at < to && hex(line[at]) >= 0; at++) size = size << 4 | hex(line[at]);
        if (at == from || at - first > CHUNK_DIGITS) throw badChunk();
        while (at < to) at = extension(line, at, to);
        return size;
    }

    /// `BWS ";" BWS name [ BWS "=" BWS value ]`.
    private static int extension(byte[] line, int from, int to) throws RefusedException {
        int at = blank(line, from, to);
        if (at == to || line[at] != ';') throw badChunk();
        at = token(line, blank(line, at + 1, to), to);
        int equals = blank(line, at, to);
        if (equals == to || line[equals] != '=') return at;
        at = blank(line, equals + 1, to);
        return at < to && line[at] == '"' ? quoted(line, at + 1, to) : token(line, at, to);
    }

    private static int blank(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t')) at++;
        return at;
    }

    private static int token(byte[] line, int from, int to) throws RefusedException {
        int at = from;
        while (at < to && isTokenCharacter(line[at])) at++;
        if (at == from) throw badChunk();
        return at;
    }

    private static int quoted(byte[] line, int from, int to) throws RefusedException {
        for (int at = from; at < to; at++) {
            byte c = line[at];
            if (c == '"') return at + 1;
            if (c == '\\') at++;
            else if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7F) break;
        }
        throw badChunk();
    }

    private static RefusedException badChunk() {
        return RefusedException.closing(400, "no size of a chunk");
    }
}
