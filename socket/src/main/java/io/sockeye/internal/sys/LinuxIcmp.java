package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;

/// `<linux/icmp.h>`.
public final class LinuxIcmp {
    /// `struct icmp_filter`, raw(7).
    public static final class IcmpFilter {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("data")).withName("icmp_filter");
        public static final long DATA = LAYOUT.byteOffset(groupElement("data"));

        private IcmpFilter() {}
    }

    private LinuxIcmp() {}
}
