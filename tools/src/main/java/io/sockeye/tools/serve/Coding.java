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
        int identity = Math.max(0, Weights.of(field, "identity"));
        for (var each : values()) if (each.weight(field) > 0) accepted.add(each);
        accepted.removeIf(each -> each.weight(field) < identity);
        accepted.sort(Comparator.comparingInt(each -> -each.weight(field)));
        return accepted;
    }

    private int weight(String field) {
        int weight = Weights.of(field, token);
        return weight < 0 ? Weights.of(field, "*") : weight;
    }
}
