package io.sockeye.server;

import io.sockeye.internal.io.Deadline;
import java.time.Duration;

/// How much a [Server] does at once, and for how long. Immutable: each word answers a new value.
public final class Limits {
    private static final Limits DEFAULTS =
            new Limits(10_000, 1_000, Duration.ofMinutes(5), Duration.ofNanos(Long.MAX_VALUE));

    private final int connections;
    private final int perPeer;
    private final Duration idle;
    private final Duration total;

    private Limits(int connections, int perPeer, Duration idle, Duration total) {
        this.connections = connections;
        this.perPeer = perPeer;
        this.idle = idle;
        this.total = total;
    }

    /// 10,000 connections, of them 1,000 of one peer; five minutes without a byte; no end otherwise.
    ///
    /// @return the defaults
    public static Limits defaults() {
        return DEFAULTS;
    }

    /// How many connections are served at once. Those beyond wait in the kernel's queue, not yet accepted. Of a server of datagrams:
    /// how many handlers run at once; what comes meanwhile waits in the socket's buffer.
    ///
    /// @param total one or more
    /// @return these limits with that
    public Limits connections(int total) {
        return new Limits(atLeastOne(total, "connections"), perPeer, idle, this.total);
    }

    /// How many of these one peer may have. Further ones of his are closed at once, further datagrams left out; behind a proxy all
    /// clients are one peer.
    ///
    /// A peer is an IP address, a context of VSOCK, on AF_UNIX a user.
    ///
    /// @param count one or more
    /// @return these limits with that
    public Limits perPeer(int count) {
        return new Limits(connections, atLeastOne(count, "connections of a peer"), idle, total);
    }

    /// After how long a connection is cut on which no byte has come or gone.
    ///
    /// @param time more than zero; `ChronoUnit.FOREVER.getDuration()` for never
    /// @return these limits with that
    public Limits idle(Duration time) {
        return new Limits(connections, perPeer, positive(time, "idle"), total);
    }

    /// After how long a connection is cut, or the handler of a datagram interrupted, whatever it does.
    ///
    /// @param time more than zero; `ChronoUnit.FOREVER.getDuration()` for never
    /// @return these limits with that
    public Limits total(Duration time) {
        return new Limits(connections, perPeer, idle, positive(time, "total"));
    }

    private static int atLeastOne(int count, String of) {
        if (count < 1) throw new IllegalArgumentException(count + " " + of + " are too few");
        return count;
    }

    private static Duration positive(Duration time, String which) {
        if (!time.isPositive())
            throw new IllegalArgumentException(which + " time " + time + " is not positive");
        return time;
    }

    int connections() {
        return connections;
    }

    int perPeer() {
        return perPeer;
    }

    long idleNanos() {
        return Deadline.nanos(idle);
    }

    long totalNanos() {
        return Deadline.nanos(total);
    }

    /// `Limits[connections 10000, 1000 of a peer, idle PT5M, total for ever]`.
    @Override
    public String toString() {
        return "Limits[connections %d, %d of a peer, idle %s, total %s]"
                .formatted(connections, perPeer, text(idle), text(total));
    }

    private static String text(Duration time) {
        return Deadline.nanos(time) == Long.MAX_VALUE ? "for ever" : time.toString();
    }
}
