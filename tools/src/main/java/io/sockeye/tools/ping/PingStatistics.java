package io.sockeye.tools.ping;

import java.time.Duration;
import java.util.Arrays;

/// The figures of the probes to one host. It grows while probes are under way, on the thread that runs them; read it there.
///
/// Percentiles are exact over the last 65,536 replies, everything else over all of them. Without a reply every time span is zero.
public final class PingStatistics {
    private static final int KEPT = 65_536;

    private long sent;
    private long received;
    private long errors;
    private long duplicates;
    private long outOfOrder;
    private long corrupted;
    private long forged;
    private long late;

    private long[] samples = new long[4];
    private long min;
    private long max;
    private double sum;
    private double squares;
    private double differences;
    private long previous;
    private long highest;

    PingStatistics() {}

    void probeSent() {
        sent++;
    }

    void probeNotSent() {
        sent--;
    }

    /// @return whether a later probe was answered before
    boolean replied(long sequence, long nanos) {
        if (received == samples.length && samples.length < KEPT)
            samples = Arrays.copyOf(samples, Math.min(KEPT, samples.length * 2));
        samples[(int) (received % samples.length)] = nanos;
        min = received == 0 ? nanos : Math.min(min, nanos);
        max = Math.max(max, nanos);
        sum += nanos;
        squares += (double) nanos * nanos;
        if (received > 0) differences += Math.abs(nanos - previous);
        previous = nanos;
        received++;
        boolean overtaken = sequence < highest;
        if (overtaken) outOfOrder++;
        highest = Math.max(highest, sequence);
        return overtaken;
    }

    void failed() {
        errors++;
    }

    void count(Extra extra) {
        switch (extra) {
            case DUPLICATE -> duplicates++;
            case LATE -> late++;
            case CORRUPTED -> corrupted++;
            case FORGED -> forged++;
        }
    }

    /// How many probes were sent, or would have been if this machine had a way.
    ///
    /// @return 0 or more
    public long sent() {
        return sent;
    }

    /// How many probes were answered in time.
    ///
    /// @return at most [#sent()]
    public long received() {
        return received;
    }

    /// How many probes ended with an error.
    ///
    /// @return at most [#sent()]
    public long errors() {
        return errors;
    }

    /// Further answers to a probe that was answered.
    ///
    /// @return 0 or more; not among [#received()]
    public long duplicates() {
        return duplicates;
    }

    /// Answers that came after that of a later probe.
    ///
    /// @return at most [#received()]
    public long outOfOrder() {
        return outOfOrder;
    }

    /// Answers to our probes whose bytes are not those that were sent.
    ///
    /// @return 0 or more; not among [#received()]
    public long corrupted() {
        return corrupted;
    }

    /// Answers that nobody gives who has seen the probe: from another address, to what was not asked, without the probe's secret.
    ///
    /// @return 0 or more; not among [#received()]
    public long forged() {
        return forged;
    }

    /// Answers after the timeout.
    ///
    /// @return 0 or more; not among [#received()]
    public long late() {
        return late;
    }

    /// What share of the probes was not answered.
    ///
    /// @return 0 to 100; 0 if none was sent
    public double lossPercent() {
        return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
    }

    /// The shortest round trip.
    ///
    /// @return zero without a reply
    public Duration min() {
        return Duration.ofNanos(min);
    }

    /// The longest round trip.
    ///
    /// @return zero without a reply
    public Duration max() {
        return Duration.ofNanos(max);
    }

    /// The mean of the round trips.
    ///
    /// @return zero without a reply
    public Duration average() {
        return Duration.ofNanos(received == 0 ? 0 : Math.round(sum / received));
    }

    /// The standard deviation of the round trips, which ping(8) calls mdev.
    ///
    /// @return zero without a reply
    public Duration deviation() {
        if (received == 0) return Duration.ZERO;
        double mean = sum / received;
        return Duration.ofNanos(
                Math.round(Math.sqrt(Math.max(0, squares / received - mean * mean))));
    }

    /// The mean difference between the round trips of two replies that follow each other.
    ///
    /// @return zero with fewer than two
    public Duration jitter() {
        return Duration.ofNanos(received < 2 ? 0 : Math.round(differences / (received - 1)));
    }

    /// The round trip which this share of the replies did not exceed: the smallest such of those that were seen.
    ///
    /// @param percent more than 0, at most 100
    /// @return zero without a reply
    /// @throws IllegalArgumentException if it is out of range
    public Duration percentile(double percent) {
        if (!(percent > 0 && percent <= 100))
            throw new IllegalArgumentException("percent " + percent + " is outside 0..100");
        int count = (int) Math.min(received, samples.length);
        if (count == 0) return Duration.ZERO;
        var sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.max(0, (int) Math.ceil(percent / 100 * count) - 1)]);
    }

    /// `3 sent, 2 received, 33.3% lost, median 0.051 ms`: about so.
    @Override
    public String toString() {
        return "%d sent, %d received, %.1f%% lost, median %.3f ms"
                .formatted(sent, received, lossPercent(), percentile(50).toNanos() / 1e6);
    }
}
