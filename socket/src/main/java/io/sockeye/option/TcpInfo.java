package io.sockeye.option;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// What the kernel knows of a TCP connection: struct tcp_info of `<linux/tcp.h>`, the value of
/// TCP_INFO in tcp(7).
///
/// An immutable copy with named views, in the order of the struct. The struct grows: what an older
/// kernel does not know lies beyond [#length] and reads as zero; what a newer one adds is in
/// [#toArray].
public final class TcpInfo {
    static final OptionType<TcpInfo> TYPE = new Type();

    private final Fields fields;

    private TcpInfo(byte[] data) {
        this.fields = new Fields(data);
    }

    /// Makes the views over a struct that came another way, such as through sock_diag(7).
    ///
    /// @param data the bytes of the struct, as many as there are; they are copied
    /// @return the views
    public static TcpInfo of(byte... data) {
        return new TcpInfo(data.clone());
    }

    /// How many bytes the kernel returned.
    ///
    /// @return bytes
    public int length() {
        return fields.length();
    }

    /// The struct as the kernel returned it.
    ///
    /// @return a new array, the caller's
    public byte[] toArray() {
        return fields.toArray();
    }

    /// State of the connection.
    ///
    /// @return the state
    public TcpState state() {
        return TcpState.of(fields.u8(0));
    }

    /// State of congestion control: 0 open, 1 disorder, 2 CWR, 3 recovery, 4 loss.
    ///
    /// @return 0 to 255
    public int congestionState() {
        return fields.u8(1);
    }

    /// Retransmissions in a row of the segment that is not acknowledged.
    ///
    /// @return 0 to 255
    public int retransmits() {
        return fields.u8(2);
    }

    /// Probes in a row without an answer: keepalive or zero window.
    ///
    /// @return 0 to 255
    public int probes() {
        return fields.u8(3);
    }

    /// How often the retransmission timeout was doubled in a row.
    ///
    /// @return 0 to 255
    public int backoff() {
        return fields.u8(4);
    }

    /// What was negotiated, a set of TCPI_OPT_ bits: 1 timestamps, 2 SACK, 4 window scale, 8 ECN,
    /// 16 ECN seen, 32 data in the SYN, 64 timestamps in microseconds, 128 accepted by Fast Open.
    ///
    /// @return 0 to 255
    public int options() {
        return fields.u8(5);
    }

    /// The scale of the peer's window.
    ///
    /// @return 0 to 14
    public int sendWindowScale() {
        return fields.u8(6) & 0xf;
    }

    /// The scale of our window.
    ///
    /// @return 0 to 14
    public int receiveWindowScale() {
        return fields.u8(6) >> 4;
    }

    /// Whether the delivery rate was limited by the application.
    ///
    /// @return whether it was
    public boolean deliveryRateAppLimited() {
        return (fields.u8(7) & 1) != 0;
    }

    /// Why TCP Fast Open failed, TFO_STATUS_: 0 unknown, 1 no cookie, 2 no acknowledgement of the
    /// data, 3 the SYN was sent again.
    ///
    /// @return 0 to 3
    public int fastOpenFailure() {
        return fields.u8(7) >> 1 & 3;
    }

    /// The retransmission timeout.
    ///
    /// @return in microseconds
    public Duration retransmissionTimeout() {
        return micros(fields.u32(8));
    }

    /// The timeout of delayed acknowledgements.
    ///
    /// @return in microseconds
    public Duration acknowledgementTimeout() {
        return micros(fields.u32(12));
    }

    /// Bytes of data in a sent segment at most.
    ///
    /// @return the number
    public int sendSegmentSize() {
        return small(16);
    }

    /// Bytes of data in a received segment, as estimated.
    ///
    /// @return the number
    public int receiveSegmentSize() {
        return small(20);
    }

    /// Segments sent and not acknowledged; of a listener, connections waiting for accept.
    ///
    /// @return 32 bits unsigned
    public long unacknowledged() {
        return fields.u32(24);
    }

    /// Segments acknowledged out of order; of a listener, its backlog.
    ///
    /// @return 32 bits unsigned
    public long selectivelyAcknowledged() {
        return fields.u32(28);
    }

    /// Segments thought lost.
    ///
    /// @return 32 bits unsigned
    public long lost() {
        return fields.u32(32);
    }

    /// Retransmitted segments that are not acknowledged.
    ///
    /// @return 32 bits unsigned
    public long retransmitted() {
        return fields.u32(36);
    }

    /// Zero since Linux 4.15.
    ///
    /// @return 32 bits unsigned
    public long forwardAcknowledged() {
        return fields.u32(40);
    }

    /// Time since data was sent.
    ///
    /// @return in milliseconds
    public Duration sinceDataSent() {
        return Duration.ofMillis(fields.u32(44));
    }

