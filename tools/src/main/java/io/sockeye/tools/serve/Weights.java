package io.sockeye.tools.serve;

/// How much a client likes what a list names, RFC 9110 section 12.4.2.
final class Weights {
    private Weights() {}

    /// The weight of a token or a range of media types, in whatever case; parameters beside the weight are left out.
    ///
    /// @return in thousandths: 0 if the client does not want it, or the weight is none; -1 if the list does not name it
    static int of(String list, String name) {
        for (int from = 0; from < list.length(); ) {
            int begin = blank(list, from);
            int to = end(list, begin, list.length(), ',');
            int semicolon = end(list, begin, to, ';');
            int end = semicolon;
            while (end > begin && isBlank(list.charAt(end - 1))) end--;
            if (end - begin == name.length()
                    && list.regionMatches(true, begin, name, 0, name.length()))
                return weight(list, semicolon, to);
            from = to + 1;
        }
        return -1;
    }

    /// Looks through parameters for `q`.
    private static int weight(String list, int from, int to) {
        for (int at = from; at < to; ) {
            int begin = blank(list, at + 1);
            int end = end(list, begin, to, ';');
            if (list.regionMatches(true, begin, "q=", 0, 2)) {
                while (isBlank(list.charAt(end - 1))) end--;
                return thousandths(list, begin + 2, end);
            }
            at = end;
        }
        return 1000;
    }

    /// `0.5`; what is no weight counts as no.
    private static int thousandths(String list, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 5 || (length > 1 && list.charAt(from + 1) != '.')) return 0;
        int weight = 0;
        for (int i = 0; i < 5; i++) {
            if (i == 1) continue;
            char c = i < length ? list.charAt(from + i) : '0';
            if (!Grammar.isDigit(c)) return 0;
            weight = 10 * weight + c - '0';
        }
        return Math.min(1000, weight);
    }

    /// Where a delimiter is that stands in no quotes; `to` without one.
    private static int end(String list, int from, int to, char delimiter) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = list.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (quoted && c == '\\') i++;
            else if (!quoted && c == delimiter) return i;
        }
        return to;
    }

    private static int blank(String list, int from) {
        int at = from;
        while (at < list.length() && isBlank(list.charAt(at))) at++;
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
