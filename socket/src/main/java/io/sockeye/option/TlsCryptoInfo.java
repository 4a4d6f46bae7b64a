package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.internal.sys.LinuxTls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/// With what the kernel protects the records of one direction: the structs tls12_crypto_info_ of `<linux/tls.h>`, one for each cipher.
///
/// The handshake is yours, and so are the keys that it ends in: of TLS 1.3 those of RFC 8446, section 7.3, of TLS 1.2 those of RFC 5246,
/// section 6.3. JSSE hands out none.
///
/// @param version [TlsOptions#TLS_1_2_VERSION] or [TlsOptions#TLS_1_3_VERSION]
/// @param cipher one that has a name here
/// @param key as long as the cipher wants it
/// @param nonce 12 bytes: of TLS 1.3 the write IV; of TLS 1.2 the write IV of 4 bytes and an explicit nonce of 8, but all 12 with ChaCha20. In
///     C they are called salt and iv
/// @param sequence the number of the next record, unsigned
public record TlsCryptoInfo(int version, TlsCipher cipher, Bytes key, Bytes nonce, long sequence) {
    /// Set, of any cipher.
    static final OptionType<TlsCryptoInfo> TYPE = new Type(LinuxTls.AES_GCM_256);

    private static final int NONCE = 12;

    /// Checks the lengths.
    ///
    /// @throws IllegalArgumentException if the cipher has no name here, a length is not its own, or the version has more than 16 bits
    public TlsCryptoInfo {
        Memory.checkUnsigned(version, 0xffff);
        checkLength("key", key, size(layout(cipher), "key"));
        checkLength("nonce", nonce, NONCE);
    }

    private static void checkLength(String what, Bytes bytes, long length) {
        if (bytes.length() != length)
            throw new IllegalArgumentException(
                    "a %s of %d bytes, not of %d".formatted(what, bytes.length(), length));
    }

    /// The keys of a direction of which no record has gone out or come in.
    ///
    /// @param version TLS_1_2_VERSION or TLS_1_3_VERSION
    /// @param cipher one that has a name here
    /// @param key copied
    /// @param nonce 12 bytes, copied
    /// @return the value to set
    /// @throws IllegalArgumentException if the cipher has no name here, or a length is not its own
    public static TlsCryptoInfo of(int version, TlsCipher cipher, byte[] key, byte[] nonce) {
        return new TlsCryptoInfo(version, cipher, Bytes.of(key), Bytes.of(nonce), 0);
    }

    /// Answers without key and nonce, which are secrets.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "TlsCryptoInfo[0x%04x, %s, record %s]"
                .formatted(version, cipher, Long.toUnsignedString(sequence));
    }

    /// Read back: the kernel wants room for just the struct of the cipher.
    static OptionType<TlsCryptoInfo> typeOf(TlsCipher cipher) {
        return new Type(layout(cipher));
    }

    private static StructLayout layout(TlsCipher cipher) {
        return switch (Objects.requireNonNull(cipher, "cipher").number()) {
            case 51 -> LinuxTls.AES_GCM_128;
            case 52 -> LinuxTls.AES_GCM_256;
            case 53 -> LinuxTls.AES_CCM_128;
            case 54 -> LinuxTls.CHACHA20_POLY1305;
            case 55 -> LinuxTls.SM4_GCM;
            case 56 -> LinuxTls.SM4_CCM;
            case 57 -> LinuxTls.ARIA_GCM_128;
            case 58 -> LinuxTls.ARIA_GCM_256;
            default -> throw new IllegalArgumentException("no struct is known for " + cipher);
        };
    }

    private static int size(StructLayout layout, String member) {
        return (int) layout.select(PathElement.groupElement(member)).byteSize();
    }

    /// Which struct it is, its beginning says.
    ///
    /// @param largest what there is to be room for
    private record Type(StructLayout largest) implements OptionType<TlsCryptoInfo> {
        private static final java.lang.foreign.ValueLayout.OfLong SEQUENCE =
                Memory.LONG.withOrder(ByteOrder.BIG_ENDIAN);

        @Override
        public int size() {
            return (int) largest.byteSize();
        }

        @Override
        public TlsCryptoInfo decode(MemorySegment value) {
            var cipher = cipher(value);
            var layout = layout(cipher);
            Memory.checkLength(value, layout.byteSize(), this);
            var salt = part(value, layout, "salt");
            var iv = part(value, layout, "iv");
            byte[] nonce = new byte[salt.length() + iv.length()];
            System.arraycopy(salt.toArray(), 0, nonce, 0, salt.length());
            System.arraycopy(iv.toArray(), 0, nonce, salt.length(), iv.length());
            return new TlsCryptoInfo(
                    Memory.unsignedShort(value, LinuxTls.TlsCryptoInfo.VERSION),
                    cipher,
                    part(value, layout, "key"),
                    Bytes.of(nonce),
                    value.get(SEQUENCE, offset(layout, "rec_seq")));
        }

        @Override
        public MemorySegment encode(TlsCryptoInfo info, Arena arena) {
            var layout = layout(info.cipher);
            var struct = arena.allocate(layout);
            struct.set(Memory.SHORT, LinuxTls.TlsCryptoInfo.VERSION, (short) info.version);
            struct.set(
                    Memory.SHORT, LinuxTls.TlsCryptoInfo.CIPHER_TYPE, (short) info.cipher.number());
            Memory.putBytes(info.key, struct, offset(layout, "key"));
            byte[] nonce = info.nonce.toArray();
            int salt = TlsCryptoInfo.size(layout, "salt");
            MemorySegment.copy(nonce, 0, struct, Memory.BYTE, offset(layout, "salt"), salt);
            MemorySegment.copy(
                    nonce, salt, struct, Memory.BYTE, offset(layout, "iv"), nonce.length - salt);
            struct.set(SEQUENCE, offset(layout, "rec_seq"), info.sequence);
            return struct;
        }

        private static Bytes part(MemorySegment value, StructLayout layout, String member) {
            return Memory.bytes(value, offset(layout, member), TlsCryptoInfo.size(layout, member));
        }

        private static long offset(MemoryLayout layout, String member) {
            return layout.byteOffset(PathElement.groupElement(member));
        }

        @Override
        public String toString() {
            return "struct " + largest.name().orElseThrow();
        }
    }

    /// Read: which cipher it is, the beginning of each of the structs.
    static final OptionType<TlsCipher> CIPHER =
            new StructType<>(
                    LinuxTls.TlsCryptoInfo.LAYOUT,
                    TlsCryptoInfo::cipher,
                    (cipher, struct) ->
                            struct.set(
                                    Memory.SHORT,
                                    LinuxTls.TlsCryptoInfo.CIPHER_TYPE,
                                    (short) cipher.number()));

    private static TlsCipher cipher(MemorySegment struct) {
        Memory.checkLength(struct, LinuxTls.TlsCryptoInfo.SIZE, "struct tls_crypto_info");
        return TlsCipher.of(Memory.unsignedShort(struct, LinuxTls.TlsCryptoInfo.CIPHER_TYPE));
    }
}
