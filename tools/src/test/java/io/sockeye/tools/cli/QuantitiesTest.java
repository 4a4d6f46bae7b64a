package io.sockeye.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "2s, 2000000000",
        "1.5m, 90000000000",
        "100us, 100000",
        "100µs, 100000",
        "7ns, 7",
        "1h, 3600000000000",
        "0.2, 200000000",
        "3, 3000000000",
        "0, 0",
        ".5s, 500000000"
    })
    void timeSpans(String text, long nanos) {
        assertThat(Quantities.duration(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ms",
                "-1s",
                "1 s",
                "1e3",
                "NaN",
                "0x1p3",
                "1.2.3s",
                ".",
                "5d",
                "1000000h"
            })
    void noTimeSpans(String text) {
        assertThatThrownBy(() -> Quantities.duration(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1400, 1400",
        "64K, 65536",
        "64k, 65536",
        "64KiB, 65536",
        "64KB, 65536",
        "1.5K, 1536",
        "8M, 8388608",
        "2G, 2147483648",
        "12B, 12"
    })
    void sizes(String text, long bytes) {
        assertThat(Quantities.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1", "1.5", "1T", "9007199254740992", "1e3", "iB", "B"})
    void noSizes(String text) {
        assertThatThrownBy(() -> Quantities.bytes(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "10k, 10000", "1.5M, 1500000", "0.5, 0.5", "20/s, 20", "1G, 1e9"})
    void rates(String text, double rate) {
        assertThat(Quantities.rate(text)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "k", "1e3", "Infinity", "/s"})
    void noRates(String text) {
        assertThatThrownBy(() -> Quantities.rate(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "51234, 3, 0.051",
        "51500, 3, 0.052",
        "-51234, 3, -0.051",
        "0, 3, 0.000",
        "1, 6, 0.000001",
        "1999999, 0, 2",
        "123456789012, 2, 123456.79",
        "-1, 3, 0.000",
        "9223372036854775807, 6, 9223372036854.775807"
    })
    void milliseconds(long nanos, int places, String text) {
        assertThat(Decimals.millis(nanos, places)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,3,0",
        "3,3,100",
        "1,3,33.3333",
        "2,3,66.6667",
        "1,2,50",
        "5,0,0",
        "1,1000,0.1",
        "10,100,10"
    })
    void percents(long part, long whole, String text) {
        assertThat(Decimals.percent(part, whole, 4)).isEqualTo(text);
    }

    @Test
    void pointsInTime() {
        assertThat(Timestamp.of(Instant.parse("2026-01-02T03:04:05.000123456Z")))
                .isEqualTo("2026-01-02T03:04:05.000123Z");
        assertThat(Timestamp.of(Instant.EPOCH.minusNanos(1)))
                .isEqualTo("1969-12-31T23:59:59.999999Z");
    }
}
