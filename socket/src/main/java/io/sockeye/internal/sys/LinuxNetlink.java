package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/netlink.h>`.
public final class LinuxNetlink {
    public static final int SOL_NETLINK = 270;
    public static final int NETLINK_PKTINFO = 3;
    public static final int NETLINK_LISTEN_ALL_NSID = 8;

    /// `struct sockaddr_nl`, netlink(7).
    public static final class SockaddrNl {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("nl_family"),
                                JAVA_SHORT.withName("nl_pad"),
                                JAVA_INT.withName("nl_pid"),
                                JAVA_INT.withName("nl_groups"))
                        .withName("sockaddr_nl");
        public static final long NL_FAMILY = LAYOUT.byteOffset(groupElement("nl_family"));
        public static final long NL_PAD = LAYOUT.byteOffset(groupElement("nl_pad"));
        public static final long NL_PID = LAYOUT.byteOffset(groupElement("nl_pid"));
        public static final long NL_GROUPS = LAYOUT.byteOffset(groupElement("nl_groups"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrNl() {}
    }

    private LinuxNetlink() {}
}
