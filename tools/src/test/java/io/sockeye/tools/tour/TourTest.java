package io.sockeye.tools.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import io.sockeye.tools.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    private static final List<String> STEPS =
            List.of(
                    "TCP echo",
                    "UDP",
                    "Unix stream by path",
                    "Unix datagram",
                    "Unix seqpacket pair",
                    "abstract name",
                    "descriptor passed on",
                    "links over netlink",
                    "connection refused",
                    "timeout",
                    "close wakes a waiter");

    @TempDir private Path directory;

    @Test
    void everyStepHappens() throws Exception {
        var tour = Command.sockeye(List.of("-Djava.io.tmpdir=" + directory), "tour");
        assertThat(tour.err()).isEmpty();
        assertThat(tour.out()).hasSize(STEPS.size() + 1);
        for (int i = 0; i < STEPS.size(); i++) {
            assertThat(tour.out().get(i))
                    .matches("ok      " + STEPS.get(i) + " +[0-9.]+ ms  \\S.*");
        }
        assertThat(tour.out().get(0)).contains("41 bytes");
        assertThat(tour.out().get(6)).containsPattern("process \\d+ read the file");
        assertThat(tour.out().get(8))
                .containsPattern(
                        "connect 127\\.0\\.0\\.1:\\d+.*Connection refused \\(ECONNREFUSED\\)");
        assertThat(tour.out().getLast()).startsWith("11 of 11 steps happened");
        assertThat(tour.status()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theColumnsAreAligned() throws Exception {
        var tour = Command.sockeye(List.of("-Djava.io.tmpdir=" + directory), "tour");
        var lines = tour.out().subList(0, STEPS.size());
        assertThat(lines.stream().map(line -> line.indexOf(" ms  ")).distinct()).hasSize(1);
    }

    @Test
    void nothingStaysBehind() throws Exception {
        Command.sockeye(List.of("-Djava.io.tmpdir=" + directory), "tour");
        assertThat(directory.toFile().list((_, name) -> name.startsWith("sockeye"))).isEmpty();
    }

    /// A directory whose name leaves no room in sun_path: the steps with a path cannot happen; the others go on.
    @Test
    void aStepThatFailsIsAFailure() throws Exception {
        var deep = Files.createDirectory(directory.resolve("d".repeat(100)));
        var tour = Command.sockeye(List.of("-Djava.io.tmpdir=" + deep), "tour");
        assertThat(tour.status()).isEqualTo(ExitCode.FAILED);
        assertThat(tour.out().get(1)).startsWith("ok      UDP");
        assertThat(tour.out().get(2))
                .startsWith("FAILED  Unix stream by path")
                .endsWith("did not happen");
        assertThat(tour.out().getLast()).startsWith("8 of 11 steps happened");
        assertThat(tour.err()).hasSize(3);
        assertThat(tour.err().getFirst())
                .startsWith("sockeye: Unix stream by path: IllegalArgumentException")
                .contains("d".repeat(100));
        assertThat(deep.toFile().list()).isEmpty();
    }
}
