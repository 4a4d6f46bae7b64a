package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;

/// `<linux/uio.h>`.
public final class LinuxUio {
    /// `struct dmabuf_token`.
    public static final class DmabufToken {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("token_start"), JAVA_INT.withName("token_count"))
                        .withName("dmabuf_token");
        public static final long TOKEN_START = LAYOUT.byteOffset(groupElement("token_start"));
        public static final long TOKEN_COUNT = LAYOUT.byteOffset(groupElement("token_count"));

        private DmabufToken() {}
    }

    private LinuxUio() {}
}
