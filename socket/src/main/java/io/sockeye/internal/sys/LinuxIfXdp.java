package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/if_xdp.h>`.
public final class LinuxIfXdp {
    /// `struct sockaddr_xdp`.
    public static final class SockaddrXdp {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sxdp_family"),
                                JAVA_SHORT.withName("sxdp_flags"),
                                JAVA_INT.withName("sxdp_ifindex"),
                                JAVA_INT.withName("sxdp_queue_id"),
                                JAVA_INT.withName("sxdp_shared_umem_fd"))
                        .withName("sockaddr_xdp");
        public static final long SXDP_FAMILY = LAYOUT.byteOffset(groupElement("sxdp_family"));
        public static final long SXDP_FLAGS = LAYOUT.byteOffset(groupElement("sxdp_flags"));
        public static final long SXDP_IFINDEX = LAYOUT.byteOffset(groupElement("sxdp_ifindex"));
        public static final long SXDP_QUEUE_ID = LAYOUT.byteOffset(groupElement("sxdp_queue_id"));
        public static final long SXDP_SHARED_UMEM_FD =
                LAYOUT.byteOffset(groupElement("sxdp_shared_umem_fd"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrXdp() {}
    }

    /// `struct xdp_ring_offset`.
    public static final class XdpRingOffset {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("producer"),
                                JAVA_LONG.withName("consumer"),
                                JAVA_LONG.withName("desc"),
                                JAVA_LONG.withName("flags"))
                        .withName("xdp_ring_offset");
        public static final long PRODUCER = LAYOUT.byteOffset(groupElement("producer"));
        public static final long CONSUMER = LAYOUT.byteOffset(groupElement("consumer"));
        public static final long DESC = LAYOUT.byteOffset(groupElement("desc"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private XdpRingOffset() {}
    }

    /// `struct xdp_mmap_offsets`.
    public static final class XdpMmapOffsets {
        public static final StructLayout LAYOUT =
                structLayout(
                                XdpRingOffset.LAYOUT.withName("rx"),
                                XdpRingOffset.LAYOUT.withName("tx"),
                                XdpRingOffset.LAYOUT.withName("fr"),
                                XdpRingOffset.LAYOUT.withName("cr"))
                        .withName("xdp_mmap_offsets");
        public static final long RX = LAYOUT.byteOffset(groupElement("rx"));
        public static final long TX = LAYOUT.byteOffset(groupElement("tx"));
        public static final long FR = LAYOUT.byteOffset(groupElement("fr"));
        public static final long CR = LAYOUT.byteOffset(groupElement("cr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private XdpMmapOffsets() {}
    }

    /// `struct xdp_umem_reg`.
    public static final class XdpUmemReg {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("addr"),
                                JAVA_LONG.withName("len"),
                                JAVA_INT.withName("chunk_size"),
                                JAVA_INT.withName("headroom"),
                                JAVA_INT.withName("flags"),
                                JAVA_INT.withName("tx_metadata_len"))
                        .withName("xdp_umem_reg");
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long LEN = LAYOUT.byteOffset(groupElement("len"));
        public static final long CHUNK_SIZE = LAYOUT.byteOffset(groupElement("chunk_size"));
        public static final long HEADROOM = LAYOUT.byteOffset(groupElement("headroom"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long TX_METADATA_LEN =
                LAYOUT.byteOffset(groupElement("tx_metadata_len"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private XdpUmemReg() {}
    }

    /// `struct xdp_statistics`.
    public static final class XdpStatistics {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("rx_dropped"),
                                JAVA_LONG.withName("rx_invalid_descs"),
                                JAVA_LONG.withName("tx_invalid_descs"),
                                JAVA_LONG.withName("rx_ring_full"),
                                JAVA_LONG.withName("rx_fill_ring_empty_descs"),
                                JAVA_LONG.withName("tx_ring_empty_descs"))
                        .withName("xdp_statistics");
        public static final long RX_DROPPED = LAYOUT.byteOffset(groupElement("rx_dropped"));
        public static final long RX_INVALID_DESCS =
                LAYOUT.byteOffset(groupElement("rx_invalid_descs"));
        public static final long TX_INVALID_DESCS =
                LAYOUT.byteOffset(groupElement("tx_invalid_descs"));
        public static final long RX_RING_FULL = LAYOUT.byteOffset(groupElement("rx_ring_full"));
        public static final long RX_FILL_RING_EMPTY_DESCS =
                LAYOUT.byteOffset(groupElement("rx_fill_ring_empty_descs"));
        public static final long TX_RING_EMPTY_DESCS =
                LAYOUT.byteOffset(groupElement("tx_ring_empty_descs"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private XdpStatistics() {}
    }

    /// `struct xdp_options`.
    public static final class XdpOptions {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("flags")).withName("xdp_options");
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private XdpOptions() {}
    }

    private LinuxIfXdp() {}
}
