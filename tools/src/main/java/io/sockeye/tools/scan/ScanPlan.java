package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Targets;
import java.math.BigInteger;
import java.util.List;

/// What is to be asked, and in which order: every question of every target in the order of a permutation, and of that a shard.
///
/// In a sweep a host is one thing to know, whichever of the questions it answers: they are asked of it in turn.
///
/// @param targets the hosts
/// @param questions what each is asked; at least one
/// @param sweep whether one answer of a host is enough
/// @param order of all that there is to know
/// @param shard the part that is asked here
record ScanPlan(
        Targets targets, List<Question> questions, boolean sweep, Permutation order, Shard shard) {
    /// @param seed decides the order
    /// @throws IllegalArgumentException if there are more than 2^62 things to know
    static ScanPlan of(
            Targets targets, List<Question> questions, boolean sweep, long seed, Shard shard) {
        var total = targets.count();
        if (!sweep) total = total.multiply(BigInteger.valueOf(questions.size()));
        if (total.bitLength() > 62)
            throw new IllegalArgumentException(
                    "more than 2^62 probes: choose a smaller prefix, or fewer ports");
        return new ScanPlan(
                targets, questions, sweep, new Permutation(total.longValueExact(), seed), shard);
    }

    /// How many positions this shard has.
    long size() {
        return shard.size(order.size());
    }

    /// How many hosts there are in the whole.
    long hosts() {
        return sweep ? order.size() : order.size() / questions.size();
    }

    /// What is to be known at a position: a number that says host and question.
    long place(long position) {
        return order.at(shard.place(position));
    }

    /// The index of the host of a place.
    long host(long place) {
        return sweep ? place : place / questions.size();
    }

    /// What is asked at a place.
    ///
    /// @param attempt 0 for the first; of a sweep each attempt asks the next question
    Question question(long place, int attempt) {
        return questions.get((int) ((sweep ? attempt : place) % questions.size()));
    }

    /// How often one asks before silence is the answer.
    int attempts(int retries) {
        return sweep ? Math.max(retries + 1, questions.size()) : retries + 1;
    }
}
