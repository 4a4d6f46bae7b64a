package io.sockeye.control;

import io.sockeye.address.Bytes;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// What one of the kernel's crypto algorithms is to do with the data beside it: what Python's `sendmsg_afalg` sends, `<linux/if_alg.h>`
/// (since Linux 2.6.38).
///
/// One value here, up to three messages to the kernel: ALG_SET_OP, ALG_SET_IV, ALG_SET_AEAD_ASSOCLEN. The socket is one that accept(2) has
/// answered; data may follow in more messages with MSG_MORE.
///
/// @param operation [#ALG_OP_ENCRYPT] or [#ALG_OP_DECRYPT]
/// @param iv the initialisation vector, as long as the algorithm wants it
/// @param associatedLength how many bytes at the beginning of the data are authenticated only, of AEAD ciphers; 32 bits unsigned
public record AlgOperation(int operation, Optional<Bytes> iv, OptionalLong associatedLength)
        implements ControlMessage {
    /// Decrypt, and check.
    public static final int ALG_OP_DECRYPT = 0;

    /// Encrypt.
    public static final int ALG_OP_ENCRYPT = 1;

    /// Sign. Python has the name; no kernel does it.
    public static final int ALG_OP_SIGN = 2;

    /// Check a signature. Python has the name; no kernel does it.
    public static final int ALG_OP_VERIFY = 3;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the length is out of range
    public AlgOperation {
        Objects.requireNonNull(iv, "iv");
        Ranges.check("associatedLength", associatedLength.orElse(0), Ranges.INT);
    }

    /// To encrypt.
    ///
    /// @param iv the initialisation vector
    /// @return the operation
    public static AlgOperation encrypt(byte... iv) {
        return new AlgOperation(ALG_OP_ENCRYPT, Optional.of(Bytes.of(iv)), OptionalLong.empty());
    }

    /// To decrypt.
    ///
    /// @param iv the initialisation vector
    /// @return the operation
    public static AlgOperation decrypt(byte... iv) {
        return new AlgOperation(ALG_OP_DECRYPT, Optional.of(Bytes.of(iv)), OptionalLong.empty());
    }

    /// The same, of data whose beginning is authenticated only.
    ///
    /// @param bytes how many
    /// @return the operation
    /// @throws IllegalArgumentException if the length is out of range
    public AlgOperation associated(long bytes) {
        return new AlgOperation(operation, iv, OptionalLong.of(bytes));
    }

    /// What the first of its messages is.
    ///
    /// @return ALG_SET_OP
    @Override
    public ControlType type() {
        return ControlType.ALG_SET_OP;
    }
}
