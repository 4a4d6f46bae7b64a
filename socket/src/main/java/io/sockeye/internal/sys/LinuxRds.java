package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;

/// `<linux/rds.h>`.
public final class LinuxRds {
    /// `struct rds_iovec`.
    public static final class RdsIovec {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("addr"), JAVA_LONG.withName("bytes"))
                        .withName("rds_iovec");
        public static final long ADDR = LAYOUT.byteOffset(groupElement("addr"));
        public static final long BYTES = LAYOUT.byteOffset(groupElement("bytes"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private RdsIovec() {}
    }

    /// `struct rds_get_mr_args`.
    public static final class RdsGetMrArgs {
        public static final StructLayout LAYOUT =
                structLayout(
                                RdsIovec.LAYOUT.withName("vec"),
                                JAVA_LONG.withName("cookie_addr"),
                                JAVA_LONG.withName("flags"))
                        .withName("rds_get_mr_args");
        public static final long VEC = LAYOUT.byteOffset(groupElement("vec"));
        public static final long COOKIE_ADDR = LAYOUT.byteOffset(groupElement("cookie_addr"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private RdsGetMrArgs() {}
    }

    /// `struct rds_free_mr_args`.
    public static final class RdsFreeMrArgs {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("cookie"), JAVA_LONG.withName("flags"))
                        .withName("rds_free_mr_args");
        public static final long COOKIE = LAYOUT.byteOffset(groupElement("cookie"));
        public static final long FLAGS = LAYOUT.byteOffset(groupElement("flags"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private RdsFreeMrArgs() {}
    }

    private LinuxRds() {}
}
