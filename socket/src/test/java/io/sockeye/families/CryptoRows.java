package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_ALG;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.AlgSocketAddress;
import io.sockeye.control.AlgOperation;
import io.sockeye.option.AlgOptions;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/// The kernel's cryptography, by published examples.
final class CryptoRows {
    private static final Row.Kind ALG = Row.Kind.of(AF_ALG, SOCK_SEQPACKET);

    private CryptoRows() {}

    static List<Row> all() {
        return List.of(
                Row.exchanges(ALG, "hash", CryptoRows::hash),
                Row.exchanges(ALG, "skcipher", CryptoRows::cipher),
                Row.exchanges(ALG, "aead", CryptoRows::authenticated),
                Row.exchanges(ALG, "rng", CryptoRows::random));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static Socket algorithm(String type, String name) throws IOException {
        return ALG.open().bind(new AlgSocketAddress(type, name));
    }

    /// FIPS 180-2 appendix B.1.
    private static void hash(Row.Kind kind) throws Exception {
        try (var algorithm = algorithm("hash", "sha256");
                var operation = algorithm.accept()) {
            operation.sendAll("abc".getBytes(US_ASCII));
            assertThat(operation.recv(100))
                    .isEqualTo(
                            hex(
                                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        }
    }

    /// NIST SP 800-38A appendix F.2.1.
    private static void cipher(Row.Kind kind) throws Exception {
        var iv = hex("000102030405060708090a0b0c0d0e0f");
        var plain = hex("6bc1bee22e409f96e93d7e117393172a");
        var secret = hex("7649abac8119b246cee98e9b12e9197d");
        try (var algorithm =
                        algorithm("skcipher", "cbc(aes)")
                                .set(
                                        AlgOptions.ALG_SET_KEY,
                                        hex("2b7e151628aed2a6abf7158809cf4f3c"));
                var operation = algorithm.accept()) {
            operation.sendMessage(Message.of(plain).with(AlgOperation.encrypt(iv)));
            assertThat(operation.recv(16)).isEqualTo(secret);
            operation.sendMessage(Message.of(secret).with(AlgOperation.decrypt(iv)));
            assertThat(operation.recv(16)).isEqualTo(plain);
        }
    }

    /// Test case 2 of McGrew and Viega, The Galois/Counter Mode of Operation, with four bytes that are not encrypted in a second part.
    private static void authenticated(Row.Kind kind) throws Exception {
        var iv = new byte[12];
        try (var algorithm =
                        algorithm("aead", "gcm(aes)")
                                .set(AlgOptions.ALG_SET_KEY, new byte[16])
                                .set(AlgOptions.ALG_SET_AEAD_AUTHSIZE, 16);
                var operation = algorithm.accept()) {
            operation.sendMessage(
                    Message.of(new byte[16]).with(AlgOperation.encrypt(iv).associated(0)));
            assertThat(operation.recv(100))
                    .isEqualTo(
                            hex(
                                    "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"));
            operation.sendMessage(
                    Message.of(new byte[4 + 16]).with(AlgOperation.encrypt(iv).associated(4)));
            var sealed = operation.recv(100);
            assertThat(sealed).hasSize(4 + 16 + 16);
            operation.sendMessage(Message.of(sealed).with(AlgOperation.decrypt(iv).associated(4)));
            assertThat(operation.recv(4 + 16)).isEqualTo(new byte[4 + 16]);
        }
    }

    private static void random(Row.Kind kind) throws Exception {
        try (var algorithm =
                        algorithm("rng", "drbg_pr_sha256")
                                .set(AlgOptions.ALG_SET_KEY, new byte[32]);
                var operation = algorithm.accept()) {
            var first = operation.recv(32);
            assertThat(first).hasSize(32);
            assertThat(operation.recv(32)).hasSize(32).isNotEqualTo(first);
        }
    }
}
