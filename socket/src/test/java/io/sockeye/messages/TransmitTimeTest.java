package io.sockeye.messages;

import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.SocketOptions.SO_TXTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.control.TransmitTime;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.TransmitClock;
import io.sockeye.testing.NoLeaks;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SCM_TXTIME. Whether a packet waits for its time is up to tc-etf(8) or tc-fq(8); the loopback interface has neither, and sends at once.
@ExtendWith(NoLeaks.class)
class TransmitTimeTest {
    private static final int CLOCK_MONOTONIC = 1;

    @ParameterizedTest
    @EnumSource(Udp.class)
    void aSocketWithAClockTakesTimes(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var timed = Message.of(text("later")).with(new TransmitTime(System.nanoTime() + 1000));
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class, () -> pair.first().sendMessage(timed));
            assertThat(refused.errno()).as("no clock yet").isSameAs(Errno.EINVAL);
            pair.first().set(SO_TXTIME, new TransmitClock(CLOCK_MONOTONIC, 0));
            var again = Message.of(text("later")).with(new TransmitTime(System.nanoTime() + 1000));
            pair.first().sendMessage(again);
            assertThat(pair.second().recv(9)).isEqualTo(text("later"));
        }
    }
}
