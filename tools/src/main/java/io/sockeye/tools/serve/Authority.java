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

    /// `"[" IPv6address "]"`. An address of a later version of IP is none that anybody could have connected to.
    private static boolean isLiteral(String text, int end) {
        if (text.charAt(end - 1) != ']') return false;
        int groups = 0;
        boolean isShort = false; // by two colons
        int at = 1;
        if (text.startsWith("::", 1)) {
            isShort = true;
            at = 3;
        }
        while (at < end - 1) {
            int from = at;
            while (Grammar.hex(text.charAt(at)) >= 0) at++;
            if (text.charAt(at) == '.') {
                if (!isDotted(text, from, end - 1)) return false;
                groups += 2;
                break;
            }
            if (at == from || at - from > 4) return false;
            groups++;
            if (at == end - 1) break;
            if (text.charAt(at++) != ':') return false;
            if (at == end - 1) return false;
            if (text.charAt(at) != ':') continue;
            if (isShort) return false;
            isShort = true;
            at++;
        }
        return isShort ? groups < 8 : groups == 8;
    }

    /// Four numbers of a byte each, without zeros before them.
    private static boolean isDotted(String text, int from, int to) {
        int count = 0;
        for (int at = from; at <= to; at++) {
            int first = at;
            int number = 0;
            while (at < to && Grammar.isDigit(text.charAt(at)) && at - first < 4)
                number = 10 * number + text.charAt(at++) - '0';
            boolean good =
                    at > first && number < 256 && (at == first + 1 || text.charAt(first) != '0');
            if (!good || (at < to && text.charAt(at) != '.')) return false;
            count++;
        }
        return count == 4;
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
