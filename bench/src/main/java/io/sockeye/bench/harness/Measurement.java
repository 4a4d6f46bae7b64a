package io.sockeye.bench.harness;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// What one round cost, as the program reports it: `ops=1000 wall=12345 cpu=12300 …`, times in nanoseconds.
public record Measurement(Map<String, Long> values) {
    /// One figure.
    public static Measurement of(String key, long value) {
        return new Measurement(Map.of(key, value));
    }

    /// The same with one more.
    public Measurement with(String key, long value) {
        var more = new TreeMap<>(values);
        more.put(key, value);
        return new Measurement(more);
    }

    static Measurement parse(String report) throws IOException {
        var values = new TreeMap<String, Long>();
        for (var part : report.split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) throw new IOException("a contender reports nonsense: " + report);
            values.put(part.substring(0, equals), Long.valueOf(part.substring(equals + 1)));
        }
        return new Measurement(values);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    public long get(String key) {
        return values.getOrDefault(key, 0L);
    }

    double perOperation(String key) {
        return (double) get(key) / get("ops");
    }
}
