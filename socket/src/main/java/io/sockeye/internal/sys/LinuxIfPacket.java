package io.sockeye.internal.sys;

import static io.sockeye.internal.sys.NetinetIn.BE_SHORT;
import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/if_packet.h>`.
public final class LinuxIfPacket {
    public static final int SOL_PACKET = 263;
    public static final int PACKET_AUXDATA = 8;
    public static final int PACKET_TX_TIMESTAMP = 16;

    public static final int TPACKET_V3 = 2;
    public static final int TPACKET3_HDRLEN = 68;

    public static final int TP_STATUS_KERNEL = 0;
    public static final int TP_STATUS_USER = 1;
    public static final int TP_FT_REQ_FILL_RXHASH = 1;

    /// `struct sockaddr_ll`, packet(7).
    public static final class SockaddrLl {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sll_family"),
                                BE_SHORT.withName("sll_protocol"),
                                JAVA_INT.withName("sll_ifindex"),
                                JAVA_SHORT.withName("sll_hatype"),
                                JAVA_BYTE.withName("sll_pkttype"),
                                JAVA_BYTE.withName("sll_halen"),
                                sequenceLayout(8, JAVA_BYTE).withName("sll_addr"))
                        .withName("sockaddr_ll");
        public static final long SLL_FAMILY = LAYOUT.byteOffset(groupElement("sll_family"));
        public static final long SLL_PROTOCOL = LAYOUT.byteOffset(groupElement("sll_protocol"));
        public static final long SLL_IFINDEX = LAYOUT.byteOffset(groupElement("sll_ifindex"));
        public static final long SLL_HATYPE = LAYOUT.byteOffset(groupElement("sll_hatype"));
        public static final long SLL_PKTTYPE = LAYOUT.byteOffset(groupElement("sll_pkttype"));
        public static final long SLL_HALEN = LAYOUT.byteOffset(groupElement("sll_halen"));
        public static final long SLL_ADDR = LAYOUT.byteOffset(groupElement("sll_addr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrLl() {}
    }

    /// `struct packet_mreq`, packet(7).
    public static final class PacketMreq {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("mr_ifindex"),
                                JAVA_SHORT.withName("mr_type"),
                                JAVA_SHORT.withName("mr_alen"),
                                sequenceLayout(8, JAVA_BYTE).withName("mr_address"))
                        .withName("packet_mreq");
        public static final long MR_IFINDEX = LAYOUT.byteOffset(groupElement("mr_ifindex"));
        public static final long MR_TYPE = LAYOUT.byteOffset(groupElement("mr_type"));
        public static final long MR_ALEN = LAYOUT.byteOffset(groupElement("mr_alen"));
        public static final long MR_ADDRESS = LAYOUT.byteOffset(groupElement("mr_address"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private PacketMreq() {}
    }

    /// `struct tpacket_stats_v3`; `struct tpacket_stats` is its beginning.
    public static final class TpacketStatsV3 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("tp_packets"),
                                JAVA_INT.withName("tp_drops"),
                                JAVA_INT.withName("tp_freeze_q_cnt"))
                        .withName("tpacket_stats_v3");
        public static final long TP_PACKETS = LAYOUT.byteOffset(groupElement("tp_packets"));
        public static final long TP_DROPS = LAYOUT.byteOffset(groupElement("tp_drops"));
        public static final long TP_FREEZE_Q_CNT =
                LAYOUT.byteOffset(groupElement("tp_freeze_q_cnt"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TpacketStatsV3() {}
    }

    /// `struct tpacket_rollover_stats`.
    public static final class TpacketRolloverStats {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("tp_all"),
                                JAVA_LONG.withName("tp_huge"),
                                JAVA_LONG.withName("tp_failed"))
                        .withName("tpacket_rollover_stats");
        public static final long TP_ALL = LAYOUT.byteOffset(groupElement("tp_all"));
        public static final long TP_HUGE = LAYOUT.byteOffset(groupElement("tp_huge"));
        public static final long TP_FAILED = LAYOUT.byteOffset(groupElement("tp_failed"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TpacketRolloverStats() {}
    }

    /// `struct tpacket_req3`; `struct tpacket_req` is its beginning.
    public static final class TpacketReq3 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("tp_block_size"),
                                JAVA_INT.withName("tp_block_nr"),
                                JAVA_INT.withName("tp_frame_size"),
                                JAVA_INT.withName("tp_frame_nr"),
                                JAVA_INT.withName("tp_retire_blk_tov"),
                                JAVA_INT.withName("tp_sizeof_priv"),
                                JAVA_INT.withName("tp_feature_req_word"))
                        .withName("tpacket_req3");
        public static final long TP_BLOCK_SIZE = LAYOUT.byteOffset(groupElement("tp_block_size"));
        public static final long TP_BLOCK_NR = LAYOUT.byteOffset(groupElement("tp_block_nr"));
        public static final long TP_FRAME_SIZE = LAYOUT.byteOffset(groupElement("tp_frame_size"));
        public static final long TP_FRAME_NR = LAYOUT.byteOffset(groupElement("tp_frame_nr"));
        public static final long TP_RETIRE_BLK_TOV =
                LAYOUT.byteOffset(groupElement("tp_retire_blk_tov"));
        public static final long TP_SIZEOF_PRIV = LAYOUT.byteOffset(groupElement("tp_sizeof_priv"));
        public static final long TP_FEATURE_REQ_WORD =
                LAYOUT.byteOffset(groupElement("tp_feature_req_word"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TpacketReq3() {}
    }

    /// `struct tpacket_bd_ts`: when a block got its first packet, and its last.
    public static final class TpacketBdTs {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("ts_sec"), JAVA_INT.withName("ts_nsec"))
                        .withName("tpacket_bd_ts");

        private TpacketBdTs() {}
    }

    /// `struct tpacket_hdr_v1`: what a block says of itself.
    public static final class TpacketHdrV1 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("block_status"),
                                JAVA_INT.withName("num_pkts"),
                                JAVA_INT.withName("offset_to_first_pkt"),
                                JAVA_INT.withName("blk_len"),
                                JAVA_LONG.withName("seq_num"),
                                TpacketBdTs.LAYOUT.withName("ts_first_pkt"),
                                TpacketBdTs.LAYOUT.withName("ts_last_pkt"))
                        .withName("tpacket_hdr_v1");
        public static final long BLOCK_STATUS = LAYOUT.byteOffset(groupElement("block_status"));
        public static final long NUM_PKTS = LAYOUT.byteOffset(groupElement("num_pkts"));
        public static final long OFFSET_TO_FIRST_PKT =
                LAYOUT.byteOffset(groupElement("offset_to_first_pkt"));
        public static final long BLK_LEN = LAYOUT.byteOffset(groupElement("blk_len"));
        public static final long SEQ_NUM = LAYOUT.byteOffset(groupElement("seq_num"));

        private TpacketHdrV1() {}
    }

    /// `struct tpacket_block_desc`: the beginning of a block.
    public static final class TpacketBlockDesc {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("version"),
                                JAVA_INT.withName("offset_to_priv"),
                                TpacketHdrV1.LAYOUT.withName("hdr"))
                        .withName("tpacket_block_desc");
        public static final long OFFSET_TO_PRIV = LAYOUT.byteOffset(groupElement("offset_to_priv"));
        public static final long HDR = LAYOUT.byteOffset(groupElement("hdr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TpacketBlockDesc() {}
    }

    /// `struct tpacket_hdr_variant1`: the flow and the VLAN of a packet.
    public static final class TpacketHdrVariant1 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("tp_rxhash"),
                                JAVA_INT.withName("tp_vlan_tci"),
                                JAVA_SHORT.withName("tp_vlan_tpid"),
                                JAVA_SHORT.withName("tp_padding"))
                        .withName("tpacket_hdr_variant1");
        public static final long TP_RXHASH = LAYOUT.byteOffset(groupElement("tp_rxhash"));
        public static final long TP_VLAN_TCI = LAYOUT.byteOffset(groupElement("tp_vlan_tci"));
        public static final long TP_VLAN_TPID = LAYOUT.byteOffset(groupElement("tp_vlan_tpid"));

        private TpacketHdrVariant1() {}
    }

    /// `struct tpacket3_hdr`: what stands before each packet of a block; `struct sockaddr_ll` follows.
    public static final class Tpacket3Hdr {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("tp_next_offset"),
                                JAVA_INT.withName("tp_sec"),
                                JAVA_INT.withName("tp_nsec"),
                                JAVA_INT.withName("tp_snaplen"),
                                JAVA_INT.withName("tp_len"),
                                JAVA_INT.withName("tp_status"),
                                JAVA_SHORT.withName("tp_mac"),
                                JAVA_SHORT.withName("tp_net"),
                                TpacketHdrVariant1.LAYOUT.withName("hv1"),
                                sequenceLayout(8, JAVA_BYTE).withName("tp_padding"))
                        .withName("tpacket3_hdr");
        public static final long TP_NEXT_OFFSET = LAYOUT.byteOffset(groupElement("tp_next_offset"));
        public static final long TP_SEC = LAYOUT.byteOffset(groupElement("tp_sec"));
        public static final long TP_NSEC = LAYOUT.byteOffset(groupElement("tp_nsec"));
        public static final long TP_SNAPLEN = LAYOUT.byteOffset(groupElement("tp_snaplen"));
        public static final long TP_LEN = LAYOUT.byteOffset(groupElement("tp_len"));
        public static final long TP_STATUS = LAYOUT.byteOffset(groupElement("tp_status"));
        public static final long TP_MAC = LAYOUT.byteOffset(groupElement("tp_mac"));
        public static final long TP_NET = LAYOUT.byteOffset(groupElement("tp_net"));
        public static final long HV1 = LAYOUT.byteOffset(groupElement("hv1"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private Tpacket3Hdr() {}
    }

    /// `struct tpacket_auxdata`, packet(7).
    public static final class TpacketAuxdata {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("tp_status"),
                                JAVA_INT.withName("tp_len"),
                                JAVA_INT.withName("tp_snaplen"),
                                JAVA_SHORT.withName("tp_mac"),
                                JAVA_SHORT.withName("tp_net"),
                                JAVA_SHORT.withName("tp_vlan_tci"),
                                JAVA_SHORT.withName("tp_vlan_tpid"))
                        .withName("tpacket_auxdata");
        public static final long TP_STATUS = LAYOUT.byteOffset(groupElement("tp_status"));
        public static final long TP_LEN = LAYOUT.byteOffset(groupElement("tp_len"));
        public static final long TP_SNAPLEN = LAYOUT.byteOffset(groupElement("tp_snaplen"));
        public static final long TP_MAC = LAYOUT.byteOffset(groupElement("tp_mac"));
        public static final long TP_NET = LAYOUT.byteOffset(groupElement("tp_net"));
        public static final long TP_VLAN_TCI = LAYOUT.byteOffset(groupElement("tp_vlan_tci"));
        public static final long TP_VLAN_TPID = LAYOUT.byteOffset(groupElement("tp_vlan_tpid"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TpacketAuxdata() {}
    }

    private LinuxIfPacket() {}
}
