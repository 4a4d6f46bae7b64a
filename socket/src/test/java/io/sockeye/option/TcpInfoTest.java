package io.sockeye.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpInfoTest {
    /// Field of the layout, which is held against the C compiler; our method; the unit in nanoseconds.
    @ParameterizedTest
    @CsvSource({
        "state, state, 1",
        "ca_state, congestionState, 1",
        "retransmits, retransmits, 1",
        "probes, probes, 1",
        "backoff, backoff, 1",
        "options, options, 1",
        "rto, retransmissionTimeout, 1000",
        "ato, acknowledgementTimeout, 1000",
        "snd_mss, sendSegmentSize, 1",
        "rcv_mss, receiveSegmentSize, 1",
        "unacked, unacknowledged, 1",
        "sacked, selectivelyAcknowledged, 1",
        "lost, lost, 1",
        "retrans, retransmitted, 1",
        "fackets, forwardAcknowledged, 1",
        "last_data_sent, sinceDataSent, 1000000",
        "last_ack_sent, sinceAcknowledgementSent, 1000000",
        "last_data_recv, sinceDataReceived, 1000000",
        "last_ack_recv, sinceAcknowledgementReceived, 1000000",
        "pmtu, pathMtu, 1",
        "rcv_ssthresh, receiveThreshold, 1",
        "rtt, rtt, 1000",
        "rttvar, rttVariance, 1000",
        "snd_ssthresh, slowStartThreshold, 1",
        "snd_cwnd, congestionWindow, 1",
        "advmss, advertisedSegmentSize, 1",
        "reordering, reordering, 1",
        "rcv_rtt, receiverRtt, 1000",
        "rcv_space, receiveSpace, 1",
        "total_retrans, totalRetransmits, 1",
        "pacing_rate, pacingRate, 1",
        "max_pacing_rate, maxPacingRate, 1",
        "bytes_acked, bytesAcknowledged, 1",
        "bytes_received, bytesReceived, 1",
        "segs_out, segmentsSent, 1",
        "segs_in, segmentsReceived, 1",
        "notsent_bytes, notSentBytes, 1",
        "min_rtt, minRtt, 1000",
        "data_segs_in, dataSegmentsReceived, 1",
        "data_segs_out, dataSegmentsSent, 1",
        "delivery_rate, deliveryRate, 1",
        "busy_time, busyTime, 1000",
        "rwnd_limited, receiveWindowLimited, 1000",
        "sndbuf_limited, sendBufferLimited, 1000",
        "delivered, delivered, 1",
        "delivered_ce, deliveredCongested, 1",
        "bytes_sent, bytesSent, 1",
        "bytes_retrans, bytesRetransmitted, 1",
        "dsack_dups, duplicates, 1",
        "reord_seen, reorderingsSeen, 1",
        "rcv_ooopack, outOfOrder, 1",
        "snd_wnd, sendWindow, 1",
        "rcv_wnd, receiveWindow, 1",
        "rehash, rehashes, 1",
        "total_rto, retransmissionTimeouts, 1",
        "total_rto_recoveries, recoveries, 1",
        "total_rto_time, recoveryTime, 1000000",
        "received_ce, receivedCongested, 1",
        "delivered_e1_bytes, deliveredEct1Bytes, 1",
        "delivered_e0_bytes, deliveredEct0Bytes, 1",
        "delivered_ce_bytes, deliveredCongestedBytes, 1",
        "received_e1_bytes, receivedEct1Bytes, 1",
        "received_e0_bytes, receivedEct0Bytes, 1",
        "received_ce_bytes, receivedCongestedBytes, 1"
    })
    void viewsLieWhereCHasTheField(String field, String method, long unit) throws Exception {
        var member = PathElement.groupElement("tcpi_" + field);
        int offset = (int) TcpInfo.Struct.LAYOUT.byteOffset(member);
        int size = (int) TcpInfo.Struct.LAYOUT.select(member).byteSize();
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
        byte[] data = new byte[280];
        data[6] = 0x7a;
        data[7] = 0x05;
        data[276] = (byte) 0x9e;
        TcpInfo info = TcpInfo.of(data);
        assertThat(info.sendWindowScale()).isEqualTo(10);
        assertThat(info.receiveWindowScale()).isEqualTo(7);
        assertThat(info.deliveryRateAppLimited()).isTrue();
        assertThat(info.fastOpenFailure()).isEqualTo(2);
        assertThat(info.ecnMode()).isEqualTo(2);
        assertThat(info.accurateEcnOption()).isEqualTo(3);
        assertThat(info.accurateEcnFailures()).isEqualTo(9);
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
