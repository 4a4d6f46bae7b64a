package io.sockeye.messages;

import static io.sockeye.option.UdpOptions.UDP_GRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.control.ControlType;
import io.sockeye.control.SegmentSize;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Many datagrams in one message: UDP_SEGMENT and UDP_GRO.
@ExtendWith(NoLeaks.class)
class SegmentsTest {
    private static final int PIECE = 1000;
    private static final byte[] DATA = new byte[2 * PIECE + 500];

    static {
        new Random(3).nextBytes(DATA);
    }

    @ParameterizedTest
    @EnumSource(Udp.class)
    void theKernelCutsWhatIsSent(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            int sent = pair.first().sendMessage(Message.of(DATA).with(SegmentSize.of(PIECE)));
            assertThat(sent).isEqualTo(DATA.length);
            for (int at = 0; at < DATA.length; at += PIECE) {
                int end = Math.min(DATA.length, at + PIECE);
                assertThat(pair.second().recv(9000)).isEqualTo(Arrays.copyOfRange(DATA, at, end));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Udp.class)
    void theKernelJoinsWhatArrives(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            pair.second().set(UDP_GRO, true);
            pair.first().sendMessage(Message.of(DATA).with(SegmentSize.of(PIECE)));
            try (var message = pair.second().recvMessage(9000)) {
                assertThat(message.data()).isEqualTo(DATA);
                assertThat(message.control())
                        .containsExactly(new SegmentSize(ControlType.of(17, 104), PIECE));
            }
            pair.first().send(DATA);
            try (var alone = pair.second().recvMessage(9000)) {
                assertThat(alone.control()).as("nothing was joined").isEmpty();
            }
        }
    }

    /// What was received goes on with the other number.
    @ParameterizedTest
    @EnumSource(Udp.class)
    void whatWasReceivedIsNotWhatIsSent(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var received = new SegmentSize(ControlType.of(17, 104), PIECE);
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () -> pair.first().sendMessage(Message.of(DATA).with(received)));
            assertThat(refused.errno()).isSameAs(Errno.EINVAL);
            var again = SegmentSize.of(received.bytes());
            assertThat(pair.first().sendMessage(Message.of(DATA).with(again)))
                    .isEqualTo(DATA.length);
        }
    }
}
