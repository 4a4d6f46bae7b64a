package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// BlueZ's `<bluetooth/l2cap.h>`, `<bluetooth/rfcomm.h>`, `<bluetooth/hci.h>`, `<bluetooth/sco.h>`.
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

    private Bluetooth() {}
}
