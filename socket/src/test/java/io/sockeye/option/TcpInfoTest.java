package io.sockeye.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpInfoTest {
    /// Field, offsetof and sizeof by the C compiler, our method, and the unit in nanoseconds.
    @ParameterizedTest
    @CsvSource({
        "state, 0, 1, state, 1",
        "ca_state, 1, 1, congestionState, 1",
        "retransmits, 2, 1, retransmits, 1",
        "probes, 3, 1, probes, 1",
        "backoff, 4, 1, backoff, 1",
        "options, 5, 1, options, 1",
        "rto, 8, 4, retransmissionTimeout, 1000",
        "ato, 12, 4, acknowledgementTimeout, 1000",
        "snd_mss, 16, 4, sendSegmentSize, 1",
        "rcv_mss, 20, 4, receiveSegmentSize, 1",
        "unacked, 24, 4, unacknowledged, 1",
        "sacked, 28, 4, selectivelyAcknowledged, 1",
        "lost, 32, 4, lost, 1",
        "retrans, 36, 4, retransmitted, 1",
        "fackets, 40, 4, forwardAcknowledged, 1",
        "last_data_sent, 44, 4, sinceDataSent, 1000000",
        "last_ack_sent, 48, 4, sinceAcknowledgementSent, 1000000",
        "last_data_recv, 52, 4, sinceDataReceived, 1000000",
        "last_ack_recv, 56, 4, sinceAcknowledgementReceived, 1000000",
        "pmtu, 60, 4, pathMtu, 1",
        "rcv_ssthresh, 64, 4, receiveThreshold, 1",
        "rtt, 68, 4, rtt, 1000",
        "rttvar, 72, 4, rttVariance, 1000",
        "snd_ssthresh, 76, 4, slowStartThreshold, 1",
        "snd_cwnd, 80, 4, congestionWindow, 1",
        "advmss, 84, 4, advertisedSegmentSize, 1",
        "reordering, 88, 4, reordering, 1",
        "rcv_rtt, 92, 4, receiverRtt, 1000",
        "rcv_space, 96, 4, receiveSpace, 1",
        "total_retrans, 100, 4, totalRetransmits, 1",
        "pacing_rate, 104, 8, pacingRate, 1",
        "max_pacing_rate, 112, 8, maxPacingRate, 1",
        "bytes_acked, 120, 8, bytesAcknowledged, 1",
        "bytes_received, 128, 8, bytesReceived, 1",
        "segs_out, 136, 4, segmentsSent, 1",
        "segs_in, 140, 4, segmentsReceived, 1",
        "notsent_bytes, 144, 4, notSentBytes, 1",
        "min_rtt, 148, 4, minRtt, 1000",
        "data_segs_in, 152, 4, dataSegmentsReceived, 1",
        "data_segs_out, 156, 4, dataSegmentsSent, 1",
        "delivery_rate, 160, 8, deliveryRate, 1",
        "busy_time, 168, 8, busyTime, 1000",
        "rwnd_limited, 176, 8, receiveWindowLimited, 1000",
        "sndbuf_limited, 184, 8, sendBufferLimited, 1000",
        "delivered, 192, 4, delivered, 1",
        "delivered_ce, 196, 4, deliveredCongested, 1",
        "bytes_sent, 200, 8, bytesSent, 1",
        "bytes_retrans, 208, 8, bytesRetransmitted, 1",
        "dsack_dups, 216, 4, duplicates, 1",
        "reord_seen, 220, 4, reorderingsSeen, 1",
        "rcv_ooopack, 224, 4, outOfOrder, 1",
        "snd_wnd, 228, 4, sendWindow, 1",
        "rcv_wnd, 232, 4, receiveWindow, 1",
        "rehash, 236, 4, rehashes, 1",
        "total_rto, 240, 2, retransmissionTimeouts, 1",
        "total_rto_recoveries, 242, 2, recoveries, 1",
        "total_rto_time, 244, 4, recoveryTime, 1000000",
        "received_ce, 248, 4, receivedCongested, 1",
        "delivered_e1_bytes, 252, 4, deliveredEct1Bytes, 1",
        "delivered_e0_bytes, 256, 4, deliveredEct0Bytes, 1",
        "delivered_ce_bytes, 260, 4, deliveredCongestedBytes, 1",
        "received_e1_bytes, 264, 4, receivedEct1Bytes, 1",
        "received_e0_bytes, 268, 4, receivedEct0Bytes, 1",
        "received_ce_bytes, 272, 4, receivedCongestedBytes, 1"
    })
    void viewsLieWhereCHasTheField(String field, int offset, int size, String method, long unit)
            throws Exception {
        byte[] data = new byte[280];
        for (int i = 0; i < size; i++) {
            data[offset + i] = (byte) (i + 1);
        }
        long expected = 0x0807060504030201L & (size == 8 ? -1 : (1L << 8 * size) - 1);
        assertThat(view(TcpInfo.of(data), method, unit)).as(field).isEqualTo(expected);

        assertThat(view(TcpInfo.of(Arrays.copyOf(data, offset)), method, unit))
                .as(field + " beyond the end")
                .isZero();

        Arrays.fill(data, (byte) 1);
        Arrays.fill(data, offset, offset + size, (byte) 0);
        assertThat(view(TcpInfo.of(data), method, unit)).as(field).isZero();
    }

    private static long view(TcpInfo info, String method, long unit) throws Exception {
        Object value = TcpInfo.class.getMethod(method).invoke(info);
        return switch (value) {
            case Duration time -> time.dividedBy(Duration.ofNanos(unit));
            case TcpState state -> state.number();
            default -> ((Number) value).longValue();
        };
    }

    @Test
    void bitFieldsShareTheirBytes() {
        byte[] data = new byte[8];
        data[6] = 0x7a;
        data[7] = 0x05;
        TcpInfo info = TcpInfo.of(data);
        assertThat(info.sendWindowScale()).isEqualTo(10);
        assertThat(info.receiveWindowScale()).isEqualTo(7);
        assertThat(info.deliveryRateAppLimited()).isTrue();
        assertThat(info.fastOpenFailure()).isEqualTo(2);
    }

    @Test
    void numbersAreUnsigned() {
        byte[] data = new byte[280];
        Arrays.fill(data, (byte) 0xff);
        TcpInfo info = TcpInfo.of(data);
        assertThat(info.totalRetransmits()).isEqualTo(0xffff_ffffL);
        assertThat(info.retransmits()).isEqualTo(255);
        assertThat(info.congestionWindow()).isEqualTo(Integer.MAX_VALUE);
        assertThat(info.retransmissionTimeouts()).isEqualTo(65535);
        assertThat(info.maxPacingRate()).isEqualTo(-1);
        assertThat(info.rtt()).isEqualTo(Duration.ofNanos(0xffff_ffffL * 1000));
    }

    @Test
    void anyLengthIsReadWithoutAFault() throws Exception {
        var random = new Random(3);
        for (int length = 0; length <= 600; length++) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            TcpInfo info = TcpInfo.TYPE.decode(MemorySegment.ofArray(data));
            assertThat(info.length()).isEqualTo(length);
            assertThat(info.toArray()).containsExactly(data);
            for (var method : TcpInfo.class.getDeclaredMethods()) {
                if (method.getParameterCount() == 0
                        && java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                    assertThat(method.invoke(info)).isNotNull();
                }
            }
        }
    }

    @Test
    void itIsAValue() {
        byte[] data = {1, 2, 3};
        TcpInfo info = TcpInfo.of(data);
        data[0] = 9;
        assertThat(info).isEqualTo(TcpInfo.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(info).hasSameHashCodeAs(TcpInfo.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(info.state()).isSameAs(TcpState.TCP_ESTABLISHED);
        assertThat(info)
                .hasToString(
                        "TcpInfo[TCP_ESTABLISHED, rtt PT0S, rttVariance PT0S,"
                                + " congestionWindow 0, totalRetransmits 0]");
    }
}
