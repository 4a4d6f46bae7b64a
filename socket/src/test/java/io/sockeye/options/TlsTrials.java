package io.sockeye.options;

import static io.sockeye.error.Errno.ENOPROTOOPT;
import static io.sockeye.options.Place.TCP4;
import static io.sockeye.options.Trial.refused;

import io.sockeye.option.TlsCipher;
import io.sockeye.option.TlsCryptoInfo;
import io.sockeye.option.TlsOptions;
import java.util.Map;

/// SOL_TLS, without TCP_ULP; what it does with it, where the kernel has it, is in `KernelTlsTest`.
final class TlsTrials {
    private static final String PLAIN = "a connection without TCP_ULP tls";

    static final Map<String, Trial> TABLE =
            Map.of(
                    "TLS_TX", refused(TCP4, keys(), PLAIN, ENOPROTOOPT),
                    "TLS_RX", refused(TCP4, keys(), PLAIN, ENOPROTOOPT),
                    "TLS_TX_ZEROCOPY_RO", refused(TCP4, true, PLAIN, ENOPROTOOPT),
                    "TLS_RX_EXPECT_NO_PAD", refused(TCP4, true, PLAIN, ENOPROTOOPT),
                    "TLS_TX_MAX_PAYLOAD_LEN", refused(TCP4, 512, PLAIN, ENOPROTOOPT));

    private TlsTrials() {}

    private static TlsCryptoInfo keys() {
        return TlsCryptoInfo.of(
                TlsOptions.TLS_1_3_VERSION,
                TlsCipher.TLS_CIPHER_AES_GCM_128,
                new byte[16],
                new byte[12]);
    }
}
