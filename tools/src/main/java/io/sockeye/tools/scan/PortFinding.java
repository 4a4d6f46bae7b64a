package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Target;
import java.time.Instant;
import java.util.Optional;

/// What was found out of one question.
///
/// @param at when
/// @param host of which target
/// @param question what was asked
/// @param verdict what it came to
/// @param roundTripNanos how long the answer took; -1 if that is not known
/// @param greeting what the service says of itself, if it was asked
record PortFinding(
        Instant at,
        Target host,
        Question question,
        Verdict verdict,
        long roundTripNanos,
        Optional<Greeting> greeting) {}
