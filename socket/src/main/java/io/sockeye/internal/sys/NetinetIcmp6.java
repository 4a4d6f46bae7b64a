package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.StructLayout;

/// `<netinet/icmp6.h>`.
public final class NetinetIcmp6 {
    /// `struct icmp6_filter`, RFC 3542, section 3.2.
    public static final class Icmp6Filter {
        public static final StructLayout LAYOUT =
                structLayout(sequenceLayout(32, JAVA_BYTE).withName("icmp6_filt"))
                        .withName("icmp6_filter");
        public static final long ICMP6_FILT = LAYOUT.byteOffset(groupElement("icmp6_filt"));

        private Icmp6Filter() {}
    }

    private NetinetIcmp6() {}
}
