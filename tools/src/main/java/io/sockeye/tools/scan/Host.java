package io.sockeye.tools.scan;

import io.sockeye.address.SocketAddress;
import io.sockeye.tools.cli.Target;
import java.net.InetAddress;
import java.util.Arrays;

/// A target while it is being asked: how quick it is, and what is known of it.
final class Host {
    /// Nobody: of a probe that asks nothing.
    static final Host NONE =
            new Host(-1, new Target("", InetAddress.getLoopbackAddress()), new RoundTrip(1));

    /// ICMP errors are often limited to one a second; no host is asked more slowly than that.
    private static final long SLOWEST = 1_000_000_000L;

    private static final long FIRST_GAP = 50_000_000L;

    final long index;
    final Target target;
    final byte[] address;
    final RoundTrip roundTrip;

    /// Of a sweep: what it is if it does not answer.
    Verdict doubt = Verdict.NO_HOST;

    /// How many probes ask it now.
    int probes;

    /// How many times it was found to answer less than it is asked.
    int slowdowns;

    /// Of SYN segments: what all to this host have in common.
    SynTemplate syn = SynTemplate.NONE;

    private long gap;
    private long nextAt;

    Host(long index, Target target, RoundTrip roundTrip) {
        this.index = index;
        this.target = target;
        this.roundTrip = roundTrip;
        address = target.address().getAddress();
    }

    int version() {
        return address.length == 4 ? 4 : 6;
    }

    SocketAddress at(int port) {
        return SocketAddress.inet(target.address(), port);
    }

    boolean isAt(InetAddress other) {
        return Arrays.equals(address, other.getAddress());
    }

    /// It has answered a repeated question only, as one does whose ICMP errors are limited: ask it more slowly.
    void slowDown(long now, int slowdownsWhenSent) {
        if (slowdownsWhenSent != slowdowns) return;
        gap = Math.min(SLOWEST, Math.max(FIRST_GAP, gap * 2));
        nextAt = now + gap;
        slowdowns++;
    }

    /// How long a question to it has to wait, in nanoseconds, which books its turn; 0 if it may go now.
    long turn(long now) {
        if (gap == 0) return 0;
        long at = Math.max(now, nextAt);
        nextAt = at + gap;
        return at - now;
    }
}
