package io.sockeye.bench.harness;

import java.time.Duration;

/// How long to measure.
///
/// @param rounds how often each contender has its turn
/// @param warmUp how long each one works before the first round
/// @param round how long one turn takes, about
public record Pace(int rounds, Duration warmUp, Duration round) {
    /// For figures.
    public static final Pace FULL = new Pace(21, Duration.ofSeconds(2), Duration.ofMillis(200));

    /// For a look.
    public static final Pace QUICK = new Pace(5, Duration.ofSeconds(1), Duration.ofMillis(100));

    Pace times(int factor) {
        return new Pace(rounds, warmUp.multipliedBy(factor), round.multipliedBy(factor));
    }
}
