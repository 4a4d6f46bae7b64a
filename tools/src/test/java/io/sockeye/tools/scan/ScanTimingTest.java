package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Pace, window, round-trip times and timers, by clocks that the test turns.
class ScanTimingTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    @Test
    void thePaceIsKeptOverAnyStretch() {
        var pace = new Pace(1000, 0);
        long sent = 0;
        for (long now = 0; now < 2 * SECOND; now += MILLI / 10) if (pace.take(now)) sent++;
        assertThat(sent).isBetween(1990L, 2001L);
    }

    @Test
    void afterAPauseOnlyAHundredthOfASecondIsMadeUpFor() {
        var pace = new Pace(1000, 0);
        int sent = 0;
        while (pace.take(10 * SECOND)) sent++;
        assertThat(sent).isEqualTo(10);
        long wait = pace.untilNext(10 * SECOND);
        assertThat(wait).isBetween(MILLI - 1000, MILLI + 1000);
        assertThat(pace.take(10 * SECOND + wait)).isTrue();
    }

    @Test
    void aSlowPaceSendsOneAtOnce() {
        var pace = new Pace(0.5, 0);
        assertThat(pace.take(0)).isTrue();
        assertThat(pace.take(SECOND)).isFalse();
        assertThat(pace.take(2 * SECOND)).isTrue();
    }

    @Test
    void withoutALimitNothingWaits() {
        var pace = new Pace(Double.POSITIVE_INFINITY, 0);
        for (int i = 0; i < 100_000; i++) assertThat(pace.take(0)).isTrue();
        assertThat(pace.untilNext(0)).isZero();
    }

    /// RFC 6298 section 2, with other bounds.
    @Test
    void theTimeoutFollowsTheRoundTrips() {
        var roundTrip = new RoundTrip(3 * SECOND);
        assertThat(roundTrip.timeout()).isEqualTo(SECOND);
        roundTrip.sample(100 * MILLI);
        assertThat(roundTrip.timeout()).isEqualTo(300 * MILLI); // 100 + 4 * 50
        roundTrip.sample(200 * MILLI);
        // variation 50 + (100 - 50) / 4, smoothed 100 + 100 / 8
        assertThat(roundTrip.timeout()).isEqualTo(112_500_000 + 4 * 62_500_000);
        for (int i = 0; i < 200; i++) roundTrip.sample(MILLI);
        assertThat(roundTrip.timeout()).isEqualTo(RoundTrip.LEAST);
        assertThat(roundTrip.again()).isBetween(5 * MILLI, RoundTrip.LEAST / 2);
        for (int i = 0; i < 200; i++) roundTrip.sample(10 * SECOND);
        assertThat(roundTrip.timeout()).isEqualTo(3 * SECOND);
    }

    @Test
    void theNetworksTimeIsNotThatOfTheProgram() {
        var roundTrip = new RoundTrip(3 * SECOND);
        roundTrip.sample(SECOND);
        assertThat(roundTrip.least()).isEqualTo(-1);
        for (long millis : new long[] {3, 2, 4}) roundTrip.measured(millis * MILLI);
        assertThat(roundTrip.least()).isEqualTo(2 * MILLI);
        assertThat(roundTrip.timeout()).isEqualTo(3 * SECOND);
    }

    @Test
    void theWindowGrowsWithAnswersAndHalvesOnceForALoss() {
        var window = new Window(16, 1000);
        for (int i = 0; i < 48; i++) window.answered();
        assertThat(window.size()).isEqualTo(64);
        window.lost(SECOND, 100 * MILLI);
        window.lost(SECOND + 50 * MILLI, 100 * MILLI);
        assertThat(window.size()).isEqualTo(32);
        window.lost(SECOND + 101 * MILLI, 100 * MILLI);
        assertThat(window.size()).isEqualTo(16);
        // From now on it is one more for each window.
        for (int i = 0; i < 17; i++) window.answered();
        assertThat(window.size()).isEqualTo(17);
    }

    @Test
    void theWindowHasAMost() {
        var window = new Window(256, 10);
        assertThat(window.size()).isEqualTo(10);
        for (int i = 0; i < 100; i++) window.answered();
        assertThat(window.size()).isEqualTo(10);
    }

    @Test
    void timersEndInTimeWhateverIsSetAndCleared() {
        var random = new Random(1);
        var timers = new Timers(0);
        var set = new ArrayList<Probe>();
        long now = 0;
        for (int round = 0; round < 20_000; round++) {
            now += random.nextInt(3) * MILLI;
            var probe = new Probe(round);
            timers.set(probe, now + random.nextLong(10 * SECOND));
            set.add(probe);
            if (random.nextInt(4) == 0) {
                var cleared = set.remove(random.nextInt(set.size()));
                timers.clear(cleared);
            }
            for (Probe over; (over = timers.expired(now)) != null; ) {
                assertThat(set.remove(over)).isTrue();
                assertThat(over.deadline).isLessThanOrEqualTo(now);
                assertThat(now - over.deadline).isLessThanOrEqualTo(3 * Timers.TICK);
            }
        }
        now += 11 * SECOND;
        while (timers.expired(now) instanceof Probe over) assertThat(set.remove(over)).isTrue();
        assertThat(set).isEmpty();
        assertThat(timers.untilNext(now)).isEqualTo(-1);
    }

    @Test
    void oneDoesNotWaitPastTheNextTimer() {
        var timers = new Timers(0);
        timers.set(new Probe(0), 100 * MILLI);
        assertThat(timers.untilNext(0)).isBetween(100 * MILLI, 100 * MILLI + 2 * Timers.TICK);
        assertThat(timers.untilNext(200 * MILLI)).isZero();
    }

    @Test
    void aHostThatAnswersTooLittleIsAskedMoreSlowly() {
        var host = new Host(0, Host.NONE.target, new RoundTrip(SECOND));
        assertThat(host.turn(0)).isZero();
        assertThat(host.isLimited()).isFalse();
        assertThat(host.slowDown(0, 0)).isTrue();
        assertThat(host.isLimited()).isTrue();
        assertThat(host.turn(0)).isEqualTo(SECOND);
        assertThat(host.turn(SECOND / 4)).isEqualTo(SECOND / 4 * 3);
        assertThat(host.turn(SECOND)).isZero();
        assertThat(host.turn(SECOND)).isEqualTo(SECOND);
        // What left before says nothing new; after it, a second is the slowest.
        assertThat(host.slowDown(0, 0)).isTrue();
        assertThat(host.slowDown(0, 1)).isFalse();
        host.speedUp();
        assertThat(host.turn(10 * SECOND)).isZero();
        assertThat(host.turn(10 * SECOND)).isEqualTo(750 * MILLI);
        assertThat(host.slowDown(20 * SECOND, 1)).isTrue();
        assertThat(host.slowdowns).isEqualTo(2);
        assertThat(host.turn(20 * SECOND)).isEqualTo(SECOND);
        for (int i = 0; i < 100; i++) host.speedUp();
        assertThat(host.turn(30 * SECOND)).isZero();
        assertThat(host.turn(30 * SECOND)).isEqualTo(10 * MILLI);
    }
}
