package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_ALG;

import java.nio.charset.StandardCharsets;

/// An algorithm of the kernel's cryptography, `struct sockaddr_alg` of `<linux/if_alg.h>`.
///
/// @param type `hash`, `skcipher`, `aead` or `rng`: 1 to 13 bytes of ASCII
/// @param name as in /proc/crypto, such as `sha256` or `gcm(aes)`: 1 to 63 bytes of ASCII
/// @param features demanded features, 32 bits unsigned; 0 asks for nothing
/// @param mask which bits of the features count, 32 bits unsigned
public record AlgSocketAddress(String type, String name, long features, long mask)
        implements SocketAddress {
    private static final int MAX_TYPE = 13;
    private static final int MAX_NAME = 63;

    /// Checks texts and ranges.
    ///
    /// @throws IllegalArgumentException if a text is empty, too long or not printable ASCII, or a number out of range; the message names it
    public AlgSocketAddress {
        check("type", type, MAX_TYPE);
        check("name", name, MAX_NAME);
        Unsigned.check("features", features, Unsigned.MAX_32);
        Unsigned.check("mask", mask, Unsigned.MAX_32);
    }

    /// Makes an address that asks for no features.
    ///
    /// @param type such as `hash`
    /// @param name such as `sha256`
    public AlgSocketAddress(String type, String name) {
        this(type, name, 0, 0);
    }

    private static void check(String what, String text, int max) {
        boolean printable = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > max || !printable)
            throw new IllegalArgumentException(
                    "the "
                            + what
                            + " \""
                            + text
                            + "\" is not 1 to "
                            + max
                            + " bytes of printable ASCII");
    }

    /// What else would part the text.
    private static String escape(String text) {
        return text.replace("%", "%25").replace(":", "%3a").replace("?", "%3f");
    }

    static String unescape(String text) {
        return text.replace("%3f", "?").replace("%3a", ":").replace("%25", "%");
    }

    /// The family of this address.
    ///
    /// @return AF_ALG
    @Override
    public AddressFamily family() {
        return AF_ALG;
    }

    /// Answers type and name, and features if there are any.
    ///
    /// @return such as `alg:hash:sha256`
    @Override
    public String toString() {
        return new Query("alg:" + escape(type) + ":" + escape(name))
                .add("feat", features, 0)
                .add("mask", mask, 0)
                .toString();
    }
}
