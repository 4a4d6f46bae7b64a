package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/can.h>`.
public final class LinuxCan {
    public static final int SOL_CAN_RAW = 101;
    public static final int SCM_CAN_RAW_ERRQUEUE = 1;
    public static final int SOL_CAN_J1939 = 107;
    public static final int SCM_J1939_DEST_ADDR = 1;
    public static final int SCM_J1939_DEST_NAME = 2;
    public static final int SCM_J1939_PRIO = 3;
    public static final int SCM_J1939_ERRQUEUE = 4;

    /// `struct sockaddr_can`. The union `can_addr` is `tp` or `j1939`, as the protocol has it.
    public static final class SockaddrCan {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("can_family"),
                                paddingLayout(2),
                                JAVA_INT.withName("can_ifindex"),
                                sequenceLayout(2, JAVA_LONG).withName("can_addr"))
                        .withName("sockaddr_can");
        public static final long CAN_FAMILY = LAYOUT.byteOffset(groupElement("can_family"));
        public static final long CAN_IFINDEX = LAYOUT.byteOffset(groupElement("can_ifindex"));
        public static final long CAN_ADDR = LAYOUT.byteOffset(groupElement("can_addr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrCan() {}
    }

    /// `struct can_filter`.
    public static final class CanFilter {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("can_id"), JAVA_INT.withName("can_mask"))
                        .withName("can_filter");
        public static final long CAN_ID = LAYOUT.byteOffset(groupElement("can_id"));
        public static final long CAN_MASK = LAYOUT.byteOffset(groupElement("can_mask"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private CanFilter() {}
    }

    /// `struct can_raw_vcid_options`, `<linux/can/raw.h>`.
    public static final class CanRawVcidOptions {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_BYTE.withName("flags"),
                                JAVA_BYTE.withName("tx_vcid"),
                                JAVA_BYTE.withName("rx_vcid"),
                                JAVA_BYTE.withName("rx_vcid_mask"))
                        .withName("can_raw_vcid_options");
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long TX_VCID = LAYOUT.byteOffset(groupElement("tx_vcid"));
        public static final long RX_VCID = LAYOUT.byteOffset(groupElement("rx_vcid"));
        public static final long RX_VCID_MASK = LAYOUT.byteOffset(groupElement("rx_vcid_mask"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private CanRawVcidOptions() {}
    }

    /// `struct can_isotp_options`, `<linux/can/isotp.h>`.
    public static final class CanIsotpOptions {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("flags"),
                                JAVA_INT.withName("frame_txtime"),
                                JAVA_BYTE.withName("ext_address"),
                                JAVA_BYTE.withName("txpad_content"),
                                JAVA_BYTE.withName("rxpad_content"),
                                JAVA_BYTE.withName("rx_ext_address"))
                        .withName("can_isotp_options");
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long FRAME_TXTIME = LAYOUT.byteOffset(groupElement("frame_txtime"));
        public static final long EXT_ADDRESS = LAYOUT.byteOffset(groupElement("ext_address"));
        public static final long TXPAD_CONTENT = LAYOUT.byteOffset(groupElement("txpad_content"));
        public static final long RXPAD_CONTENT = LAYOUT.byteOffset(groupElement("rxpad_content"));
        public static final long RX_EXT_ADDRESS = LAYOUT.byteOffset(groupElement("rx_ext_address"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private CanIsotpOptions() {}
    }

    /// `struct can_isotp_fc_options`, `<linux/can/isotp.h>`.
    public static final class CanIsotpFcOptions {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_BYTE.withName("bs"),
                                JAVA_BYTE.withName("stmin"),
                                JAVA_BYTE.withName("wftmax"))
                        .withName("can_isotp_fc_options");
        public static final long BS = LAYOUT.byteOffset(groupElement("bs"));
        public static final long STMIN = LAYOUT.byteOffset(groupElement("stmin"));
        public static final long WFTMAX = LAYOUT.byteOffset(groupElement("wftmax"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private CanIsotpFcOptions() {}
    }

    /// `struct can_isotp_ll_options`, `<linux/can/isotp.h>`.
    public static final class CanIsotpLlOptions {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_BYTE.withName("mtu"),
                                JAVA_BYTE.withName("tx_dl"),
                                JAVA_BYTE.withName("tx_flags"))
                        .withName("can_isotp_ll_options");
        public static final long MTU = LAYOUT.byteOffset(groupElement("mtu"));
        public static final long TX_DL = LAYOUT.byteOffset(groupElement("tx_dl"));
        public static final long TX_FLAGS = LAYOUT.byteOffset(groupElement("tx_flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private CanIsotpLlOptions() {}
    }

    /// `struct j1939_filter`, `<linux/can/j1939.h>`.
    public static final class J1939Filter {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_LONG.withName("name"),
                                JAVA_LONG.withName("name_mask"),
                                JAVA_INT.withName("pgn"),
                                JAVA_INT.withName("pgn_mask"),
                                JAVA_BYTE.withName("addr"),
                                JAVA_BYTE.withName("addr_mask"),
                                paddingLayout(6))
                        .withName("j1939_filter");
        public static final long NAME = LAYOUT.byteOffset(groupElement("name"));
        public static final long NAME_MASK = LAYOUT.byteOffset(groupElement("name_mask"));
        public static final long PGN = LAYOUT.byteOffset(groupElement("pgn"));
        public static final long PGN_MASK = LAYOUT.byteOffset(groupElement("pgn_mask"));
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long ADDR_MASK = LAYOUT.byteOffset(groupElement("addr_mask"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private J1939Filter() {}
    }

    private LinuxCan() {}
}
