package io.sockeye.bench.harness;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How a contender did.
///
/// @param rounds its rounds
/// @param reference the rounds of the first contender, which ran in turn with these
public record Standing(
        String contender, String key, List<Measurement> rounds, List<Measurement> reference) {
    /// The workload's figure for an operation, in the programs' unit.
    public Spread figure() {
        return figure(key);
    }

    /// Another one.
    public Spread figure(String other) {
        return spread(round -> round.perOperation(other));
    }

    /// Whether this contender reports it.
    public boolean has(String other) {
        return rounds.getFirst().has(other);
    }

    /// Each round is compared with the reference's beside it: what slows both down for a while cancels out.
    public Spread ratio() {
        return ratio(key);
    }

    /// The same of another figure.
    public Spread ratio(String other) {
        return Spread.of(
                IntStream.range(0, rounds.size())
                        .mapToObj(i ->
                                rounds.get(i).perOperation(other)
                                        / reference.get(i).perOperation(other))
                        .toList());
    }

    /// How much more than the reference, round by round; the median.
    public double beyond() {
        return Spread.of(
                        IntStream.range(0, rounds.size())
                                .mapToObj(i ->
                                        rounds.get(i).perOperation(key)
                                                - reference.get(i).perOperation(key))
                                .toList())
                .median();
    }

    /// Operations in a second of the clock on the wall.
    double rate() {
        return spread(round -> 1e9 / round.perOperation("wall")).median();
    }

    /// One figure over another, over all rounds; NaN where this contender does not report it.
    public double share(String part, String whole) {
        if (!has(part)) return Double.NaN;
        return (double) sum(part) / sum(whole);
    }

    /// What is not for an operation but for the whole program; NaN where this contender does not report it.
    public double median(String whole) {
        if (!has(whole)) return Double.NaN;
        return spread(round -> round.get(whole)).median();
    }

    private Spread spread(ToDoubleFunction<Measurement> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private long sum(String key) {
        return rounds.stream().mapToLong(round -> round.get(key)).sum();
    }
}
