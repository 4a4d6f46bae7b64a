package io.sockeye.tools.ping;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Eight bytes for each probe that nobody can name who has not seen it: SipHash-2-4 (Aumasson and Bernstein, 2012) of its number under a key
/// of this run. A host that was asked learns nothing from its own about those of others.
///
/// The key is read from `/dev/urandom`: `SecureRandom` would take a tenth of a start-up for the same sixteen bytes.
final class Secret {
    private final long key0;
    private final long key1;

    Secret(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    static Secret make() throws IOException {
        try (var random = new FileInputStream("/dev/urandom")) {
            var key = ByteBuffer.wrap(random.readNBytes(16));
            return new Secret(key.getLong(), key.getLong());
        }
    }

    /// SipHash-2-4 of the eight bytes of a number, little-endian.
    long of(long number) {
        var state =
                new long[] {
                    key0 ^ 0x736f6d6570736575L,
                    key1 ^ 0x646f72616e646f6dL,
                    key0 ^ 0x6c7967656e657261L,
                    key1 ^ 0x7465646279746573L
                };
        compress(state, number);
        compress(state, 8L << 56);
        state[2] ^= 0xff;
        for (int i = 0; i < 4; i++) round(state);
        return state[0] ^ state[1] ^ state[2] ^ state[3];
    }

    private static void compress(long[] state, long word) {
        state[3] ^= word;
        round(state);
        round(state);
        state[0] ^= word;
    }

    private static void round(long[] v) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
        v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
        v[0] = Long.rotateLeft(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
        v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
        v[2] = Long.rotateLeft(v[2], 32);
    }
}
