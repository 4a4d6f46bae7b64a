package io.sockeye.internal.sys;

import static io.sockeye.internal.sys.NetinetIn.BE_INT;
import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/in6.h>`: what `<netinet/in.h>` does not have.
public final class LinuxIn6 {
    /// `struct in6_flowlabel_req`, the value of IPV6_FLOWLABEL_MGR.
    public static final class In6FlowlabelReq {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(16, JAVA_BYTE).withName("flr_dst"),
                                BE_INT.withName("flr_label"),
                                JAVA_BYTE.withName("flr_action"),
                                JAVA_BYTE.withName("flr_share"),
                                JAVA_SHORT.withName("flr_flags"),
                                JAVA_SHORT.withName("flr_expires"),
                                JAVA_SHORT.withName("flr_linger"),
                                JAVA_INT.withName("__flr_pad"))
                        .withName("in6_flowlabel_req");
        public static final long FLR_DST = LAYOUT.byteOffset(groupElement("flr_dst"));
        public static final long FLR_LABEL = LAYOUT.byteOffset(groupElement("flr_label"));
        public static final long FLR_ACTION = LAYOUT.byteOffset(groupElement("flr_action"));
        public static final long FLR_SHARE = LAYOUT.byteOffset(groupElement("flr_share"));
        public static final long FLR_FLAGS = LAYOUT.byteOffset(groupElement("flr_flags"));
        public static final long FLR_EXPIRES = LAYOUT.byteOffset(groupElement("flr_expires"));
        public static final long FLR_LINGER = LAYOUT.byteOffset(groupElement("flr_linger"));

        private In6FlowlabelReq() {}
    }

    private LinuxIn6() {}
}
