package io.sockeye.tools.ping;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Bytes;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// All that can be said about how to ask. Filled in by whoever begins, and not changed from then on.
final class Settings {
    /// ip(7): the kernel's own choice of [#pathMtu], or one of IP_PMTUDISC_.
    static final int UNSET = -1;

    AddressFamily family = AddressFamily.AF_UNSPEC;
    Method method = Method.ICMP;
    int port;
    boolean raw;

    /// Whether a raw socket is taken, and that told, where only that is permitted.
    boolean rawIfMust;

    int size = 56;
    @Nullable Bytes pattern;
    int timeToLive = UNSET;
    int trafficClass = UNSET;
    int pathMtu = UNSET;
    boolean broadcast;
    @Nullable InetAddress source;
    @Nullable String device;

    /// Between two probes of one host.
    Duration interval = Duration.ofSeconds(1);

    /// How long to wait for the answer to each probe. Null: ten seconds, or [#linger] if that is longer.
    @Nullable Duration timeout;

    /// Without a [#timeout]: how long to wait after the last probe for a host that has never answered; null: ten seconds.
    @Nullable Duration linger;

    /// How long the whole may take; null: as long as it takes.
    @Nullable Duration deadline;

    /// How many probes each host gets; 0: without end.
    long count;

    /// Each host is asked until it answers once, [#retries] times more at the most, each time longer by [#backoff].
    boolean sweep;

    int retries = 3;
    double backoff = 1.5;

    /// Nanoseconds between any two probes; 0: none.
    long gap;

    /// Whether to tell of a probe that is still without an answer when the next one leaves.
    boolean tellOverdue;

    /// By what to ask.
    enum Method {
        ICMP,
        TCP,
        UDP
    }

    Settings copy() {
        var copy = new Settings();
        copy.family = family;
        copy.method = method;
        copy.port = port;
        copy.raw = raw;
        copy.rawIfMust = rawIfMust;
        copy.size = size;
        copy.pattern = pattern;
        copy.timeToLive = timeToLive;
        copy.trafficClass = trafficClass;
        copy.pathMtu = pathMtu;
        copy.broadcast = broadcast;
        copy.source = source;
        copy.device = device;
        copy.interval = interval;
        copy.timeout = timeout;
        copy.linger = linger;
        copy.deadline = deadline;
        copy.count = count;
        copy.sweep = sweep;
        copy.retries = retries;
        copy.backoff = backoff;
        copy.gap = gap;
        copy.tellOverdue = tellOverdue;
        return copy;
    }
}
