package io.sockeye.bench.harness;

import java.util.List;
import java.util.stream.IntStream;

/// How a contender did.
///
/// @param rounds its rounds
/// @param reference the rounds of C, which ran in turn with these
public record Standing(String contender, List<Measurement> rounds, List<Measurement> reference) {
    /// CPU time of an operation in nanoseconds.
    Spread cpu() {
        return Spread.of(rounds.stream().map(round -> round.perOperation("cpu")).toList());
    }

    /// Each round is compared with the one of C beside it: what slows both down for a while cancels out.
    Spread ratio() {
        return Spread.of(
                IntStream.range(0, rounds.size())
                        .mapToObj(i ->
                                rounds.get(i).perOperation("cpu")
                                        / reference.get(i).perOperation("cpu"))
                        .toList());
    }

    /// Operations in a second of the clock on the wall.
    double rate() {
        var rates = rounds.stream().map(round -> 1e9 / round.perOperation("wall")).toList();
        return Spread.of(rates).median();
    }

    /// One figure over another, over all rounds; NaN where this contender does not report it.
    public double share(String part, String whole) {
        if (!rounds.getFirst().has(part)) return Double.NaN;
        return (double) sum(part) / sum(whole);
    }

    private long sum(String key) {
        return rounds.stream().mapToLong(round -> round.get(key)).sum();
    }
}
