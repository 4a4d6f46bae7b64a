package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_ALG;
import static io.sockeye.option.OptionType.INT;

/// The options of the kernel's crypto algorithms: level SOL_ALG, of the socket that is bound to the algorithm, before
/// accept(2). What an operation needs goes with it: [io.sockeye.control.AlgOperation].
public final class AlgOptions {
    /// The key. Since Linux 2.6.38; `<linux/if_alg.h>`.
    public static final WriteOnlyOption<byte[]> ALG_SET_KEY =
            new WriteOnlyOption<>("ALG_SET_KEY", SOL_ALG, 1, OptionType.bytes(0x10000));

    /// How many bytes of tag an AEAD cipher makes and checks. Since Linux 4.0; `<linux/if_alg.h>`.
    public static final WriteOnlyOption<Integer> ALG_SET_AEAD_AUTHSIZE =
            new WriteOnlyOption<>(
                    "ALG_SET_AEAD_AUTHSIZE", SOL_ALG, 5, LazyType.of(() -> AlgTagLength.BYTES));

    /// The seed of a random number generator under test. Needs CAP_SYS_ADMIN. Since Linux 5.10; `<linux/if_alg.h>`.
    public static final WriteOnlyOption<byte[]> ALG_SET_DRBG_ENTROPY =
            new WriteOnlyOption<>("ALG_SET_DRBG_ENTROPY", SOL_ALG, 6, OptionType.bytes(0x10000));

    /// The key, by its serial number in the kernel's key ring, keyrings(7). Since Linux 6.2; `<linux/if_alg.h>`.
    public static final WriteOnlyOption<Integer> ALG_SET_KEY_BY_KEY_SERIAL =
            new WriteOnlyOption<>("ALG_SET_KEY_BY_KEY_SERIAL", SOL_ALG, 7, INT);

    /// A name of Python for a number that is [#ALG_SET_DRBG_ENTROPY] to Linux.
    public static final int ALG_SET_PUBKEY = 6;

    private AlgOptions() {}
}
