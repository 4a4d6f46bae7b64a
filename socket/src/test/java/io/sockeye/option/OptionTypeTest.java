package io.sockeye.option;

import static io.sockeye.option.OptionType.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptionTypeTest {
    private static <T> String encode(OptionType<T> type, T value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = type.encode(value, arena);
            assertThat(segment.isNative()).isTrue();
            return HexFormat.of().formatHex(segment.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static <T> T decode(OptionType<T> type, String hex) {
        return type.decode(MemorySegment.ofArray(HexFormat.of().parseHex(hex)));
    }

    private static <T> void assertBothWays(OptionType<T> type, T value, String hex) {
        assertThat(encode(type, value)).isEqualTo(hex);
        assertThat(decode(type, hex)).isEqualTo(value);
    }

    @Test
    void valuesLieInMemoryAsInC() {
        assertBothWays(FLAG, true, "01000000");
        assertBothWays(FLAG, false, "00000000");
        assertBothWays(INT, -2, "feffffff");
        assertBothWays(LONG, 0x0102030405060708L, "0807060504030201");
        assertBothWays(SECONDS, Duration.ofSeconds(30), "1e000000");
        assertBothWays(MILLISECONDS, Duration.ofSeconds(20), "204e0000");
        assertBothWays(MICROSECONDS, Duration.ofMillis(1), "e8030000");
        assertBothWays(TIMEVAL, Duration.ofSeconds(2, 3000), "02000000000000000300000000000000");
        assertBothWays(OptionType.string(16), "reno", "72656e6f");
        assertBothWays(Linger.TYPE, Linger.of(Duration.ofSeconds(5)), "0100000005000000");
        assertBothWays(Linger.TYPE, Linger.off(), "0000000000000000");
    }

    @Test
    void aFlagIsAnyByteThatIsSet() {
        assertThat(decode(FLAG, "00000400")).isTrue();
        assertThat(decode(FLAG, "01")).isTrue();
        assertThat(decode(FLAG, "00")).isFalse();
    }

    @Test
    void durationsAreRoundedUp() {
        assertThat(encode(SECONDS, Duration.ofNanos(1))).isEqualTo("01000000");
        assertThat(encode(SECONDS, Duration.ofMillis(1001))).isEqualTo("02000000");
        assertThat(encode(SECONDS, Duration.ZERO)).isEqualTo("00000000");
        assertThat(encode(MILLISECONDS, Duration.ofNanos(1_000_001))).isEqualTo("02000000");
        assertThat(encode(MICROSECONDS, Duration.ofNanos(1_001))).isEqualTo("02000000");
        assertThat(encode(TIMEVAL, Duration.ofSeconds(0, 999_999_001)))
                .isEqualTo("01000000000000000000000000000000");
        assertThat(encode(TIMEVAL, Duration.ofNanos(1)))
                .isEqualTo("00000000000000000100000000000000");
        assertThat(encode(Linger.TYPE, Linger.of(Duration.ofMillis(1))))
                .isEqualTo("0100000001000000");
    }

    /// The kernel never says so; found by Jazzer.
    @Test
    void aTimevalBeyondAnyDurationIsRefused() {
        assertThat(decode(TIMEVAL, "ffffffffffffffffc0bdf0ffffffffff"))
                .isEqualTo(Duration.ofSeconds(-2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decode(TIMEVAL, "ffffffffffffff7f40420f0000000000"))
                .withMessageContaining("too long");
    }

    @Test
    void theLongestDurationsThatFitAreGood() {
        assertThat(encode(SECONDS, Duration.ofSeconds(Integer.MAX_VALUE))).isEqualTo("ffffff7f");
        assertThat(encode(TIMEVAL, Duration.ofSeconds(Long.MAX_VALUE)))
                .startsWith("ffffffffffffff7f");
    }

    @Test
    void durationsThatDoNotFitAreRefusedAndNamed() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (var type : List.of(SECONDS, MILLISECONDS, MICROSECONDS, TIMEVAL)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encode(type, Duration.ofMillis(-1500)))
                    .withMessageContaining("PT-1.5S");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encode(type, longest))
                    .withMessageContaining(longest.toString());
        }
        Duration above = Duration.ofSeconds(Integer.MAX_VALUE, 1);
        for (var type : List.of(SECONDS, MILLISECONDS, MICROSECONDS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encode(type, above))
                    .withMessageContaining(above.toString());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Linger.of(above))
                .withMessageContaining(above.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Linger.of(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    @Test
    void everyDurationIsSetNoShorterThanAskedFor() {
        var random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            Duration asked = Duration.ofNanos(random.nextLong(2_000_000_000_000L));
            for (var type : List.of(SECONDS, MILLISECONDS, TIMEVAL)) {
                Duration set = decode(type, encode(type, asked));
                assertThat(set).isGreaterThanOrEqualTo(asked);
                assertThat(set.minus(asked))
                        .isLessThan(type == SECONDS ? Duration.ofSeconds(1) : Duration.ofMillis(1));
            }
        }
    }

    @Test
    void tooFewBytesAreRefused() {
        for (var type : List.of(INT, LONG, SECONDS, TIMEVAL, Linger.TYPE, new CredentialsType())) {
            for (int length = 0; length < type.size(); length++) {
                String hex = "00".repeat(length);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> decode(type, hex))
                        .withMessageContaining(hex.length() / 2 + " bytes")
                        .withMessageContaining(type.toString());
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> decode(FLAG, ""));
    }

    @Test
    void textsEndAtTheFirstNul() {
        assertThat(decode(OptionType.string(16), "6c6f0000")).isEqualTo("lo");
        assertThat(decode(OptionType.string(16), "6c6f0061")).isEqualTo("lo");
        assertThat(decode(OptionType.string(16), "")).isEmpty();
        assertThat(encode(OptionType.string(16), "")).isEmpty();
    }

    @Test
    void textsThatDoNotFitAreRefusedAndNamed() {
        var type = OptionType.string(16);
        assertThat(encode(type, "x".repeat(15))).hasSize(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(type, "eth0-and-a-half-"))
                .withMessageContaining("\"eth0-and-a-half-\"")
                .withMessageContaining("15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(type, "a\0b"))
                .withMessageContaining("a\\0b");
        assertThatIllegalArgumentException().isThrownBy(() -> OptionType.string(0));
    }

    @Test
    void bytesAreCopiedBothWays() {
        var type = OptionType.bytes(3);
        assertThat(type.size()).isEqualTo(3);
        assertThat(encode(type, new byte[] {1, 2})).isEqualTo("0102");
        assertThat(decode(type, "0102")).containsExactly(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(type, new byte[4]))
                .withMessageContaining("4 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> OptionType.bytes(-1));
    }
}
