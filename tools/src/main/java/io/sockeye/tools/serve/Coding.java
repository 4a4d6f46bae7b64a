package io.sockeye.tools.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a file may lie compressed beside itself.
enum Coding {
    /// RFC 7932; the smallest most often.
    BR("br", ".br"),
    /// RFC 8878.
    ZSTD("zstd", ".zst"),
    /// RFC 1952.
    GZIP("gzip", ".gz");

    final String token;
    final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /// What a client takes, what it likes most first, RFC 9110 section 12.5.3.
    ///
    /// @param field the value of Accept-Encoding
    static List<Coding> accepted(@Nullable String field) {
        if (field == null) return List.of();
        var accepted = new ArrayList<Coding>();
        int identity = Math.max(0, weight(field, "identity", false));
        for (var each : values()) if (each.weight(field) > 0) accepted.add(each);
        accepted.removeIf(each -> each.weight(field) < identity);
        accepted.sort(Comparator.comparingInt(each -> -each.weight(field)));
        return accepted;
    }

    private int weight(String field) {
        return weight(field, token, true);
    }

    /// In thousandths; -1 if the list does not have it.
    private static int weight(String field, String token, boolean any) {
        int star = -1;
        for (int from = 0; from <= field.length(); ) {
            int comma = field.indexOf(',', from);
            int to = comma < 0 ? field.length() : comma;
            int semicolon = field.indexOf(';', from);
            int end = semicolon < 0 || semicolon > to ? to : semicolon;
            var name = field.substring(from, end).strip();
            if (name.equalsIgnoreCase(token)) return quality(field.substring(end, to));
            if (any && name.equals("*")) star = quality(field.substring(end, to));
            from = to + 1;
        }
        return star;
    }

    /// `;q=0.5`; what is none counts as no.
    private static int quality(String parameter) {
        var text = parameter.replace(" ", "").replace("\t", "");
        if (text.isEmpty()) return 1000;
        if (!text.regionMatches(true, 0, ";q=", 0, 3) || text.length() < 4 || text.length() > 8)
            return 0;
        int weight = 0;
        for (int i = 3; i < 8; i++) {
            char c = i < text.length() ? text.charAt(i) : '0';
            if (i == 4) {
                if (i < text.length() && c != '.') return 0;
            } else if (!Grammar.isDigit(c)) return 0;
            else weight = 10 * weight + c - '0';
        }
        return Math.min(1000, weight);
    }
}
