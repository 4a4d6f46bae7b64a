package io.sockeye.tools.scan;

import io.sockeye.address.SocketAddress;
import io.sockeye.tools.cli.Target;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A target while it is being asked: how quick it is, and what is known of it.
final class Host {
    /// Nobody: of a probe that asks nothing.
    static final Host NONE =
            new Host(-1, new Target("", InetAddress.getLoopbackAddress()), new RoundTrip(1));

    /// ICMP errors are often limited to one a second; no host is asked more slowly than that.
    private static final long SLOWEST = 1_000_000_000L;

    /// Of a time: it has not come.
    static final long NEVER = Long.MIN_VALUE;

    private static final long QUICKEST = 10_000_000L;

    final long index;
    final Target target;
    final byte[] address;
    final RoundTrip roundTrip;

    /// Of a sweep: what it is if it does not answer.
    Verdict doubt = Verdict.NO_HOST;

    /// How many probes ask it now.
    int probes;

    /// Whether it, or somebody on the way, sends ICMP errors.
    boolean sendsErrors;

    /// How many times it was found to answer less than it is asked.
    int slowdowns;

    /// What is known of it; null if nothing is kept, or nothing is known yet.
    @Nullable HostFindings findings;

    /// Of SYN segments: what all to this host have in common.
    SynTemplate syn = SynTemplate.NONE;

    private long gap;
    private long nextAt;
    private long lostAt = NEVER;

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

    /// It has answered a repeated question only: something was lost, on the way or because it answers no more than so many a second.
    void lost(long now) {
        lostAt = now;
        if (findings != null) findings.lost(now);
    }

    /// Whether something was lost since, whichever engine has met it: one may take all that a host is willing to answer.
    boolean losesSince(long since) {
        return lastLoss() != NEVER && lastLoss() - since >= 0;
    }

    /// Whether something was lost ever.
    boolean loses() {
        return lastLoss() != NEVER;
    }

    private long lastLoss() {
        return findings != null && findings.lostAt() != NEVER ? findings.lostAt() : lostAt;
    }

    /// Whether it was found to answer less than it is asked.
    boolean isLimited() {
        return gap > 0;
    }

    /// It has answered a repeated question only, as one does whose ICMP errors are limited, or nothing at a pace that may be too quick.
    ///
    /// @param slowdownsWhenSent of what was asked: what left before it was slowed down says nothing new
    /// @return false if it is asked as slowly as it gets
    boolean slowDown(long now, int slowdownsWhenSent) {
        if (slowdownsWhenSent != slowdowns) return true;
        if (gap >= SLOWEST) return false;
        gap = gap == 0 ? SLOWEST : Math.min(SLOWEST, gap * 2);
        nextAt = now + gap;
        slowdowns++;
        return true;
    }

    /// It has answered at the pace at which it is asked: it may be asked more quickly.
    void speedUp() {
        gap = Math.max(QUICKEST, gap / 4 * 3);
    }

    /// Whether a question to it may go now, in which case the next one may not for a while.
    ///
    /// @return how long to wait before asking this again, in nanoseconds; 0 if it may go
    long turn(long now) {
        if (gap == 0) return 0;
        if (now < nextAt) return nextAt - now;
        nextAt = now + gap;
        return 0;
    }
}
