package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/sctp.h>`.
public final class LinuxSctp {
    public static final int SOL_SCTP = 132;
    public static final int SCTP_INIT = 0;
    public static final int SCTP_SNDRCV = 1;
    public static final int SCTP_SNDINFO = 2;
    public static final int SCTP_RCVINFO = 3;
    public static final int SCTP_NXTINFO = 4;
    public static final int SCTP_PRINFO = 5;
    public static final int SCTP_AUTHINFO = 6;
    public static final int SCTP_DSTADDRV4 = 7;
    public static final int SCTP_DSTADDRV6 = 8;

    /// `struct sctp_initmsg`.
    public static final class SctpInitmsg {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sinit_num_ostreams"),
                                JAVA_SHORT.withName("sinit_max_instreams"),
                                JAVA_SHORT.withName("sinit_max_attempts"),
                                JAVA_SHORT.withName("sinit_max_init_timeo"))
                        .withName("sctp_initmsg");
        public static final long SINIT_NUM_OSTREAMS =
                LAYOUT.byteOffset(groupElement("sinit_num_ostreams"));
        public static final long SINIT_MAX_INSTREAMS =
                LAYOUT.byteOffset(groupElement("sinit_max_instreams"));
        public static final long SINIT_MAX_ATTEMPTS =
                LAYOUT.byteOffset(groupElement("sinit_max_attempts"));
        public static final long SINIT_MAX_INIT_TIMEO =
                LAYOUT.byteOffset(groupElement("sinit_max_init_timeo"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpInitmsg() {}
    }

    /// `struct sctp_sndrcvinfo`.
    public static final class SctpSndrcvinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sinfo_stream"),
                                JAVA_SHORT.withName("sinfo_ssn"),
                                JAVA_SHORT.withName("sinfo_flags"),
                                paddingLayout(2),
                                JAVA_INT.withName("sinfo_ppid"),
                                JAVA_INT.withName("sinfo_context"),
                                JAVA_INT.withName("sinfo_timetolive"),
                                JAVA_INT.withName("sinfo_tsn"),
                                JAVA_INT.withName("sinfo_cumtsn"),
                                JAVA_INT.withName("sinfo_assoc_id"))
                        .withName("sctp_sndrcvinfo");
        public static final long SINFO_STREAM = LAYOUT.byteOffset(groupElement("sinfo_stream"));
        public static final long SINFO_SSN = LAYOUT.byteOffset(groupElement("sinfo_ssn"));
        public static final long SINFO_FLAGS = LAYOUT.byteOffset(groupElement("sinfo_flags"));
        public static final long SINFO_PPID = LAYOUT.byteOffset(groupElement("sinfo_ppid"));
        public static final long SINFO_CONTEXT = LAYOUT.byteOffset(groupElement("sinfo_context"));
        public static final long SINFO_TIMETOLIVE =
                LAYOUT.byteOffset(groupElement("sinfo_timetolive"));
        public static final long SINFO_TSN = LAYOUT.byteOffset(groupElement("sinfo_tsn"));
        public static final long SINFO_CUMTSN = LAYOUT.byteOffset(groupElement("sinfo_cumtsn"));
        public static final long SINFO_ASSOC_ID = LAYOUT.byteOffset(groupElement("sinfo_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpSndrcvinfo() {}
    }

    /// `struct sctp_sndinfo`.
    public static final class SctpSndinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("snd_sid"),
                                JAVA_SHORT.withName("snd_flags"),
                                JAVA_INT.withName("snd_ppid"),
                                JAVA_INT.withName("snd_context"),
                                JAVA_INT.withName("snd_assoc_id"))
                        .withName("sctp_sndinfo");
        public static final long SND_SID = LAYOUT.byteOffset(groupElement("snd_sid"));
        public static final long SND_FLAGS = LAYOUT.byteOffset(groupElement("snd_flags"));
        public static final long SND_PPID = LAYOUT.byteOffset(groupElement("snd_ppid"));
        public static final long SND_CONTEXT = LAYOUT.byteOffset(groupElement("snd_context"));
        public static final long SND_ASSOC_ID = LAYOUT.byteOffset(groupElement("snd_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpSndinfo() {}
    }

    /// `struct sctp_rcvinfo`.
    public static final class SctpRcvinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("rcv_sid"),
                                JAVA_SHORT.withName("rcv_ssn"),
                                JAVA_SHORT.withName("rcv_flags"),
                                paddingLayout(2),
                                JAVA_INT.withName("rcv_ppid"),
                                JAVA_INT.withName("rcv_tsn"),
                                JAVA_INT.withName("rcv_cumtsn"),
                                JAVA_INT.withName("rcv_context"),
                                JAVA_INT.withName("rcv_assoc_id"))
                        .withName("sctp_rcvinfo");
        public static final long RCV_SID = LAYOUT.byteOffset(groupElement("rcv_sid"));
        public static final long RCV_SSN = LAYOUT.byteOffset(groupElement("rcv_ssn"));
        public static final long RCV_FLAGS = LAYOUT.byteOffset(groupElement("rcv_flags"));
        public static final long RCV_PPID = LAYOUT.byteOffset(groupElement("rcv_ppid"));
        public static final long RCV_TSN = LAYOUT.byteOffset(groupElement("rcv_tsn"));
        public static final long RCV_CUMTSN = LAYOUT.byteOffset(groupElement("rcv_cumtsn"));
        public static final long RCV_CONTEXT = LAYOUT.byteOffset(groupElement("rcv_context"));
        public static final long RCV_ASSOC_ID = LAYOUT.byteOffset(groupElement("rcv_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpRcvinfo() {}
    }

    /// `struct sctp_nxtinfo`.
    public static final class SctpNxtinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("nxt_sid"),
                                JAVA_SHORT.withName("nxt_flags"),
                                JAVA_INT.withName("nxt_ppid"),
                                JAVA_INT.withName("nxt_length"),
                                JAVA_INT.withName("nxt_assoc_id"))
                        .withName("sctp_nxtinfo");
        public static final long NXT_SID = LAYOUT.byteOffset(groupElement("nxt_sid"));
        public static final long NXT_FLAGS = LAYOUT.byteOffset(groupElement("nxt_flags"));
        public static final long NXT_PPID = LAYOUT.byteOffset(groupElement("nxt_ppid"));
        public static final long NXT_LENGTH = LAYOUT.byteOffset(groupElement("nxt_length"));
        public static final long NXT_ASSOC_ID = LAYOUT.byteOffset(groupElement("nxt_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpNxtinfo() {}
    }

    /// `struct sctp_prinfo`.
    public static final class SctpPrinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("pr_policy"),
                                paddingLayout(2),
                                JAVA_INT.withName("pr_value"))
                        .withName("sctp_prinfo");
        public static final long PR_POLICY = LAYOUT.byteOffset(groupElement("pr_policy"));
        public static final long PR_VALUE = LAYOUT.byteOffset(groupElement("pr_value"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpPrinfo() {}
    }

    /// `struct sctp_rtoinfo`.
    public static final class SctpRtoinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("srto_assoc_id"),
                                JAVA_INT.withName("srto_initial"),
                                JAVA_INT.withName("srto_max"),
                                JAVA_INT.withName("srto_min"))
                        .withName("sctp_rtoinfo");
        public static final long SRTO_ASSOC_ID = LAYOUT.byteOffset(groupElement("srto_assoc_id"));
        public static final long SRTO_INITIAL = LAYOUT.byteOffset(groupElement("srto_initial"));
        public static final long SRTO_MAX = LAYOUT.byteOffset(groupElement("srto_max"));
        public static final long SRTO_MIN = LAYOUT.byteOffset(groupElement("srto_min"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpRtoinfo() {}
    }

    /// `struct sctp_assocparams`.
    public static final class SctpAssocparams {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("sasoc_assoc_id"),
                                JAVA_SHORT.withName("sasoc_asocmaxrxt"),
                                JAVA_SHORT.withName("sasoc_number_peer_destinations"),
                                JAVA_INT.withName("sasoc_peer_rwnd"),
                                JAVA_INT.withName("sasoc_local_rwnd"),
                                JAVA_INT.withName("sasoc_cookie_life"))
                        .withName("sctp_assocparams");
        public static final long SASOC_ASSOC_ID = LAYOUT.byteOffset(groupElement("sasoc_assoc_id"));
        public static final long SASOC_ASOCMAXRXT =
                LAYOUT.byteOffset(groupElement("sasoc_asocmaxrxt"));
        public static final long SASOC_NUMBER_PEER_DESTINATIONS =
                LAYOUT.byteOffset(groupElement("sasoc_number_peer_destinations"));
        public static final long SASOC_PEER_RWND =
                LAYOUT.byteOffset(groupElement("sasoc_peer_rwnd"));
        public static final long SASOC_LOCAL_RWND =
                LAYOUT.byteOffset(groupElement("sasoc_local_rwnd"));
        public static final long SASOC_COOKIE_LIFE =
                LAYOUT.byteOffset(groupElement("sasoc_cookie_life"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpAssocparams() {}
    }

    /// `struct sctp_assoc_value`.
    public static final class SctpAssocValue {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("assoc_id"), JAVA_INT.withName("assoc_value"))
                        .withName("sctp_assoc_value");
        public static final long ASSOC_ID = LAYOUT.byteOffset(groupElement("assoc_id"));
        public static final long ASSOC_VALUE = LAYOUT.byteOffset(groupElement("assoc_value"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpAssocValue() {}
    }

    /// `struct sctp_event`.
    public static final class SctpEvent {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("se_assoc_id"),
                                JAVA_SHORT.withName("se_type"),
                                JAVA_BYTE.withName("se_on"),
                                paddingLayout(1))
                        .withName("sctp_event");
        public static final long SE_ASSOC_ID = LAYOUT.byteOffset(groupElement("se_assoc_id"));
        public static final long SE_TYPE = LAYOUT.byteOffset(groupElement("se_type"));
        public static final long SE_ON = LAYOUT.byteOffset(groupElement("se_on"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpEvent() {}
    }

    /// `struct sctp_paddrinfo`.
    public static final class SctpPaddrinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("spinfo_assoc_id"),
                                sequenceLayout(128, JAVA_BYTE).withName("spinfo_address"),
                                JAVA_INT.withName("spinfo_state"),
                                JAVA_INT.withName("spinfo_cwnd"),
                                JAVA_INT.withName("spinfo_srtt"),
                                JAVA_INT.withName("spinfo_rto"),
                                JAVA_INT.withName("spinfo_mtu"))
                        .withName("sctp_paddrinfo");
        public static final long SPINFO_ASSOC_ID =
                LAYOUT.byteOffset(groupElement("spinfo_assoc_id"));
        public static final long SPINFO_ADDRESS = LAYOUT.byteOffset(groupElement("spinfo_address"));
        public static final long SPINFO_STATE = LAYOUT.byteOffset(groupElement("spinfo_state"));
        public static final long SPINFO_CWND = LAYOUT.byteOffset(groupElement("spinfo_cwnd"));
        public static final long SPINFO_SRTT = LAYOUT.byteOffset(groupElement("spinfo_srtt"));
        public static final long SPINFO_RTO = LAYOUT.byteOffset(groupElement("spinfo_rto"));
        public static final long SPINFO_MTU = LAYOUT.byteOffset(groupElement("spinfo_mtu"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpPaddrinfo() {}
    }

    /// `struct sctp_status`.
    public static final class SctpStatus {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("sstat_assoc_id"),
                                JAVA_INT.withName("sstat_state"),
                                JAVA_INT.withName("sstat_rwnd"),
                                JAVA_SHORT.withName("sstat_unackdata"),
                                JAVA_SHORT.withName("sstat_penddata"),
                                JAVA_SHORT.withName("sstat_instrms"),
                                JAVA_SHORT.withName("sstat_outstrms"),
                                JAVA_INT.withName("sstat_fragmentation_point"),
                                SctpPaddrinfo.LAYOUT.withName("sstat_primary"))
                        .withName("sctp_status");
        public static final long SSTAT_ASSOC_ID = LAYOUT.byteOffset(groupElement("sstat_assoc_id"));
        public static final long SSTAT_STATE = LAYOUT.byteOffset(groupElement("sstat_state"));
        public static final long SSTAT_RWND = LAYOUT.byteOffset(groupElement("sstat_rwnd"));
        public static final long SSTAT_UNACKDATA =
                LAYOUT.byteOffset(groupElement("sstat_unackdata"));
        public static final long SSTAT_PENDDATA = LAYOUT.byteOffset(groupElement("sstat_penddata"));
        public static final long SSTAT_INSTRMS = LAYOUT.byteOffset(groupElement("sstat_instrms"));
        public static final long SSTAT_OUTSTRMS = LAYOUT.byteOffset(groupElement("sstat_outstrms"));
        public static final long SSTAT_FRAGMENTATION_POINT =
                LAYOUT.byteOffset(groupElement("sstat_fragmentation_point"));
        public static final long SSTAT_PRIMARY = LAYOUT.byteOffset(groupElement("sstat_primary"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpStatus() {}
    }

    /// `struct sctp_assoc_change`.
    public static final class SctpAssocChange {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sac_type"),
                                JAVA_SHORT.withName("sac_flags"),
                                JAVA_INT.withName("sac_length"),
                                JAVA_SHORT.withName("sac_state"),
                                JAVA_SHORT.withName("sac_error"),
                                JAVA_SHORT.withName("sac_outbound_streams"),
                                JAVA_SHORT.withName("sac_inbound_streams"),
                                JAVA_INT.withName("sac_assoc_id"))
                        .withName("sctp_assoc_change");
        public static final long SAC_TYPE = LAYOUT.byteOffset(groupElement("sac_type"));
        public static final long SAC_FLAGS = LAYOUT.byteOffset(groupElement("sac_flags"));
        public static final long SAC_LENGTH = LAYOUT.byteOffset(groupElement("sac_length"));
        public static final long SAC_STATE = LAYOUT.byteOffset(groupElement("sac_state"));
        public static final long SAC_ERROR = LAYOUT.byteOffset(groupElement("sac_error"));
        public static final long SAC_OUTBOUND_STREAMS =
                LAYOUT.byteOffset(groupElement("sac_outbound_streams"));
        public static final long SAC_INBOUND_STREAMS =
                LAYOUT.byteOffset(groupElement("sac_inbound_streams"));
        public static final long SAC_ASSOC_ID = LAYOUT.byteOffset(groupElement("sac_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpAssocChange() {}
    }

    /// `struct sctp_paddr_change`.
    public static final class SctpPaddrChange {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("spc_type"),
                                JAVA_SHORT.withName("spc_flags"),
                                JAVA_INT.withName("spc_length"),
                                sequenceLayout(128, JAVA_BYTE).withName("spc_aaddr"),
                                JAVA_INT.withName("spc_state"),
                                JAVA_INT.withName("spc_error"),
                                JAVA_INT.withName("spc_assoc_id"))
                        .withName("sctp_paddr_change");
        public static final long SPC_TYPE = LAYOUT.byteOffset(groupElement("spc_type"));
        public static final long SPC_FLAGS = LAYOUT.byteOffset(groupElement("spc_flags"));
        public static final long SPC_LENGTH = LAYOUT.byteOffset(groupElement("spc_length"));
        public static final long SPC_AADDR = LAYOUT.byteOffset(groupElement("spc_aaddr"));
        public static final long SPC_STATE = LAYOUT.byteOffset(groupElement("spc_state"));
        public static final long SPC_ERROR = LAYOUT.byteOffset(groupElement("spc_error"));
        public static final long SPC_ASSOC_ID = LAYOUT.byteOffset(groupElement("spc_assoc_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SctpPaddrChange() {}
    }

    private LinuxSctp() {}
}