    /// Always zero: the kernel does not remember.
    ///
    /// @return in milliseconds
    public Duration sinceAcknowledgementSent() {
        return Duration.ofMillis(fields.u32(48));
    }

    /// Time since data was received.
    ///
    /// @return in milliseconds
    public Duration sinceDataReceived() {
        return Duration.ofMillis(fields.u32(52));
    }

    /// Time since an acknowledgement was received.
    ///
    /// @return in milliseconds
    public Duration sinceAcknowledgementReceived() {
        return Duration.ofMillis(fields.u32(56));
    }

    /// The path MTU in bytes.
    ///
    /// @return the number
    public int pathMtu() {
        return small(60);
    }

    /// Bytes that the advertised window may have now.
    ///
    /// @return 32 bits unsigned
    public long receiveThreshold() {
        return fields.u32(64);
    }

    /// The round-trip time, smoothed.
    ///
    /// @return in microseconds
    public Duration rtt() {
        return micros(fields.u32(68));
    }

    /// The mean deviation of the round-trip time.
    ///
    /// @return in microseconds
    public Duration rttVariance() {
        return micros(fields.u32(72));
    }

    /// The threshold of slow start in segments; 2147483647 is none yet.
    ///
    /// @return 32 bits unsigned
    public long slowStartThreshold() {
        return fields.u32(76);
    }

    /// The congestion window in segments.
    ///
    /// @return the number
    public int congestionWindow() {
        return small(80);
    }

    /// The segment size advertised to the peer, in bytes.
    ///
    /// @return the number
    public int advertisedSegmentSize() {
        return small(84);
    }

    /// How far segments may come out of order before they count as lost.
    ///
    /// @return 32 bits unsigned
    public long reordering() {
        return fields.u32(88);
    }

    /// The round-trip time as the receiver estimates it.
    ///
    /// @return in microseconds
    public Duration receiverRtt() {
        return micros(fields.u32(92));
    }

    /// Bytes of the receive queue that its tuning aims at.
    ///
    /// @return 32 bits unsigned
    public long receiveSpace() {
        return fields.u32(96);
    }

    /// Segments retransmitted in all.
    ///
    /// @return 32 bits unsigned
    public long totalRetransmits() {
        return fields.u32(100);
    }

    /// Bytes a second of pacing; -1 is no limit.
    ///
    /// @return 64 bits
    public long pacingRate() {
        return fields.u64(104);
    }

    /// The limit of the pacing rate in bytes a second, SO_MAX_PACING_RATE; -1 is none.
    ///
    /// @return 64 bits
    public long maxPacingRate() {
        return fields.u64(112);
    }

    /// Bytes that the peer has acknowledged.
    ///
    /// @return 64 bits
    public long bytesAcknowledged() {
        return fields.u64(120);
    }

    /// Bytes received.
    ///
    /// @return 64 bits
    public long bytesReceived() {
        return fields.u64(128);
    }

    /// Segments sent, all kinds.
    ///
    /// @return 32 bits unsigned
    public long segmentsSent() {
        return fields.u32(136);
    }

    /// Segments received, all kinds.
    ///
    /// @return 32 bits unsigned
    public long segmentsReceived() {
        return fields.u32(140);
    }

    /// Bytes in the send queue that were not sent yet.
    ///
    /// @return 32 bits unsigned
    public long notSentBytes() {
        return fields.u32(144);
    }

    /// The least round-trip time of late.
    ///
    /// @return in microseconds
    public Duration minRtt() {
        return micros(fields.u32(148));
    }

    /// Segments with data received.
    ///
    /// @return 32 bits unsigned
    public long dataSegmentsReceived() {
        return fields.u32(152);
    }

    /// Segments with data sent.
    ///
    /// @return 32 bits unsigned
    public long dataSegmentsSent() {
        return fields.u32(156);
    }

    /// Bytes a second delivered, of late.
    ///
    /// @return 64 bits
    public long deliveryRate() {
        return fields.u64(160);
    }

    /// Time with data under way or waiting.
    ///
    /// @return in microseconds
    public Duration busyTime() {
        return micros(fields.u64(168));
    }

    /// Time held back by the peer's window.
    ///
    /// @return in microseconds
    public Duration receiveWindowLimited() {
        return micros(fields.u64(176));
    }

    /// Time held back by the send buffer.
    ///
    /// @return in microseconds
    public Duration sendBufferLimited() {
        return micros(fields.u64(184));
    }

    /// Segments delivered, retransmissions included.
    ///
    /// @return 32 bits unsigned
    public long delivered() {
        return fields.u32(192);
    }

    /// Segments delivered with a congestion mark.
    ///
    /// @return 32 bits unsigned
    public long deliveredCongested() {
        return fields.u32(196);
    }

    /// Bytes sent, retransmissions included.
    ///
    /// @return 64 bits
    public long bytesSent() {
        return fields.u64(200);
    }

