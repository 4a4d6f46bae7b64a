package io.sockeye.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.NoLeaks;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Closing an arena at any moment of a call ends no JVM.
@ExtendWith(NoLeaks.class)
class ClosingTest {
    @Test
    @Tag("slow")
    @Timeout(60)
    void anArenaClosedAtAnyMoment() throws Exception {
        run(100);
    }

    @Test
    @Tag("soak")
    @Timeout(600)
    void anArenaClosedAtAnyMomentForMinutes() throws Exception {
        run(3_000);
    }

    private static void run(int rounds) throws Exception {
        var guard = "-Dio.sockeye.guard=" + GuardPages.class.getName();
        try (var jvm =
                ChildJvm.start(List.of(), List.of(guard), ClosingProgram.class, "" + rounds)) {
            var said = jvm.rest();
            assertThat(jvm.exitCode()).as(said).isZero();
            // Both ends of the race were met.
            assertThat(said)
                    .containsPattern("[1-9][0-9]* done")
                    .containsPattern("[1-9][0-9]* refused");
        }
    }
}
