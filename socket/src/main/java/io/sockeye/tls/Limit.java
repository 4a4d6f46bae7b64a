package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.internal.io.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a handshake may take.
final class Limit {
    private static final Duration UNLESS_SAID = Duration.ofSeconds(10);

    private Limit() {}

    static Duration positive(Duration timeout) {
        if (!timeout.isPositive())
            throw new IllegalArgumentException("timeout " + timeout + " is not positive");
        return timeout;
    }

    static long nanos(@Nullable Duration said, Connection connection) {
        return Deadline.nanos(said != null ? said : connection.timeout().orElse(UNLESS_SAID));
    }
}