    /// Bytes retransmitted.
    ///
    /// @return 64 bits
    public long bytesRetransmitted() {
        return fields.u64(208);
    }

    /// Duplicates that the peer reported by DSACK.
    ///
    /// @return 32 bits unsigned
    public long duplicates() {
        return fields.u32(216);
    }

    /// How often reordering was seen.
    ///
    /// @return 32 bits unsigned
    public long reorderingsSeen() {
        return fields.u32(220);
    }

    /// Segments received out of order.
    ///
    /// @return 32 bits unsigned
    public long outOfOrder() {
        return fields.u32(224);
    }

    /// The peer's window in bytes (since Linux 5.4).
    ///
    /// @return 32 bits unsigned
    public long sendWindow() {
        return fields.u32(228);
    }

    /// Our window in bytes (since Linux 6.2).
    ///
    /// @return 32 bits unsigned
    public long receiveWindow() {
        return fields.u32(232);
    }

    /// How often the flow was given another hash, to take another path (since Linux 6.2).
    ///
    /// @return 32 bits unsigned
    public long rehashes() {
        return fields.u32(236);
    }

    /// Retransmission timeouts in all (since Linux 6.7).
    ///
    /// @return 0 to 65535
    public int retransmissionTimeouts() {
        return fields.u16(240);
    }

    /// Recoveries from retransmission timeouts (since Linux 6.7).
    ///
    /// @return 0 to 65535
    public int recoveries() {
        return fields.u16(242);
    }

    /// Time spent in those recoveries (since Linux 6.7).
    ///
    /// @return in milliseconds
    public Duration recoveryTime() {
        return Duration.ofMillis(fields.u32(244));
    }

