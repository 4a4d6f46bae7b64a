package io.sockeye.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Any bytes give a value or the one exception, and the buffer stays as it was.
class HostileInputTest {
    private static final int ROUNDS = 25_000;

    @ParameterizedTest
    @EnumSource
    void mutatedBytes(Parsers parser) {
        var random = new Random(4711);
        var seed = parser.seed();
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var data = mutated(seed, random);
            if (random.nextBoolean()) repair(parser, data);
            try {
                assertThat(parser.parse(data).toString()).isNotNull();
            } catch (MalformedPacketException e) {
                refused++;
                assertThat(e.offset()).isBetween(0, data.length);
                assertThat(e).hasMessageContaining(e.reason()).hasMessageContaining(e.protocol());
            }
        }
        assertThat(refused).as("some of them are malformed").isGreaterThan(10);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        var data =
                Arrays.copyOf(
                        seed,
                        random.nextInt(8) == 0 ? random.nextInt(seed.length + 9) : seed.length);
        for (int edits = random.nextInt(5); edits > 0 && data.length > 0; edits--) {
            int at = random.nextInt(data.length);
            data[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) random.nextInt();
                        case 1 -> (byte) (data[at] ^ 1 << random.nextInt(8));
                        case 2 -> 0;
                        default -> -1;
                    };
        }
        return data;
    }

    /// Makes the checksum right again, or no parser would look any further.
    private static void repair(Parsers parser, byte[] data) {
        int field =
                switch (parser) {
                    case IP, IP4 -> 10;
                    case ICMP, ICMP_UNREACHABLE, ICMP_EXTENDED -> 2;
                    default -> data.length;
                };
        if (field + 2 > data.length) return;
        int length = field == 2 ? data.length : Math.min((data[0] & 15) * 4, data.length);
        data[field] = data[field + 1] = 0;
        int checksum = InternetChecksum.of(ByteBuffer.wrap(data, 0, length));
        data[field] = (byte) (checksum >> 8);
        data[field + 1] = (byte) checksum;
    }

    /// A packet cut anywhere is malformed, or a shorter one; it is never read past its end.
    @ParameterizedTest
    @EnumSource
    void cutAnywhere(Parsers parser) {
        var seed = parser.seed();
        for (int length = 0; length < seed.length; length++) {
            var cut = Arrays.copyOf(seed, length);
            try {
                parser.parse(cut);
            } catch (MalformedPacketException e) {
                assertThat(e.offset()).isBetween(0, length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBufferStaysAsItWas(Parsers parser) throws Exception {
        var seed = parser.seed();
        var within = ByteBuffer.allocate(seed.length + 20).position(7).put(seed).flip().position(7);
        var before = within.duplicate();
        assertThat(parser.parse(within)).isNotNull();
        assertThat(within.position()).isEqualTo(7);
        assertThat(within).isEqualTo(before);
    }
}
