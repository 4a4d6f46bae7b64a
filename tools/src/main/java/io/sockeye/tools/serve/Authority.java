package io.sockeye.tools.serve;

/// `host [ ":" port ]` of RFC 3986 section 3.2, without user information.
final class Authority {
    private Authority() {}

    static boolean isValid(String text) {
        int end = text.length();
        int colon = text.lastIndexOf(':');
        int bracket = text.lastIndexOf(']');
        if (colon > bracket) {
            for (int i = colon + 1; i < end; i++)
                if (!Grammar.isDigit(text.charAt(i))) return false;
            if (end - colon > 6) return false;
            end = colon;
        }
        if (end == 0) return false;
        return text.charAt(0) == '[' ? isLiteral(text, end) : isName(text, end);
    }

    private static boolean isLiteral(String text, int end) {
        if (end < 4 || text.charAt(end - 1) != ']') return false;
        for (int i = 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (Grammar.hex(c) < 0 && c != ':' && c != '.') return false;
        }
        return true;
    }

    /// `reg-name`: unreserved, escaped, or a delimiter within.
    private static boolean isName(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean good =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || Grammar.isDigit(c)
                            || "-._~!$&'()*+,;=".indexOf(c) >= 0;
            if (c == '%')
                good =
                        i + 2 < end
                                && Grammar.hex(text.charAt(i + 1)) >= 0
                                && Grammar.hex(text.charAt(i + 2)) >= 0;
            if (!good) return false;
        }
        return true;
    }
}
