package io.sockeye.tools.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the figures and the graph come to.
class PingFiguresTest {
    private static PingStatistics of(long... nanos) {
        var statistics = new PingStatistics();
        for (int i = 0; i < nanos.length; i++) {
            statistics.probeSent();
            statistics.replied(i + 1, nanos[i]);
        }
        return statistics;
    }

    @Test
    void theFigures() {
        var figures = of(2_000, 4_000, 4_000, 4_000, 5_000, 5_000, 7_000, 9_000);
        assertThat(figures.min()).isEqualTo(Duration.ofNanos(2_000));
        assertThat(figures.max()).isEqualTo(Duration.ofNanos(9_000));
        assertThat(figures.average()).isEqualTo(Duration.ofNanos(5_000));
        assertThat(figures.deviation()).isEqualTo(Duration.ofNanos(2_000));
        assertThat(figures.jitter()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(figures.percentile(50)).isEqualTo(Duration.ofNanos(4_000));
        assertThat(figures.percentile(90)).isEqualTo(Duration.ofNanos(9_000));
        assertThat(figures.percentile(0.1)).isEqualTo(Duration.ofNanos(2_000));
        assertThat(figures.percentile(100)).isEqualTo(Duration.ofNanos(9_000));
        assertThatThrownBy(() -> figures.percentile(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAReply() {
        var figures = new PingStatistics();
        assertThat(figures.lossPercent()).isZero();
        figures.probeSent();
        assertThat(figures.lossPercent()).isEqualTo(100);
        assertThat(figures.percentile(99)).isZero();
        assertThat(figures.average()).isZero();
        assertThat(figures.deviation()).isZero();
        assertThat(figures.jitter()).isZero();
    }

    @Test
    void overtakenReplies() {
        var figures = new PingStatistics();
        assertThat(figures.replied(1, 1)).isFalse();
        assertThat(figures.replied(3, 1)).isFalse();
        assertThat(figures.replied(2, 1)).isTrue();
        assertThat(figures.replied(4, 1)).isFalse();
        assertThat(figures.outOfOrder()).isEqualTo(1);
    }

    /// The last 65,536 are kept.
    @Test
    void percentilesForget() {
        var figures = new PingStatistics();
        for (int i = 0; i < 70_000; i++) figures.replied(i + 1, 1_000_000);
        for (int i = 0; i < 65_536; i++) figures.replied(i + 1, 1_000);
        assertThat(figures.percentile(100)).isEqualTo(Duration.ofNanos(1_000));
        assertThat(figures.max()).isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @CsvSource({
        "51000, 0.051",
        "999499, 0.999",
        "999500, 1.00",
        "9994999, 9.99",
        "9995000, 10.0",
        "99949999, 99.9",
        "99950000, 100",
        "1234567890, 1235"
    })
    void threeDigits(long nanos, String text) {
        assertThat(Figures.time(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    /// The test vector of the paper's appendix is of 15 bytes; this one is its table's entry for eight, of the authors' reference code.
    @Test
    void sipHash() {
        long key0 = 0x0706050403020100L;
        long key1 = 0x0f0e0d0c0b0a0908L;
        assertThat(new Secret(key0, key1).of(0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
    }

    @Test
    void theGraph() {
        var graph = new Graph();
        for (long value : new long[] {1, 2, 3, 4, 5, 6, 7, 8}) graph.add(value * 1000);
        assertThat(graph.draw(10, 2)).containsExactly("⠀⠀⣠⣾", "⣠⣾⣿⣿");
        graph.add(Graph.LOST);
        assertThat(graph.draw(10, 1)).containsExactly("⣀⣤⣶⣿!");
        assertThat(graph.last()).isEqualTo(Graph.LOST);
    }

    /// One peak does not flatten the others.
    @Test
    void peaksAreCut() {
        var graph = new Graph();
        for (int i = 0; i < 199; i++) graph.add(1_000);
        graph.add(1_000_000);
        assertThat(graph.draw(100, 1)).containsExactly("⣿".repeat(100));
    }

    /// Also of few values: the first answer is often slow.
    @Test
    void aPeakAmongFewIsCut() {
        var graph = new Graph();
        graph.add(1_000_000);
        for (int i = 0; i < 7; i++) graph.add(1_000);
        assertThat(graph.draw(10, 1)).containsExactly("⣿⣿⣿⣿");
    }

    @Test
    void onlyLossesCanBeDrawn() {
        var graph = new Graph();
        assertThat(graph.draw(5, 1)).containsExactly("");
        graph.add(Graph.LOST);
        assertThat(graph.draw(5, 2)).containsExactly("⠀", "!");
    }
}
