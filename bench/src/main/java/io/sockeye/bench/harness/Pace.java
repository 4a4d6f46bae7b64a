package io.sockeye.bench.harness;

import java.time.Duration;

/// How long to measure.
///
/// @param rounds how often each contender has its turn
/// @param warmUp how long each one works before the first round; for a round of zero, not at all
/// @param round how long one turn takes, about; zero for rounds of a single operation
public record Pace(int rounds, Duration warmUp, Duration round) {
    /// For figures.
    public static final Pace FULL = new Pace(21, Duration.ofSeconds(2), Duration.ofMillis(200));

    /// For a look.
    public static final Pace QUICK = new Pace(5, Duration.ofSeconds(1), Duration.ofMillis(100));

    /// Fewer rounds, which take so many times as long.
    public Pace longer(int factor) {
        return new Pace(
                Math.min(rounds, 11), warmUp.multipliedBy(factor), round.multipliedBy(factor));
    }

    /// Each round is one operation, for what is too long to be done twice.
    public Pace single(int most) {
        return new Pace(Math.min(rounds, most), Duration.ZERO, Duration.ZERO);
    }
}
