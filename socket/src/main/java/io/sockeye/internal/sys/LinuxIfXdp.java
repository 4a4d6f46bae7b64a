package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
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

    private LinuxIfXdp() {}
}
