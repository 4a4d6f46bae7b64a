package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/filter.h>`: classic BPF.
public final class LinuxFilter {
    /// `struct sock_filter`: one instruction.
    public static final class SockFilter {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("code"),
                                JAVA_BYTE.withName("jt"),
                                JAVA_BYTE.withName("jf"),
                                JAVA_INT.withName("k"))
                        .withName("sock_filter");
        public static final long CODE = LAYOUT.byteOffset(groupElement("code"));
        public static final long JT = LAYOUT.byteOffset(groupElement("jt"));
        public static final long JF = LAYOUT.byteOffset(groupElement("jf"));
        public static final long K = LAYOUT.byteOffset(groupElement("k"));

        private SockFilter() {}
    }

    /// `struct sock_fprog`: a program. The pointer is a word here: what it points at is in the arena of the value.
    public static final class SockFprog {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("len"),
                                paddingLayout(6),
                                JAVA_LONG.withName("filter"))
                        .withName("sock_fprog");
        public static final long LEN = LAYOUT.byteOffset(groupElement("len"));
        public static final long FILTER = LAYOUT.byteOffset(groupElement("filter"));

        private SockFprog() {}
    }

    private LinuxFilter() {}
}
