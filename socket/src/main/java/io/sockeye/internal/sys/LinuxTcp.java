package io.sockeye.internal.sys;

import static io.sockeye.internal.sys.NetinetIn.BE_INT;
import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/tcp.h>`: what `<netinet/tcp.h>` does not have in its newest form.
public final class LinuxTcp {
    /// `struct tcp_md5sig`, RFC 2385.
    public static final class TcpMd5sig {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(128, JAVA_BYTE).withName("tcpm_addr"),
                                JAVA_BYTE.withName("tcpm_flags"),
                                JAVA_BYTE.withName("tcpm_prefixlen"),
                                JAVA_SHORT.withName("tcpm_keylen"),
                                JAVA_INT.withName("tcpm_ifindex"),
                                sequenceLayout(80, JAVA_BYTE).withName("tcpm_key"))
                        .withName("tcp_md5sig");
        public static final long TCPM_ADDR = LAYOUT.byteOffset(groupElement("tcpm_addr"));
        public static final long TCPM_FLAGS = LAYOUT.byteOffset(groupElement("tcpm_flags"));
        public static final long TCPM_PREFIXLEN = LAYOUT.byteOffset(groupElement("tcpm_prefixlen"));
        public static final long TCPM_KEYLEN = LAYOUT.byteOffset(groupElement("tcpm_keylen"));
        public static final long TCPM_IFINDEX = LAYOUT.byteOffset(groupElement("tcpm_ifindex"));
        public static final long TCPM_KEY = LAYOUT.byteOffset(groupElement("tcpm_key"));

        private TcpMd5sig() {}
    }

    /// `struct tcp_repair_opt`.
    public static final class TcpRepairOpt {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("opt_code"), JAVA_INT.withName("opt_val"))
                        .withName("tcp_repair_opt");
        public static final long OPT_CODE = LAYOUT.byteOffset(groupElement("opt_code"));
        public static final long OPT_VAL = LAYOUT.byteOffset(groupElement("opt_val"));

        private TcpRepairOpt() {}
    }

    /// `struct tcp_repair_window`.
    public static final class TcpRepairWindow {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("snd_wl1"),
                                JAVA_INT.withName("snd_wnd"),
                                JAVA_INT.withName("max_window"),
                                JAVA_INT.withName("rcv_wnd"),
                                JAVA_INT.withName("rcv_wup"))
                        .withName("tcp_repair_window");
        public static final long SND_WL1 = LAYOUT.byteOffset(groupElement("snd_wl1"));
        public static final long SND_WND = LAYOUT.byteOffset(groupElement("snd_wnd"));
        public static final long MAX_WINDOW = LAYOUT.byteOffset(groupElement("max_window"));
        public static final long RCV_WND = LAYOUT.byteOffset(groupElement("rcv_wnd"));
        public static final long RCV_WUP = LAYOUT.byteOffset(groupElement("rcv_wup"));

        private TcpRepairWindow() {}
    }

    /// `struct tcp_ao_add`, RFC 5925. `__set` has the bits set_current and set_rnext.
    public static final class TcpAoAdd {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(128, JAVA_BYTE).withName("addr"),
                                sequenceLayout(64, JAVA_BYTE).withName("alg_name"),
                                JAVA_INT.withName("ifindex"),
                                JAVA_INT.withName("__set"),
                                JAVA_SHORT.withName("reserved2"),
                                JAVA_BYTE.withName("prefix"),
                                JAVA_BYTE.withName("sndid"),
                                JAVA_BYTE.withName("rcvid"),
                                JAVA_BYTE.withName("maclen"),
                                JAVA_BYTE.withName("keyflags"),
                                JAVA_BYTE.withName("keylen"),
                                sequenceLayout(80, JAVA_BYTE).withName("key"))
                        .withName("tcp_ao_add");
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long ALG_NAME = LAYOUT.byteOffset(groupElement("alg_name"));
        public static final long IFINDEX = LAYOUT.byteOffset(groupElement("ifindex"));
        public static final long RESERVED2 = LAYOUT.byteOffset(groupElement("reserved2"));
        public static final long PREFIX = LAYOUT.byteOffset(groupElement("prefix"));
        public static final long SNDID = LAYOUT.byteOffset(groupElement("sndid"));
        public static final long RCVID = LAYOUT.byteOffset(groupElement("rcvid"));
        public static final long MACLEN = LAYOUT.byteOffset(groupElement("maclen"));
        public static final long KEYFLAGS = LAYOUT.byteOffset(groupElement("keyflags"));
        public static final long KEYLEN = LAYOUT.byteOffset(groupElement("keylen"));
        public static final long KEY = LAYOUT.byteOffset(groupElement("key"));

        private TcpAoAdd() {}
    }

    /// `struct tcp_ao_del`, RFC 5925. `__set` has the bits set_current, set_rnext and del_async.
    public static final class TcpAoDel {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(128, JAVA_BYTE).withName("addr"),
                                JAVA_INT.withName("ifindex"),
                                JAVA_INT.withName("__set"),
                                JAVA_SHORT.withName("reserved2"),
                                JAVA_BYTE.withName("prefix"),
                                JAVA_BYTE.withName("sndid"),
                                JAVA_BYTE.withName("rcvid"),
                                JAVA_BYTE.withName("current_key"),
                                JAVA_BYTE.withName("rnext"),
                                JAVA_BYTE.withName("keyflags"))
                        .withName("tcp_ao_del");
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long IFINDEX = LAYOUT.byteOffset(groupElement("ifindex"));
        public static final long RESERVED2 = LAYOUT.byteOffset(groupElement("reserved2"));
        public static final long PREFIX = LAYOUT.byteOffset(groupElement("prefix"));
        public static final long SNDID = LAYOUT.byteOffset(groupElement("sndid"));
        public static final long RCVID = LAYOUT.byteOffset(groupElement("rcvid"));
        public static final long CURRENT_KEY = LAYOUT.byteOffset(groupElement("current_key"));
        public static final long RNEXT = LAYOUT.byteOffset(groupElement("rnext"));
        public static final long KEYFLAGS = LAYOUT.byteOffset(groupElement("keyflags"));

        private TcpAoDel() {}
    }

    /// `struct tcp_ao_info_opt`, RFC 5925. `__set` has the bits set_current, set_rnext, ao_required, set_counters and accept_icmps.
    public static final class TcpAoInfoOpt {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("__set"),
                                JAVA_SHORT.withName("reserved2"),
                                JAVA_BYTE.withName("current_key"),
                                JAVA_BYTE.withName("rnext"),
                                JAVA_LONG.withName("pkt_good"),
                                JAVA_LONG.withName("pkt_bad"),
                                JAVA_LONG.withName("pkt_key_not_found"),
                                JAVA_LONG.withName("pkt_ao_required"),
                                JAVA_LONG.withName("pkt_dropped_icmp"))
                        .withName("tcp_ao_info_opt");
        public static final long RESERVED2 = LAYOUT.byteOffset(groupElement("reserved2"));
        public static final long CURRENT_KEY = LAYOUT.byteOffset(groupElement("current_key"));
        public static final long RNEXT = LAYOUT.byteOffset(groupElement("rnext"));
        public static final long PKT_GOOD = LAYOUT.byteOffset(groupElement("pkt_good"));
        public static final long PKT_BAD = LAYOUT.byteOffset(groupElement("pkt_bad"));
        public static final long PKT_KEY_NOT_FOUND =
                LAYOUT.byteOffset(groupElement("pkt_key_not_found"));
        public static final long PKT_AO_REQUIRED =
                LAYOUT.byteOffset(groupElement("pkt_ao_required"));
        public static final long PKT_DROPPED_ICMP =
                LAYOUT.byteOffset(groupElement("pkt_dropped_icmp"));

        private TcpAoInfoOpt() {}
    }

    /// `struct tcp_ao_getsockopt`, RFC 5925. `__is` has the bits is_current, is_rnext and get_all.
    public static final class TcpAoGetsockopt {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(128, JAVA_BYTE).withName("addr"),
                                sequenceLayout(64, JAVA_BYTE).withName("alg_name"),
                                sequenceLayout(80, JAVA_BYTE).withName("key"),
                                JAVA_INT.withName("nkeys"),
                                JAVA_SHORT.withName("__is"),
                                JAVA_BYTE.withName("sndid"),
                                JAVA_BYTE.withName("rcvid"),
                                JAVA_BYTE.withName("prefix"),
                                JAVA_BYTE.withName("maclen"),
                                JAVA_BYTE.withName("keyflags"),
                                JAVA_BYTE.withName("keylen"),
                                JAVA_INT.withName("ifindex"),
                                JAVA_LONG.withName("pkt_good"),
                                JAVA_LONG.withName("pkt_bad"))
                        .withName("tcp_ao_getsockopt");
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long ALG_NAME = LAYOUT.byteOffset(groupElement("alg_name"));
        public static final long KEY = LAYOUT.byteOffset(groupElement("key"));
        public static final long NKEYS = LAYOUT.byteOffset(groupElement("nkeys"));
        public static final long SNDID = LAYOUT.byteOffset(groupElement("sndid"));
        public static final long RCVID = LAYOUT.byteOffset(groupElement("rcvid"));
        public static final long PREFIX = LAYOUT.byteOffset(groupElement("prefix"));
        public static final long MACLEN = LAYOUT.byteOffset(groupElement("maclen"));
        public static final long KEYFLAGS = LAYOUT.byteOffset(groupElement("keyflags"));
        public static final long KEYLEN = LAYOUT.byteOffset(groupElement("keylen"));
        public static final long IFINDEX = LAYOUT.byteOffset(groupElement("ifindex"));
        public static final long PKT_GOOD = LAYOUT.byteOffset(groupElement("pkt_good"));
        public static final long PKT_BAD = LAYOUT.byteOffset(groupElement("pkt_bad"));

        private TcpAoGetsockopt() {}
    }

    /// `struct tcp_ao_repair`.
    public static final class TcpAoRepair {
        public static final StructLayout LAYOUT =
                structLayout(
                                BE_INT.withName("snt_isn"),
                                BE_INT.withName("rcv_isn"),
                                JAVA_INT.withName("snd_sne"),
                                JAVA_INT.withName("rcv_sne"))
                        .withName("tcp_ao_repair");
        public static final long SNT_ISN = LAYOUT.byteOffset(groupElement("snt_isn"));
        public static final long RCV_ISN = LAYOUT.byteOffset(groupElement("rcv_isn"));
        public static final long SND_SNE = LAYOUT.byteOffset(groupElement("snd_sne"));
        public static final long RCV_SNE = LAYOUT.byteOffset(groupElement("rcv_sne"));

        private TcpAoRepair() {}
    }

    /// `struct tcp_zerocopy_receive`.
    public static final class TcpZerocopyReceive {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("address"),
                                JAVA_INT.withName("length"),
                                JAVA_INT.withName("recv_skip_hint"),
                                JAVA_INT.withName("inq"),
                                JAVA_INT.withName("err"),
                                JAVA_LONG.withName("copybuf_address"),
                                JAVA_INT.withName("copybuf_len"),
                                JAVA_INT.withName("flags"),
                                JAVA_LONG.withName("msg_control"),
                                JAVA_LONG.withName("msg_controllen"),
                                JAVA_INT.withName("msg_flags"),
                                JAVA_INT.withName("reserved"))
                        .withName("tcp_zerocopy_receive");
        public static final long ADDRESS = LAYOUT.byteOffset(groupElement("address"));
        public static final long LENGTH = LAYOUT.byteOffset(groupElement("length"));
        public static final long RECV_SKIP_HINT = LAYOUT.byteOffset(groupElement("recv_skip_hint"));
        public static final long INQ = LAYOUT.byteOffset(groupElement("inq"));
        public static final long ERR = LAYOUT.byteOffset(groupElement("err"));
        public static final long COPYBUF_ADDRESS =
                LAYOUT.byteOffset(groupElement("copybuf_address"));
        public static final long COPYBUF_LEN = LAYOUT.byteOffset(groupElement("copybuf_len"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long MSG_CONTROL = LAYOUT.byteOffset(groupElement("msg_control"));
        public static final long MSG_CONTROLLEN = LAYOUT.byteOffset(groupElement("msg_controllen"));
        public static final long MSG_FLAGS = LAYOUT.byteOffset(groupElement("msg_flags"));
        public static final long RESERVED = LAYOUT.byteOffset(groupElement("reserved"));

        private TcpZerocopyReceive() {}
    }

    private LinuxTcp() {}
}
