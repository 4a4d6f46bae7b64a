package io.sockeye.tools.serve;

import java.time.Duration;

/// How slow a client may be.
///
/// @param idle how long a connection may lie between two requests
/// @param head how long a request's head may take, from its first byte to its last
/// @param grace how long a body may take beside what the rate allows, in either direction
/// @param rate bytes a second that a body has to make on average
/// @param linger how long what a client sends is still taken after the last response, and thrown away: nginx calls it lingering_time
/// @param quiet how long nothing may come meanwhile: lingering_timeout
record Pace(
        Duration idle, Duration head, Duration grace, long rate, Duration linger, Duration quiet) {
    static final Pace DEFAULT =
            new Pace(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    500,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5));

    /// How long so many bytes may take.
    long nanos(long bytes) {
        return grace.toNanos() + (long) (bytes * 1e9 / rate);
    }
}
