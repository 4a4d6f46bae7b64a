package io.sockeye.tools.serve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The field Range, RFC 9110 section 14.
final class ByteRanges {
    /// More than that, or more bytes than the file has, is no sensible wish: the whole is sent.
    static final int MOST = 16;

    /// A part of a file.
    ///
    /// @param first its first byte
    /// @param length how many, 1 or more
    record Part(long first, long length) {
        /// `bytes 0-9/100`.
        String contentRange(long size) {
            return "bytes " + first + "-" + (first + length - 1) + "/" + size;
        }
    }

    private ByteRanges() {}

    /// The parts that a client wants.
    ///
    /// @param field the value of Range
    /// @return null if the whole is to be sent, as of a file without bytes; empty if none of them is in the file, or the list is none: 416, as nginx answers
    static @Nullable List<Part> parse(String field, long size) {
        if (size == 0) return null;
        int equals = field.indexOf('=');
        if (equals < 0 || !field.substring(0, equals).strip().equalsIgnoreCase("bytes"))
            return null;
        var parts = new ArrayList<Part>();
        int count = 0;
        long sum = 0;
        for (int from = equals + 1; from <= field.length(); ) {
            int comma = field.indexOf(',', from);
            int to = comma < 0 ? field.length() : comma;
            var each = field.substring(from, to).strip();
            from = to + 1;
            if (each.isEmpty()) continue;
            if (++count > MOST) return null;
            long[] ends = ends(each, size);
            if (ends.length == 0) return List.of();
            if (ends[0] >= size || ends[0] > ends[1]) continue;
            parts.add(new Part(ends[0], ends[1] - ends[0] + 1));
            sum += ends[1] - ends[0] + 1;
            if (sum < 0 || sum > size) return null;
        }
        return count == 0 ? null : parts;
    }

    /// First and last byte; nothing if it is no range. An empty one has its last before its first.
    private static long[] ends(String text, long size) {
        int dash = text.indexOf('-');
        if (dash < 0) return new long[0];
        long first = number(text.substring(0, dash));
        long last = number(text.substring(dash + 1));
        if (dash == 0 && last >= 0) return new long[] {Math.max(0, size - last), size - 1};
        if (first < 0) return new long[0];
        if (dash == text.length() - 1) return new long[] {first, size - 1};
        if (last < first) return new long[0];
        return new long[] {first, Math.min(last, size - 1)};
    }

    /// A number, or the largest if it is larger; -1 if it is none.
    private static long number(String text) {
        if (text.isEmpty()) return -1;
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Grammar.isDigit(text.charAt(i))) return -1;
            number = Math.min(Long.MAX_VALUE / 16, number) * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
