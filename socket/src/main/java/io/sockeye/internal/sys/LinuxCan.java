package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/can.h>`.
public final class LinuxCan {
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

    private LinuxCan() {}
}
