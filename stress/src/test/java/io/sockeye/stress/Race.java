package io.sockeye.stress;

import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.annotations.Expect;

/// What jcstress has seen of one race.
///
/// @param outcomes how often each was seen
/// @param grades what each is to us
/// @param failures what went wrong beside the outcomes: a JVM that did not start, an exception of an actor
record Race(Map<String, Long> outcomes, Map<String, Expect> grades, List<String> failures) {

    long count(Expect grade) {
        return outcomes.entrySet().stream()
                .filter(outcome -> grades.get(outcome.getKey()) == grade)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return failures.isEmpty() ? outcomes.toString() : outcomes + " " + failures;
    }
}
