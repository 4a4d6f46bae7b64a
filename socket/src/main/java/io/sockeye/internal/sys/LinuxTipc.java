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
    public static final int SOL_TIPC = 271;
    public static final int TIPC_ERRINFO = 1;
    public static final int TIPC_DESTNAME = 3;

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

    /// `struct tipc_group_req`.
    public static final class TipcGroupReq {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("type"),
                                JAVA_INT.withName("instance"),
                                JAVA_INT.withName("scope"),
                                JAVA_INT.withName("flags"))
                        .withName("tipc_group_req");
        public static final long TYPE = LAYOUT.byteOffset(groupElement("type"));
        public static final long INSTANCE = LAYOUT.byteOffset(groupElement("instance"));
        public static final long SCOPE = LAYOUT.byteOffset(groupElement("scope"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TipcGroupReq() {}
    }

    /// `struct tipc_subscr`; `seq` is a struct tipc_service_range.
    public static final class TipcSubscr {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(3, JAVA_INT).withName("seq"),
                                JAVA_INT.withName("timeout"),
                                JAVA_INT.withName("filter"),
                                sequenceLayout(8, JAVA_BYTE).withName("usr_handle"))
                        .withName("tipc_subscr");
        public static final long SEQ = LAYOUT.byteOffset(groupElement("seq"));
        public static final long TIMEOUT = LAYOUT.byteOffset(groupElement("timeout"));
        public static final long FILTER = LAYOUT.byteOffset(groupElement("filter"));
        public static final long USR_HANDLE = LAYOUT.byteOffset(groupElement("usr_handle"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TipcSubscr() {}
    }

    /// `struct tipc_event`; `port` is a struct tipc_socket_addr.
    public static final class TipcEvent {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("event"),
                                JAVA_INT.withName("found_lower"),
                                JAVA_INT.withName("found_upper"),
                                sequenceLayout(2, JAVA_INT).withName("port"),
                                TipcSubscr.LAYOUT.withName("s"))
                        .withName("tipc_event");
        public static final long EVENT = LAYOUT.byteOffset(groupElement("event"));
        public static final long FOUND_LOWER = LAYOUT.byteOffset(groupElement("found_lower"));
        public static final long FOUND_UPPER = LAYOUT.byteOffset(groupElement("found_upper"));
        public static final long PORT = LAYOUT.byteOffset(groupElement("port"));
        public static final long S = LAYOUT.byteOffset(groupElement("s"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TipcEvent() {}
    }

    private LinuxTipc() {}
}
