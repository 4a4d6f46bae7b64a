package io.sockeye.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.NoLeaks;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The garbage collector takes nothing away that the kernel still has: with each collector, in a JVM of its own.
@ExtendWith(NoLeaks.class)
@Timeout(120)
class CollectorTest {
    private static final long SECOND = 1_000;

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"G1", "Serial", "Parallel", "Z"})
    void nothingIsFreedInUse(String collector) throws Exception {
        run(collector, 6 * SECOND, 2);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"G1", "Serial", "Parallel", "Z"})
    void nothingIsFreedInUseForMinutes(String collector) throws Exception {
        run(collector, 60 * SECOND, 100);
    }

    private static void run(String collector, long millis, int rounds) throws Exception {
        // What were freed in use would be without access.
        var guard = "-Dio.sockeye.guard=" + GuardPages.class.getName();
        var options =
                List.of(
                        "-XX:+Use" + collector + "GC",
                        "-Xmx64m",
                        guard,
                        // By C2, and soon: of all compilers it forgets soonest what is not used any
                        // more.
                        "-XX:TieredStopAtLevel=4",
                        "-XX:-TieredCompilation",
                        "-XX:CompileThreshold=200");
        try (var jvm = ChildJvm.start(List.of(), options, CollectorProgram.class, "" + millis)) {
            var said = jvm.rest();
            assertThat(jvm.exitCode()).as(said).isZero();
            assertThat(said)
                    .contains(
                            "controls: freed while recvmsg(2) has it, EFAULT in recvmsg and sendmsg")
                    .contains("ours: kept while they block");
            assertThat(said.replaceAll("(?s).*\\{|\\}.*", "").split(", "))
                    .hasSize(8)
                    .allMatch(entry -> Integer.parseInt(entry.replaceFirst(".*=", "")) >= rounds);
        }
    }
}
