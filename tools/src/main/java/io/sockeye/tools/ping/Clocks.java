package io.sockeye.tools.ping;

import java.time.Instant;

/// The clock by which the kernel stamps packets.
final class Clocks {
    private Clocks() {}

    /// CLOCK_REALTIME in nanoseconds since 1970.
    static long wall() {
        return nanos(Instant.now());
    }

    static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
