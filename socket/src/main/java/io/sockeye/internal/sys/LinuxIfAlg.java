package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/if_alg.h>`.
public final class LinuxIfAlg {
    /// `struct sockaddr_alg`.
    public static final class SockaddrAlg {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("salg_family"),
                                sequenceLayout(14, JAVA_BYTE).withName("salg_type"),
                                JAVA_INT.withName("salg_feat"),
                                JAVA_INT.withName("salg_mask"),
                                sequenceLayout(64, JAVA_BYTE).withName("salg_name"))
                        .withName("sockaddr_alg");
        public static final long SALG_FAMILY = LAYOUT.byteOffset(groupElement("salg_family"));
        public static final long SALG_TYPE = LAYOUT.byteOffset(groupElement("salg_type"));
        public static final long SALG_FEAT = LAYOUT.byteOffset(groupElement("salg_feat"));
        public static final long SALG_MASK = LAYOUT.byteOffset(groupElement("salg_mask"));
        public static final long SALG_NAME = LAYOUT.byteOffset(groupElement("salg_name"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrAlg() {}
    }

    private LinuxIfAlg() {}
}
