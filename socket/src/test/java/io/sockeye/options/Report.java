package io.sockeye.options;

import io.sockeye.error.Errno;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What came of all trials.
final class Report {
    private static final Map<Trial.Outcome, Integer> COUNTS = new EnumMap<>(Trial.Outcome.class);
    private static final Map<String, String> REFUSED = new TreeMap<>();

    private Report() {}

    static synchronized void count(Trial.Outcome outcome) {
        COUNTS.merge(outcome, 1, Integer::sum);
    }

    static synchronized void refused(Object option, Errno errno, String reason) {
        REFUSED.put(option.toString(), errno + ": " + reason);
    }

    static synchronized String text() {
        var text = new StringBuilder();
        int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
        text.append("options: %d tried".formatted(all));
        COUNTS.forEach((outcome, count) -> text.append(", %d %s".formatted(count, outcome.text)));
        REFUSED.forEach((option, reason) -> text.append("%n  %s: %s".formatted(option, reason)));
        return text.toString();
    }
}
