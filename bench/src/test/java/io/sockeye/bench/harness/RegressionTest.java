package io.sockeye.bench.harness;

import static io.sockeye.bench.harness.Results.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures are written down and compared with; the tolerance is ten per cent.
class RegressionTest {
    @TempDir private Path folder;
    private Path figures;

    @BeforeEach
    void writeDown() throws Exception {
        var then =
                Results.of(
                        Results.workload(),
                        standing("Sockeye, byte[]", 1180, 1190, 1200, 1210, 1220),
                        standing("NIO", 1100, 1100, 1100, 1100, 1100));
        figures =
                Files.writeString(
                        folder.resolve("figures.json"),
                        Figures.of("a \"day\" on a machine", List.of(then)));
    }

    @Test
    void asGood() throws Exception {
        assertThat(compare(standing("Sockeye, byte[]", 1270, 1280, 1290, 1300, 1310)))
                .containsExactly(
                        "as good: example, Sockeye, byte[]: 1.29 of C (1.28–1.30), was 1.20 (1.19–1.21), tolerance 10 %");
    }

    @Test
    void worse() throws Exception {
        assertThat(compare(standing("Sockeye, byte[]", 1330, 1340, 1350, 1360, 1370)))
                .singleElement()
                .asString()
                .startsWith("worse: example, Sockeye, byte[]: 1.35 of C");
    }

    /// The median has grown, but a quarter of the rounds was as fast as ever.
    @Test
    void onlySometimesWorse() throws Exception {
        assertThat(compare(standing("Sockeye, byte[]", 1200, 1200, 1350, 1900, 1900)))
                .singleElement()
                .asString()
                .startsWith("as good: ");
    }

    @Test
    void othersMayGetWorse() throws Exception {
        assertThat(compare(standing("NIO", 9000, 9000, 9000, 9000, 9000))).isEmpty();
    }

    @Test
    void whoIsNewCannotBeWorse() throws Exception {
        assertThat(compare(standing("Sockeye, new", 9000, 9000, 9000, 9000, 9000))).isEmpty();
    }

    @Test
    void notFigures() throws Exception {
        Files.writeString(figures, "{}\n");
        assertThatThrownBy(() -> Regression.since(figures))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there are no figures in");
    }

    /// Where the first contender needs nothing, its neighbours have no ratio: no row to compare with, and still JSON.
    @Test
    void aRatioToNothing() throws Exception {
        var nothing =
                new Standing(
                        "Sockeye, byte[]",
                        "cpu",
                        standing("", 5).rounds(),
                        standing("", 0).rounds());
        var text = Figures.of("", List.of(Results.of(Results.workload(), nothing)));
        assertThat(text).contains("\"ratio\": null").doesNotContain("Infinity", "NaN");
        Files.writeString(figures, text);
        assertThat(Figures.read(figures)).extracting(Figures.Row::contender).containsExactly("C");
    }

    private List<String> compare(Standing now) throws Exception {
        return Regression.since(figures).compare(Results.of(Results.workload(), now));
    }
}
