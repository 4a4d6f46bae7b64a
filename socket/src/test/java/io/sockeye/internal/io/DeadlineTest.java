package io.sockeye.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A wait must not end before its time, nor never by accident.
class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-5, 0",
        "1, 1",
        "999999, 1",
        "1000000, 1",
        "1000001, 2",
        "2147483647000000, 2147483647",
        "9223372036854775806, 2147483647",
        "9223372036854775807, -1"
    })
    void millisecondsAreRoundedUpAndCapped(long nanos, int millis) {
        assertThat(Deadline.millis(nanos)).isEqualTo(millis);
    }

    @Test
    void whatIsTooLongIsForEver() {
        assertThat(Deadline.after(Long.MAX_VALUE)).isEqualTo(Deadline.NEVER);
        assertThat(Deadline.remaining(Deadline.NEVER)).isEqualTo(Deadline.NEVER);
        assertThat(Deadline.nanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nowLeavesNothing() {
        assertThat(Deadline.remaining(Deadline.NOW)).isZero();
    }

    @Test
    void theRemainderShrinks() {
        long deadline = Deadline.after(1_000_000_000);
        long first = Deadline.remaining(deadline);
        assertThat(first).isBetween(1L, 1_000_000_000L);
        assertThat(Deadline.remaining(deadline)).isLessThanOrEqualTo(first);
        assertThat(Deadline.remaining(Deadline.after(0))).isLessThanOrEqualTo(0);
    }
}
