package io.sockeye.bench.harness;

import java.util.stream.Collectors;

/// A result as comma-separated values, a line for each figure of each round.
public final class Rows {
    private Rows() {}

    public static String of(Result result) {
        var text = new StringBuilder("workload,contender,round,figure,value\n");
        for (var standing : result.standings()) {
            for (int round = 0; round < standing.rounds().size(); round++) {
                var start =
                        "%s,\"%s\",%d,"
                                .formatted(
                                        result.workload().name(), standing.contender(), round + 1);
                text.append(
                        standing.rounds().get(round).values().entrySet().stream()
                                .map(figure -> figure.getKey() + "," + figure.getValue())
                                .collect(Collectors.joining("\n" + start, start, "\n")));
            }
        }
        return text.toString();
    }
}
