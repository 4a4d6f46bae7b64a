package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// `<netinet/in.h>`.
public final class NetinetIn {
    public static final int IPPROTO_TCP = 6;
    public static final int IPV6_V6ONLY = 26;

    /// A 16-bit number in network byte order.
    public static final ValueLayout.OfShort BE_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    /// A 32-bit number in network byte order.
    public static final ValueLayout.OfInt BE_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    /// `struct sockaddr_in`, ip(7).
    public static final class SockaddrIn {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_SHORT.withName("sin_family"),
                        BE_SHORT.withName("sin_port"),
                        sequenceLayout(4, JAVA_BYTE).withName("sin_addr"),
                        sequenceLayout(8, JAVA_BYTE).withName("sin_zero"));
        public static final long SIN_PORT = LAYOUT.byteOffset(groupElement("sin_port"));
        public static final long SIN_ADDR = LAYOUT.byteOffset(groupElement("sin_addr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrIn() {}
    }

    /// `struct sockaddr_in6`, ipv6(7).
    public static final class SockaddrIn6 {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_SHORT.withName("sin6_family"),
                        BE_SHORT.withName("sin6_port"),
                        BE_INT.withName("sin6_flowinfo"),
                        sequenceLayout(16, JAVA_BYTE).withName("sin6_addr"),
                        JAVA_INT.withName("sin6_scope_id"));
        public static final long SIN6_PORT = LAYOUT.byteOffset(groupElement("sin6_port"));
        public static final long SIN6_FLOWINFO = LAYOUT.byteOffset(groupElement("sin6_flowinfo"));
        public static final long SIN6_ADDR = LAYOUT.byteOffset(groupElement("sin6_addr"));
        public static final long SIN6_SCOPE_ID = LAYOUT.byteOffset(groupElement("sin6_scope_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrIn6() {}
    }

    private NetinetIn() {}
}
