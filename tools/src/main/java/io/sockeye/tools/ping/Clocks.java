package io.sockeye.tools.ping;

import io.sockeye.ReceivedMessage;
import io.sockeye.control.Timestamps;
import java.time.Instant;

/// The clock by which the kernel stamps packets.
final class Clocks {
    private Clocks() {}

    /// CLOCK_REALTIME in nanoseconds since 1970.
    static long wall() {
        return nanos(Instant.now());
    }

    /// When the kernel had a packet, in nanoseconds since 1970; 0 if it does not say.
    static long wall(ReceivedMessage message) {
        var times = message.find(Timestamps.class).orElse(null);
        var software = times == null ? null : times.software().orElse(null);
        return software == null ? 0 : nanos(software);
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