    /// Segments received with a congestion mark (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long receivedCongested() {
        return fields.u32(248);
    }

    /// Bytes delivered with ECT(1) (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long deliveredEct1Bytes() {
        return fields.u32(252);
    }

    /// Bytes delivered with ECT(0) (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long deliveredEct0Bytes() {
        return fields.u32(256);
    }

    /// Bytes delivered with a congestion mark (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long deliveredCongestedBytes() {
        return fields.u32(260);
    }

    /// Bytes received with ECT(1) (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long receivedEct1Bytes() {
        return fields.u32(264);
    }

    /// Bytes received with ECT(0) (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long receivedEct0Bytes() {
        return fields.u32(268);
    }

    /// Bytes received with a congestion mark (since Linux 6.18).
    ///
    /// @return 32 bits unsigned
    public long receivedCongestedBytes() {
        return fields.u32(272);
    }

    /// The kind of ECN, TCPI_ECN_MODE_: 0 disabled, 1 that of RFC 3168, 2 Accurate ECN, 3 not
    /// known yet (since Linux 7.0).
    ///
    /// @return 0 to 3
    public int ecnMode() {
        return fields.u8(276) & 3;
    }

    /// What was seen of the option of Accurate ECN, TCP_ACCECN_OPT_: 0 nothing, 1 it was empty,
    /// 2 it had counters, 3 it failed (since Linux 7.0).
    ///
    /// @return 0 to 3
    public int accurateEcnOption() {
        return fields.u8(276) >> 2 & 3;
    }

    /// How Accurate ECN failed, a set of bits: 1 the ACE field we send, 2 the one we receive, 4 the
    /// option we send, 8 the one we receive (since Linux 7.0).
    ///
    /// @return 0 to 15
    public int accurateEcnFailures() {
        return fields.u8(276) >> 4;
    }

    /// Compares by content.
    ///
    /// @param other anything
    /// @return whether the other has the same bytes
    @Override
    public boolean equals(Object other) {
        return other instanceof TcpInfo that && fields.equals(that.fields);
    }

    /// A hash of the content.
    ///
    /// @return the hash
    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// Answers the views that tell most.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "TcpInfo["
                + state()
                + (", rtt " + rtt())
                + (", rttVariance " + rttVariance())
                + (", congestionWindow " + congestionWindow())
                + (", totalRetransmits " + totalRetransmits())
                + "]";
    }

    /// A 32-bit number that is small in life, such as a segment size.
    private int small(int offset) {
        return (int) Math.min(fields.u32(offset), Integer.MAX_VALUE);
    }

    private static Duration micros(long count) {
        return Duration.of(count, ChronoUnit.MICROS);
    }

    /// In a class of its own, which only tests load: the views have the offsets as numbers.
    static final class Struct {
        static final StructLayout LAYOUT =
                structLayout(
                                JAVA_BYTE.withName("tcpi_state"),
                                JAVA_BYTE.withName("tcpi_ca_state"),
                                JAVA_BYTE.withName("tcpi_retransmits"),
                                JAVA_BYTE.withName("tcpi_probes"),
                                JAVA_BYTE.withName("tcpi_backoff"),
                                JAVA_BYTE.withName("tcpi_options"),
                                JAVA_BYTE.withName("__window_scales"),
                                JAVA_BYTE.withName("__flags"),
                                JAVA_INT.withName("tcpi_rto"),
                                JAVA_INT.withName("tcpi_ato"),
                                JAVA_INT.withName("tcpi_snd_mss"),
                                JAVA_INT.withName("tcpi_rcv_mss"),
                                JAVA_INT.withName("tcpi_unacked"),
                                JAVA_INT.withName("tcpi_sacked"),
                                JAVA_INT.withName("tcpi_lost"),
                                JAVA_INT.withName("tcpi_retrans"),
                                JAVA_INT.withName("tcpi_fackets"),
                                JAVA_INT.withName("tcpi_last_data_sent"),
                                JAVA_INT.withName("tcpi_last_ack_sent"),
                                JAVA_INT.withName("tcpi_last_data_recv"),
                                JAVA_INT.withName("tcpi_last_ack_recv"),
                                JAVA_INT.withName("tcpi_pmtu"),
                                JAVA_INT.withName("tcpi_rcv_ssthresh"),
                                JAVA_INT.withName("tcpi_rtt"),
                                JAVA_INT.withName("tcpi_rttvar"),
                                JAVA_INT.withName("tcpi_snd_ssthresh"),
                                JAVA_INT.withName("tcpi_snd_cwnd"),
                                JAVA_INT.withName("tcpi_advmss"),
                                JAVA_INT.withName("tcpi_reordering"),
                                JAVA_INT.withName("tcpi_rcv_rtt"),
                                JAVA_INT.withName("tcpi_rcv_space"),
                                JAVA_INT.withName("tcpi_total_retrans"),
                                JAVA_LONG.withName("tcpi_pacing_rate"),
                                JAVA_LONG.withName("tcpi_max_pacing_rate"),
                                JAVA_LONG.withName("tcpi_bytes_acked"),
                                JAVA_LONG.withName("tcpi_bytes_received"),
                                JAVA_INT.withName("tcpi_segs_out"),
                                JAVA_INT.withName("tcpi_segs_in"),
                                JAVA_INT.withName("tcpi_notsent_bytes"),
                                JAVA_INT.withName("tcpi_min_rtt"),
                                JAVA_INT.withName("tcpi_data_segs_in"),
                                JAVA_INT.withName("tcpi_data_segs_out"),
                                JAVA_LONG.withName("tcpi_delivery_rate"),
                                JAVA_LONG.withName("tcpi_busy_time"),
                                JAVA_LONG.withName("tcpi_rwnd_limited"),
                                JAVA_LONG.withName("tcpi_sndbuf_limited"),
                                JAVA_INT.withName("tcpi_delivered"),
                                JAVA_INT.withName("tcpi_delivered_ce"),
                                JAVA_LONG.withName("tcpi_bytes_sent"),
                                JAVA_LONG.withName("tcpi_bytes_retrans"),
                                JAVA_INT.withName("tcpi_dsack_dups"),
                                JAVA_INT.withName("tcpi_reord_seen"),
                                JAVA_INT.withName("tcpi_rcv_ooopack"),
                                JAVA_INT.withName("tcpi_snd_wnd"),
                                JAVA_INT.withName("tcpi_rcv_wnd"),
                                JAVA_INT.withName("tcpi_rehash"),
                                JAVA_SHORT.withName("tcpi_total_rto"),
                                JAVA_SHORT.withName("tcpi_total_rto_recoveries"),
                                JAVA_INT.withName("tcpi_total_rto_time"),
                                JAVA_INT.withName("tcpi_received_ce"),
                                JAVA_INT.withName("tcpi_delivered_e1_bytes"),
                                JAVA_INT.withName("tcpi_delivered_e0_bytes"),
                                JAVA_INT.withName("tcpi_delivered_ce_bytes"),
                                JAVA_INT.withName("tcpi_received_e1_bytes"),
                                JAVA_INT.withName("tcpi_received_e0_bytes"),
                                JAVA_INT.withName("tcpi_received_ce_bytes"),
                                JAVA_INT.withName("__accurate_ecn"))
                        .withName("tcp_info");

        private Struct() {}
    }

    private record Type() implements OptionType<TcpInfo> {
        /// Room for structs to come: 280 bytes are in use as of Linux 7.0.
        private static final int ROOM = 512;

        @Override
        public int size() {
            return ROOM;
        }

        @Override
        public TcpInfo decode(MemorySegment value) {
            return new TcpInfo(value.toArray(JAVA_BYTE));
        }

        @Override
        public MemorySegment encode(TcpInfo value, Arena arena) {
            return arena.allocateFrom(JAVA_BYTE, value.toArray());
        }

        @Override
        public String toString() {
            return "struct tcp_info";
        }
    }
}
