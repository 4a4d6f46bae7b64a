package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// BlueZ's `<bluetooth/bluetooth.h>`, `<bluetooth/l2cap.h>`, `<bluetooth/rfcomm.h>`, `<bluetooth/hci.h>`, `<bluetooth/sco.h>`.
public final class Bluetooth {
    /// `struct sockaddr_l2`; its numbers are little-endian.
    public static final class SockaddrL2 {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("l2_family"),
                                JAVA_SHORT.withName("l2_psm"),
                                sequenceLayout(6, JAVA_BYTE).withName("l2_bdaddr"),
                                JAVA_SHORT.withName("l2_cid"),
                                JAVA_BYTE.withName("l2_bdaddr_type"),
                                paddingLayout(1))
                        .withName("sockaddr_l2");
        public static final long L2_FAMILY = LAYOUT.byteOffset(groupElement("l2_family"));
        public static final long L2_PSM = LAYOUT.byteOffset(groupElement("l2_psm"));
        public static final long L2_BDADDR = LAYOUT.byteOffset(groupElement("l2_bdaddr"));
        public static final long L2_CID = LAYOUT.byteOffset(groupElement("l2_cid"));
        public static final long L2_BDADDR_TYPE = LAYOUT.byteOffset(groupElement("l2_bdaddr_type"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrL2() {}
    }

    /// `struct sockaddr_rc`.
    public static final class SockaddrRc {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("rc_family"),
                                sequenceLayout(6, JAVA_BYTE).withName("rc_bdaddr"),
                                JAVA_BYTE.withName("rc_channel"),
                                paddingLayout(1))
                        .withName("sockaddr_rc");
        public static final long RC_FAMILY = LAYOUT.byteOffset(groupElement("rc_family"));
        public static final long RC_BDADDR = LAYOUT.byteOffset(groupElement("rc_bdaddr"));
        public static final long RC_CHANNEL = LAYOUT.byteOffset(groupElement("rc_channel"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrRc() {}
    }

    /// `struct sockaddr_hci`.
    public static final class SockaddrHci {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("hci_family"),
                                JAVA_SHORT.withName("hci_dev"),
                                JAVA_SHORT.withName("hci_channel"))
                        .withName("sockaddr_hci");
        public static final long HCI_FAMILY = LAYOUT.byteOffset(groupElement("hci_family"));
        public static final long HCI_DEV = LAYOUT.byteOffset(groupElement("hci_dev"));
        public static final long HCI_CHANNEL = LAYOUT.byteOffset(groupElement("hci_channel"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrHci() {}
    }

    /// `struct sockaddr_sco`.
    public static final class SockaddrSco {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sco_family"),
                                sequenceLayout(6, JAVA_BYTE).withName("sco_bdaddr"))
                        .withName("sockaddr_sco");
        public static final long SCO_FAMILY = LAYOUT.byteOffset(groupElement("sco_family"));
        public static final long SCO_BDADDR = LAYOUT.byteOffset(groupElement("sco_bdaddr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrSco() {}
    }

    /// `struct bt_security`.
    public static final class BtSecurity {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_BYTE.withName("level"), JAVA_BYTE.withName("key_size"))
                        .withName("bt_security");
        public static final long LEVEL = LAYOUT.byteOffset(groupElement("level"));
        public static final long KEY_SIZE = LAYOUT.byteOffset(groupElement("key_size"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private BtSecurity() {}
    }

    /// `struct hci_filter`.
    public static final class HciFilter {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("type_mask"),
                                sequenceLayout(2, JAVA_INT).withName("event_mask"),
                                JAVA_SHORT.withName("opcode"),
                                paddingLayout(2))
                        .withName("hci_filter");
        public static final long TYPE_MASK = LAYOUT.byteOffset(groupElement("type_mask"));
        public static final long EVENT_MASK = LAYOUT.byteOffset(groupElement("event_mask"));
        public static final long OPCODE = LAYOUT.byteOffset(groupElement("opcode"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private HciFilter() {}
    }

    /// `struct l2cap_options`.
    public static final class L2capOptions {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("omtu"),
                                JAVA_SHORT.withName("imtu"),
                                JAVA_SHORT.withName("flush_to"),
                                JAVA_BYTE.withName("mode"),
                                JAVA_BYTE.withName("fcs"),
                                JAVA_BYTE.withName("max_tx"),
                                paddingLayout(1),
                                JAVA_SHORT.withName("txwin_size"))
                        .withName("l2cap_options");
        public static final long OMTU = LAYOUT.byteOffset(groupElement("omtu"));
        public static final long IMTU = LAYOUT.byteOffset(groupElement("imtu"));
        public static final long FLUSH_TO = LAYOUT.byteOffset(groupElement("flush_to"));
        public static final long MODE = LAYOUT.byteOffset(groupElement("mode"));
        public static final long FCS = LAYOUT.byteOffset(groupElement("fcs"));
        public static final long MAX_TX = LAYOUT.byteOffset(groupElement("max_tx"));
        public static final long TXWIN_SIZE = LAYOUT.byteOffset(groupElement("txwin_size"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private L2capOptions() {}
    }

    /// `struct l2cap_conninfo`.
    public static final class L2capConninfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("hci_handle"),
                                sequenceLayout(3, JAVA_BYTE).withName("dev_class"),
                                paddingLayout(1))
                        .withName("l2cap_conninfo");
        public static final long HCI_HANDLE = LAYOUT.byteOffset(groupElement("hci_handle"));
        public static final long DEV_CLASS = LAYOUT.byteOffset(groupElement("dev_class"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private L2capConninfo() {}
    }

    /// `struct sco_options`.
    public static final class ScoOptions {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_SHORT.withName("mtu")).withName("sco_options");
        public static final long MTU = LAYOUT.byteOffset(groupElement("mtu"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private ScoOptions() {}
    }

    private Bluetooth() {}
}
