package io.sockeye.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void anOddNumberOfFigures() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0)))
                .isEqualTo(new Spread(1, 2, 3, 4, 5));
    }

    @Test
    void betweenTwoFigures() {
        assertThat(Spread.of(List.of(1.0, 2.0))).isEqualTo(new Spread(1, 1.25, 1.5, 1.75, 2));
    }

    @Test
    void oneFigure() {
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7, 7, 7));
    }

    /// Both had to wait in the second round: that is no difference between them.
    @Test
    void ratiosAreOfRoundsSideBySide() {
        var reference = List.of(round(100), round(900), round(100));
        var rounds = List.of(round(150), round(1350), round(150));
        assertThat(new Standing("x", "cpu", rounds, reference).ratio())
                .isEqualTo(new Spread(1.5, 1.5, 1.5, 1.5, 1.5));
    }

    private static Measurement round(long cpu) {
        return new Measurement(Map.of("ops", 10L, "wall", 1000L, "cpu", cpu));
    }
}
