package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// `<linux/tls.h>`.
public final class LinuxTls {
    public static final int SOL_TLS = 282;
    public static final int TLS_SET_RECORD_TYPE = 1;
    public static final int TLS_GET_RECORD_TYPE = 2;

    /// `struct tls_crypto_info`, with which each of the others begins.
    public static final class TlsCryptoInfo {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_SHORT.withName("version"), JAVA_SHORT.withName("cipher_type"))
                        .withName("tls_crypto_info");
        public static final long VERSION = LAYOUT.byteOffset(groupElement("version"));
        public static final long CIPHER_TYPE = LAYOUT.byteOffset(groupElement("cipher_type"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private TlsCryptoInfo() {}
    }

    public static final StructLayout AES_GCM_128 = keys("aes_gcm_128", 8, 16, 4);
    public static final StructLayout AES_GCM_256 = keys("aes_gcm_256", 8, 32, 4);
    public static final StructLayout AES_CCM_128 = keys("aes_ccm_128", 8, 16, 4);
    public static final StructLayout CHACHA20_POLY1305 = keys("chacha20_poly1305", 12, 32, 0);
    public static final StructLayout SM4_GCM = keys("sm4_gcm", 8, 16, 4);
    public static final StructLayout SM4_CCM = keys("sm4_ccm", 8, 16, 4);
    public static final StructLayout ARIA_GCM_128 = keys("aria_gcm_128", 8, 16, 4);
    public static final StructLayout ARIA_GCM_256 = keys("aria_gcm_256", 8, 32, 4);

    /// `struct tls12_crypto_info_…`, which is also that of TLS 1.3.
    private static StructLayout keys(String cipher, int iv, int key, int salt) {
        return structLayout(
                        TlsCryptoInfo.LAYOUT.withName("info"),
                        sequenceLayout(iv, JAVA_BYTE).withName("iv"),
                        sequenceLayout(key, JAVA_BYTE).withName("key"),
                        sequenceLayout(salt, JAVA_BYTE).withName("salt"),
                        sequenceLayout(8, JAVA_BYTE).withName("rec_seq"))
                .withName("tls12_crypto_info_" + cipher);
    }

    private LinuxTls() {}
}
