package io.sockeye.tools.scan;

import java.time.Duration;

/// How hard a scan presses.
///
/// @param perSecond how many probes a second; infinite for no limit
/// @param timeout the longest wait for an answer
/// @param attempts how often one asks before silence is the answer
/// @param parallel how many questions at once
record Manners(double perSecond, Duration timeout, int attempts, int parallel) {}
