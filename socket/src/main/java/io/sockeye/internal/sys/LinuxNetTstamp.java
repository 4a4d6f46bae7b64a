package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;

/// `<linux/net_tstamp.h>`.
public final class LinuxNetTstamp {
    /// `struct sock_txtime`.
    public static final class SockTxtime {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("clockid"), JAVA_INT.withName("flags"))
                        .withName("sock_txtime");
        public static final long CLOCKID = LAYOUT.byteOffset(groupElement("clockid"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));

        private SockTxtime() {}
    }

    /// `struct so_timestamping`.
    public static final class SoTimestamping {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("flags"), JAVA_INT.withName("bind_phc"))
                        .withName("so_timestamping");
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final long BIND_PHC = LAYOUT.byteOffset(groupElement("bind_phc"));

        private SoTimestamping() {}
    }

    private LinuxNetTstamp() {}
}
