package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/vm_sockets.h>`.
public final class LinuxVmSockets {
    public static final int SOL_VSOCK = 287;
    public static final int VSOCK_RECVERR = 1;

    /// `struct sockaddr_vm`, vsock(7).
    public static final class SockaddrVm {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_SHORT.withName("svm_family"),
                                JAVA_SHORT.withName("svm_reserved1"),
                                JAVA_INT.withName("svm_port"),
                                JAVA_INT.withName("svm_cid"),
                                JAVA_BYTE.withName("svm_flags"),
                                sequenceLayout(3, JAVA_BYTE).withName("svm_zero"))
                        .withName("sockaddr_vm");
        public static final long SVM_FAMILY = LAYOUT.byteOffset(groupElement("svm_family"));
        public static final long SVM_RESERVED1 = LAYOUT.byteOffset(groupElement("svm_reserved1"));
        public static final long SVM_PORT = LAYOUT.byteOffset(groupElement("svm_port"));
        public static final long SVM_CID = LAYOUT.byteOffset(groupElement("svm_cid"));
        public static final long SVM_FLAGS = LAYOUT.byteOffset(groupElement("svm_flags"));
        public static final long SVM_ZERO = LAYOUT.byteOffset(groupElement("svm_zero"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrVm() {}
    }

    private LinuxVmSockets() {}
}
