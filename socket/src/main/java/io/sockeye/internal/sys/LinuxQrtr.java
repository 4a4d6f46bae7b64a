package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/qrtr.h>`.
public final class LinuxQrtr {
    /// `struct sockaddr_qrtr`.
    public static final class SockaddrQrtr {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("sq_family"),
                                paddingLayout(2),
                                JAVA_INT.withName("sq_node"),
                                JAVA_INT.withName("sq_port"))
                        .withName("sockaddr_qrtr");
        public static final long SQ_FAMILY = LAYOUT.byteOffset(groupElement("sq_family"));
        public static final long SQ_NODE = LAYOUT.byteOffset(groupElement("sq_node"));
        public static final long SQ_PORT = LAYOUT.byteOffset(groupElement("sq_port"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrQrtr() {}
    }

    private LinuxQrtr() {}
}
