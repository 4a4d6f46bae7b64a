package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCheckpointTest {
    @TempDir Path folder;

    @Test
    void itIsReadAsItWasWritten() throws Exception {
        var file = folder.resolve("state");
        assertThat(Checkpoint.read(file)).isEmpty();
        for (var begun : List.of(List.<Long>of(), List.of(3L, 17L))) {
            var checkpoint = new Checkpoint(Checkpoint.digest(List.of("a", "b")), -5, 99, begun);
            checkpoint.write(file);
            assertThat(Checkpoint.read(file)).contains(checkpoint);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void somethingElseIsRefused() throws Exception {
        var file = folder.resolve("state");
        for (var text :
                List.of("", "sockeye scan 1\n", "sockeye scan 1\nx\ny\n1\n\n", "a\nb\n1\n1\n1\n")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--resume");
        }
    }

    @Test
    void theDigestKnowsWhereWordsEnd() {
        assertThat(Checkpoint.digest(List.of("ab", "c")))
                .isNotEqualTo(Checkpoint.digest(List.of("a", "bc")));
    }

    /// Two engines took 0 to 9. The first was looked at when 6 were taken, the second when all were.
    @Test
    void snapshotsOfTwoMomentsForgetNothing() {
        var first = new Snapshot(6, List.of(), List.of(1L, 4L));
        var second = new Snapshot(10, List.of(), List.of(5L, 8L));
        var together = Snapshot.together(List.of(first, second), "x", 1);
        assertThat(together.next()).isEqualTo(6);
        assertThat(together.begun()).containsExactly(1L, 4L, 5L);
    }

    @Test
    void whatIsLeftOfAnEarlierRunIsKept() {
        var first = new Snapshot(6, List.of(2L, 3L), List.of());
        var second = new Snapshot(6, List.of(3L), List.of(2L));
        var together = Snapshot.together(List.of(first, second), "x", 1);
        assertThat(together.begun()).containsExactly(2L, 3L);
    }
}
