package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.control.ControlType.SCM_TIMESTAMP;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPING;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPNS;
import static io.sockeye.control.ControlType.SCM_TS_OPT_ID;
import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.OptionLevel.SOL_SOCKET;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_CMSG;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_ID;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_STATS;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_TSONLY;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_RX_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_TX_ACK;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_TX_SCHED;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_TX_SOFTWARE;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMP;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPING;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlType;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.Timestamps;
import io.sockeye.control.TransmitNotice;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.SocketOption;
import io.sockeye.option.Timestamping;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When datagrams arrived and left, by the kernel's clock, which is also Java's.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class TimestampsTest {
    private static final SocketOption<Boolean> SO_TIMESTAMP_NEW =
            new SocketOption<>("SO_TIMESTAMP_NEW", SOL_SOCKET, 63, FLAG);
    private static final SocketOption<Boolean> SO_TIMESTAMPNS_NEW =
            new SocketOption<>("SO_TIMESTAMPNS_NEW", SOL_SOCKET, 64, FLAG);

    private static Timestamps arrival(Socket near, Socket far, ControlType type) throws Exception {
        // A microsecond is cut off, and so is what our clock knows beyond it.
        var before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        near.send(text("when"));
        try (var message = far.recvMessage(9)) {
            var times = message.find(Timestamps.class).orElseThrow();
            assertThat(times.type()).isEqualTo(type);
            assertThat(times.software().orElseThrow()).isBetween(before, Instant.now());
            assertThat(times.hardware()).isEmpty();
            return times;
        }
    }

    @ParameterizedTest
    @EnumSource(Udp.class)
    void theTimeOfArrival(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var near = pair.first();
            var far = pair.second();
            far.set(SO_TIMESTAMP, true);
            var micros = arrival(near, far, SCM_TIMESTAMP).software().orElseThrow();
            assertThat(micros).isEqualTo(micros.truncatedTo(ChronoUnit.MICROS));
            far.set(SO_TIMESTAMPNS, true);
            arrival(near, far, SCM_TIMESTAMPNS);
            far.set(SO_TIMESTAMP_NEW, true);
            arrival(near, far, ControlType.of(1, 63));
            far.set(SO_TIMESTAMPNS_NEW, true);
            arrival(near, far, ControlType.of(1, 64));
        }
    }

    /// The kernel begins to take times of arrival a moment after the first socket has asked for them.
    @ParameterizedTest
    @EnumSource(Udp.class)
    void theTimeOfArrivalByTimestamping(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var flags = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
            pair.second().set(SO_TIMESTAMPING, Timestamping.of(flags));
            boolean timed = false;
            while (!timed) {
                var before = Instant.now();
                pair.first().send(text("when"));
                try (var message = pair.second().recvMessage(9)) {
                    var times = message.find(Timestamps.class);
                    timed = times.isPresent();
                    if (!timed) continue;
                    assertThat(times.get().type()).isSameAs(SCM_TIMESTAMPING);
                    assertThat(times.get().software().orElseThrow())
                            .isBetween(before, Instant.now());
                }
            }
        }
    }

    private static Timestamping transmitting(int more) {
        return Timestamping.of(
                SOF_TIMESTAMPING_TX_SOFTWARE
                        | SOF_TIMESTAMPING_SOFTWARE
                        | SOF_TIMESTAMPING_OPT_ID
                        | more);
    }

    private static void left(Socket socket, Instant before, int stage, long id) throws IOException {
        try (var notice = ErrorQueue.next(socket, 1000)) {
            var error = notice.find(ReceivedError.class).orElseThrow();
            assertThat(error.errno()).isSameAs(Errno.ENOMSG);
            assertThat(error.transmit()).contains(new TransmitNotice(stage, id));
            assertThat(notice.find(Timestamps.class).orElseThrow().software().orElseThrow())
                    .isBetween(before, Instant.now());
        }
    }

    @ParameterizedTest
    @EnumSource(Udp.class)
    void theTimesOfLeaving(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var near = pair.first().set(SO_TIMESTAMPING, transmitting(SOF_TIMESTAMPING_TX_SCHED));
            for (int id = 0; id < 3; id++) {
                var before = Instant.now();
                near.send(text("when"));
                left(near, before, ReceivedError.SCM_TSTAMP_SCHED, id);
                left(near, before, ReceivedError.SCM_TSTAMP_SND, id);
            }
            near.set(SO_TIMESTAMPING, transmitting(0));
            near.send(text("whole"));
            try (var notice = ErrorQueue.next(near, 1000)) {
                assertThat(notice.data()).as("the packet itself").endsWith(text("whole"));
            }
            near.set(SO_TIMESTAMPING, transmitting(SOF_TIMESTAMPING_OPT_TSONLY));
            near.send(text("alone"));
            try (var notice = ErrorQueue.next(near, 1000)) {
                assertThat(notice.data()).isEmpty();
                assertThat(notice.find(Timestamps.class)).isPresent();
            }
        }
    }

    /// An int of SOF_TIMESTAMPING_TX_ bits asks for the times of one message.
    @Test
    void theTimeOfOneMessageAlone() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var near = pair.first();
            var reporting = SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_OPT_ID;
            near.set(SO_TIMESTAMPING, Timestamping.of(reporting));
            near.send(text("untimed"));
            var before = Instant.now();
            var please =
                    new OpaqueControlMessage(
                            SCM_TIMESTAMPING,
                            Bytes.of(
                                    (byte) SOF_TIMESTAMPING_TX_SOFTWARE,
                                    (byte) 0,
                                    (byte) 0,
                                    (byte) 0));
            near.sendMessage(Message.of(text("timed")).with(please));
            left(near, before, ReceivedError.SCM_TSTAMP_SND, 0);
        }
    }

    @Test
    void anIdThatTheSenderChose() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var near = pair.first().set(SO_TIMESTAMPING, transmitting(0));
            var before = Instant.now();
            var id = new OpaqueControlMessage(SCM_TS_OPT_ID, Bytes.parse("78563412"));
            try {
                near.sendMessage(Message.of(text("mine")).with(id));
            } catch (ErrnoException refused) {
                assumeThat(refused.errno())
                        .as("needs SCM_TS_OPT_ID: Linux 6.13")
                        .isNotEqualTo(Errno.EINVAL);
                throw refused;
            }
            left(near, before, ReceivedError.SCM_TSTAMP_SND, 0x12345678L);
        }
    }

    /// The id of TCP is the offset of the last byte.
    @Test
    void theTimeOfAnAcknowledgement() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
                var far = listener.accept()) {
            near.set(
                    SO_TIMESTAMPING,
                    Timestamping.of(
                            SOF_TIMESTAMPING_TX_ACK
                                    | SOF_TIMESTAMPING_SOFTWARE
                                    | SOF_TIMESTAMPING_OPT_ID
                                    | SOF_TIMESTAMPING_OPT_TSONLY
                                    | SOF_TIMESTAMPING_OPT_STATS
                                    | SOF_TIMESTAMPING_OPT_CMSG));
            var before = Instant.now();
            near.send(text("seven b"));
            assertThat(far.recvExactly(7)).isEqualTo(text("seven b"));
            try (var notice = ErrorQueue.next(near, 1000)) {
                var error = notice.find(ReceivedError.class).orElseThrow();
                assertThat(error.transmit())
                        .contains(new TransmitNotice(ReceivedError.SCM_TSTAMP_ACK, 6));
                assertThat(notice.find(Timestamps.class).orElseThrow().software().orElseThrow())
                        .isBetween(before, Instant.now());
                assertThat(notice.find(OpaqueControlMessage.class).orElseThrow().type())
                        .isSameAs(ControlType.SCM_TIMESTAMPING_OPT_STATS);
            }
        }
    }
}
