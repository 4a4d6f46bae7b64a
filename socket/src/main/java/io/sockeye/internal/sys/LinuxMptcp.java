package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;

/// `<linux/mptcp.h>`.
public final class LinuxMptcp {
    /// `struct mptcp_info`.
    public static final class MptcpInfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_BYTE.withName("mptcpi_subflows"),
                                JAVA_BYTE.withName("mptcpi_add_addr_signal"),
                                JAVA_BYTE.withName("mptcpi_add_addr_accepted"),
                                JAVA_BYTE.withName("mptcpi_subflows_max"),
                                JAVA_BYTE.withName("mptcpi_add_addr_signal_max"),
                                JAVA_BYTE.withName("mptcpi_add_addr_accepted_max"),
                                paddingLayout(2),
                                JAVA_INT.withName("mptcpi_flags"),
                                JAVA_INT.withName("mptcpi_token"),
                                JAVA_LONG.withName("mptcpi_write_seq"),
                                JAVA_LONG.withName("mptcpi_snd_una"),
                                JAVA_LONG.withName("mptcpi_rcv_nxt"),
                                JAVA_BYTE.withName("mptcpi_local_addr_used"),
                                JAVA_BYTE.withName("mptcpi_local_addr_max"),
                                JAVA_BYTE.withName("mptcpi_csum_enabled"),
                                paddingLayout(1),
                                JAVA_INT.withName("mptcpi_retransmits"),
                                JAVA_LONG.withName("mptcpi_bytes_retrans"),
                                JAVA_LONG.withName("mptcpi_bytes_sent"),
                                JAVA_LONG.withName("mptcpi_bytes_received"),
                                JAVA_LONG.withName("mptcpi_bytes_acked"),
                                JAVA_BYTE.withName("mptcpi_subflows_total"),
                                JAVA_BYTE.withName("mptcpi_endp_laminar_max"),
                                JAVA_BYTE.withName("mptcpi_endp_fullmesh_max"),
                                paddingLayout(1),
                                JAVA_INT.withName("mptcpi_last_data_sent"),
                                JAVA_INT.withName("mptcpi_last_data_recv"),
                                JAVA_INT.withName("mptcpi_last_ack_recv"))
                        .withName("mptcp_info");
        public static final long MPTCPI_SUBFLOWS =
                LAYOUT.byteOffset(groupElement("mptcpi_subflows"));
        public static final long MPTCPI_ADD_ADDR_SIGNAL =
                LAYOUT.byteOffset(groupElement("mptcpi_add_addr_signal"));
        public static final long MPTCPI_ADD_ADDR_ACCEPTED =
                LAYOUT.byteOffset(groupElement("mptcpi_add_addr_accepted"));
        public static final long MPTCPI_SUBFLOWS_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_subflows_max"));
        public static final long MPTCPI_ADD_ADDR_SIGNAL_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_add_addr_signal_max"));
        public static final long MPTCPI_ADD_ADDR_ACCEPTED_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_add_addr_accepted_max"));
        public static final long MPTCPI_FLAGS = LAYOUT.byteOffset(groupElement("mptcpi_flags"));
        public static final long MPTCPI_TOKEN = LAYOUT.byteOffset(groupElement("mptcpi_token"));
        public static final long MPTCPI_WRITE_SEQ =
                LAYOUT.byteOffset(groupElement("mptcpi_write_seq"));
        public static final long MPTCPI_SND_UNA = LAYOUT.byteOffset(groupElement("mptcpi_snd_una"));
        public static final long MPTCPI_RCV_NXT = LAYOUT.byteOffset(groupElement("mptcpi_rcv_nxt"));
        public static final long MPTCPI_LOCAL_ADDR_USED =
                LAYOUT.byteOffset(groupElement("mptcpi_local_addr_used"));
        public static final long MPTCPI_LOCAL_ADDR_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_local_addr_max"));
        public static final long MPTCPI_CSUM_ENABLED =
                LAYOUT.byteOffset(groupElement("mptcpi_csum_enabled"));
        public static final long MPTCPI_RETRANSMITS =
                LAYOUT.byteOffset(groupElement("mptcpi_retransmits"));
        public static final long MPTCPI_BYTES_RETRANS =
                LAYOUT.byteOffset(groupElement("mptcpi_bytes_retrans"));
        public static final long MPTCPI_BYTES_SENT =
                LAYOUT.byteOffset(groupElement("mptcpi_bytes_sent"));
        public static final long MPTCPI_BYTES_RECEIVED =
                LAYOUT.byteOffset(groupElement("mptcpi_bytes_received"));
        public static final long MPTCPI_BYTES_ACKED =
                LAYOUT.byteOffset(groupElement("mptcpi_bytes_acked"));
        public static final long MPTCPI_SUBFLOWS_TOTAL =
                LAYOUT.byteOffset(groupElement("mptcpi_subflows_total"));
        public static final long MPTCPI_ENDP_LAMINAR_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_endp_laminar_max"));
        public static final long MPTCPI_ENDP_FULLMESH_MAX =
                LAYOUT.byteOffset(groupElement("mptcpi_endp_fullmesh_max"));
        public static final long MPTCPI_LAST_DATA_SENT =
                LAYOUT.byteOffset(groupElement("mptcpi_last_data_sent"));
        public static final long MPTCPI_LAST_DATA_RECV =
                LAYOUT.byteOffset(groupElement("mptcpi_last_data_recv"));
        public static final long MPTCPI_LAST_ACK_RECV =
                LAYOUT.byteOffset(groupElement("mptcpi_last_ack_recv"));

        private MptcpInfo() {}
    }

    /// `struct mptcp_subflow_data`: the head of an array in an option value.
    public static final class MptcpSubflowData {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("size_subflow_data"),
                                JAVA_INT.withName("num_subflows"),
                                JAVA_INT.withName("size_kernel"),
                                JAVA_INT.withName("size_user"))
                        .withName("mptcp_subflow_data");
        public static final long SIZE_SUBFLOW_DATA =
                LAYOUT.byteOffset(groupElement("size_subflow_data"));
        public static final long NUM_SUBFLOWS = LAYOUT.byteOffset(groupElement("num_subflows"));
        public static final long SIZE_KERNEL = LAYOUT.byteOffset(groupElement("size_kernel"));
        public static final long SIZE_USER = LAYOUT.byteOffset(groupElement("size_user"));

        private MptcpSubflowData() {}
    }

    /// `struct mptcp_subflow_addrs`: two unions of addresses.
    public static final class MptcpSubflowAddrs {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(128, JAVA_BYTE).withName("ss_local"),
                                sequenceLayout(128, JAVA_BYTE).withName("ss_remote"))
                        .withName("mptcp_subflow_addrs");
        public static final long SS_LOCAL = LAYOUT.byteOffset(groupElement("ss_local"));
        public static final long SS_REMOTE = LAYOUT.byteOffset(groupElement("ss_remote"));

        private MptcpSubflowAddrs() {}
    }

    /// `struct mptcp_full_info`. The pointers are words here: what they point at is in the same arena.
    public static final class MptcpFullInfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("size_tcpinfo_kernel"),
                                JAVA_INT.withName("size_tcpinfo_user"),
                                JAVA_INT.withName("size_sfinfo_kernel"),
                                JAVA_INT.withName("size_sfinfo_user"),
                                JAVA_INT.withName("num_subflows"),
                                JAVA_INT.withName("size_arrays_user"),
                                JAVA_LONG.withName("subflow_info"),
                                JAVA_LONG.withName("tcp_info"),
                                sequenceLayout(96, JAVA_BYTE).withName("mptcp_info"))
                        .withName("mptcp_full_info");
        public static final long SIZE_TCPINFO_KERNEL =
                LAYOUT.byteOffset(groupElement("size_tcpinfo_kernel"));
        public static final long SIZE_TCPINFO_USER =
                LAYOUT.byteOffset(groupElement("size_tcpinfo_user"));
        public static final long SIZE_SFINFO_KERNEL =
                LAYOUT.byteOffset(groupElement("size_sfinfo_kernel"));
        public static final long SIZE_SFINFO_USER =
                LAYOUT.byteOffset(groupElement("size_sfinfo_user"));
        public static final long NUM_SUBFLOWS = LAYOUT.byteOffset(groupElement("num_subflows"));
        public static final long SIZE_ARRAYS_USER =
                LAYOUT.byteOffset(groupElement("size_arrays_user"));
        public static final long SUBFLOW_INFO = LAYOUT.byteOffset(groupElement("subflow_info"));
        public static final long TCP_INFO = LAYOUT.byteOffset(groupElement("tcp_info"));
        public static final long MPTCP_INFO = LAYOUT.byteOffset(groupElement("mptcp_info"));

        private MptcpFullInfo() {}
    }

    /// `struct mptcp_subflow_info`.
    public static final class MptcpSubflowInfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("id"),
                                paddingLayout(4),
                                sequenceLayout(256, JAVA_BYTE).withName("addrs"))
                        .withName("mptcp_subflow_info");
        public static final long ID = LAYOUT.byteOffset(groupElement("id"));
        public static final long ADDRS = LAYOUT.byteOffset(groupElement("addrs"));

        private MptcpSubflowInfo() {}
    }

    private LinuxMptcp() {}
}
