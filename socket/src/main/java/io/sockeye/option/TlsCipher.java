package io.sockeye.option;

import io.sockeye.internal.named.Constants;

/// A cipher that the kernel protects the records of TLS with: cipher_type of `<linux/tls.h>`.
///
/// @param number the kernel's number
public record TlsCipher(int number) {
    /// AES of 128 bits in Galois counter mode. Since Linux 4.13.
    public static final TlsCipher TLS_CIPHER_AES_GCM_128 = new TlsCipher(51);

    /// AES of 256 bits in Galois counter mode. Since Linux 5.1.
    public static final TlsCipher TLS_CIPHER_AES_GCM_256 = new TlsCipher(52);

    /// AES of 128 bits in counter mode with CBC-MAC. Since Linux 5.2.
    public static final TlsCipher TLS_CIPHER_AES_CCM_128 = new TlsCipher(53);

    /// ChaCha20 and Poly1305. Since Linux 5.11.
    public static final TlsCipher TLS_CIPHER_CHACHA20_POLY1305 = new TlsCipher(54);

    /// SM4 in Galois counter mode. Since Linux 5.16.
    public static final TlsCipher TLS_CIPHER_SM4_GCM = new TlsCipher(55);

    /// SM4 in counter mode with CBC-MAC. Since Linux 5.16.
    public static final TlsCipher TLS_CIPHER_SM4_CCM = new TlsCipher(56);

    /// ARIA of 128 bits in Galois counter mode. Since Linux 6.1.
    public static final TlsCipher TLS_CIPHER_ARIA_GCM_128 = new TlsCipher(57);

    /// ARIA of 256 bits in Galois counter mode. Since Linux 6.1.
    public static final TlsCipher TLS_CIPHER_ARIA_GCM_256 = new TlsCipher(58);

    private static final Constants<TlsCipher> NAMES =
            Constants.of(TlsCipher.class, TlsCipher::number);

    /// Answers the cipher with a number.
    ///
    /// @param number the kernel's number
    /// @return the constant itself where there is one
    public static TlsCipher of(int number) {
        return NAMES.find(number, n -> new TlsCipher((int) n));
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `TLS_CIPHER_AES_GCM_128`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
