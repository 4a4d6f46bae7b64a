package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.sys.Time.Timespec;
import java.lang.foreign.StructLayout;

/// `<linux/errqueue.h>`.
public final class LinuxErrqueue {
    /// `struct sock_extended_err`, ip(7).
    public static final class SockExtendedErr {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("ee_errno"),
                                JAVA_BYTE.withName("ee_origin"),
                                JAVA_BYTE.withName("ee_type"),
                                JAVA_BYTE.withName("ee_code"),
                                JAVA_BYTE.withName("ee_pad"),
                                JAVA_INT.withName("ee_info"),
                                JAVA_INT.withName("ee_data"))
                        .withName("sock_extended_err");
        public static final long EE_ERRNO = LAYOUT.byteOffset(groupElement("ee_errno"));
        public static final long EE_ORIGIN = LAYOUT.byteOffset(groupElement("ee_origin"));
        public static final long EE_TYPE = LAYOUT.byteOffset(groupElement("ee_type"));
        public static final long EE_CODE = LAYOUT.byteOffset(groupElement("ee_code"));
        public static final long EE_INFO = LAYOUT.byteOffset(groupElement("ee_info"));
        public static final long EE_DATA = LAYOUT.byteOffset(groupElement("ee_data"));

        private SockExtendedErr() {}
    }

    /// `struct scm_timestamping`.
    public static final class ScmTimestamping {
        public static final StructLayout LAYOUT =
                structLayout(sequenceLayout(3, Timespec.LAYOUT).withName("ts"))
                        .withName("scm_timestamping");
        public static final long TS = LAYOUT.byteOffset(groupElement("ts"));

        private ScmTimestamping() {}
    }

    private LinuxErrqueue() {}
}
