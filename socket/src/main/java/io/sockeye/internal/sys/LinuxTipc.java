package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/tipc.h>`.
public final class LinuxTipc {
    public static final int TIPC_ADDR_NAMESEQ = 1;
    public static final int TIPC_ADDR_NAME = 2;
    public static final int TIPC_ADDR_ID = 3;

    /// `struct sockaddr_tipc`. The union `addr` is three numbers or two, as `addrtype` has it.
    public static final class SockaddrTipc {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("family"),
                                JAVA_BYTE.withName("addrtype"),
                                JAVA_BYTE.withName("scope"),
                                sequenceLayout(3, JAVA_INT).withName("addr"))
                        .withName("sockaddr_tipc");
        public static final long FAMILY = LAYOUT.byteOffset(groupElement("family"));
        public static final long ADDRTYPE = LAYOUT.byteOffset(groupElement("addrtype"));
        public static final long SCOPE = LAYOUT.byteOffset(groupElement("scope"));
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrTipc() {}
    }

    private LinuxTipc() {}
}
