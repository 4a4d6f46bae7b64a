package io.sockeye.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Missing;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Race;
import io.sockeye.bench.harness.Result;
import io.sockeye.bench.harness.Rows;
import io.sockeye.bench.harness.Standing;
import io.sockeye.bench.harness.Table;
import io.sockeye.bench.harness.Workload;
import io.sockeye.bench.workload.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every contender of every workload does some operations. How fast is nobody's business here.
@RequiresCommand({"gcc", "python3", "tcpdump", "ip", "unshare", "nsenter"})
@Tag("slow")
class WorkloadsTest {
    private static final Pace SHORT = new Pace(2, Duration.ZERO, Duration.ofMillis(1));

    private long descriptors;

    static List<Workload> workloads() {
        return Workloads.oneOfEachKind();
    }

    @BeforeEach
    void count() throws Exception {
        descriptors = openDescriptors();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyContenderRuns(Workload workload) throws Exception {
        var result = run(workload);
        var names = workload.contenders().stream().map(Contender::name).toList();
        assertThat(result.notes()).isEmpty();
        assertThat(result.standings()).extracting(Standing::contender).isEqualTo(names);
        for (var standing : result.standings()) {
            assertThat(standing.rounds()).hasSize(2);
            for (var round : standing.rounds()) {
                assertThat(round.values()).containsKeys("ops", workload.figure().key());
                assertThat(round.get("ops")).isPositive();
            }
        }
        assertThat(Table.of(result)).contains(names).doesNotContain("NaN");
        assertThat(Rows.of(result).lines()).hasSizeGreaterThan(2 * 2 * names.size());
    }

    /// A namespace of its own needs a user who may make one.
    private static Result run(Workload workload) throws Exception {
        try {
            return Race.run(workload, SHORT, _ -> {});
        } catch (Missing e) {
            return Assumptions.abort(e.getMessage());
        }
    }

    /// So that a reader finds the row, and a regression the figures of then.
    @Test
    void namesAreUnique() {
        var all = Workloads.all();
        assertThat(all).extracting(Workload::name).doesNotHaveDuplicates();
        for (var workload : all) {
            assertThat(workload.contenders())
                    .extracting(Contender::name)
                    .doesNotHaveDuplicates()
                    .anyMatch(name -> name.startsWith("Sockeye"));
        }
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(ProcessHandle.current().children()).isEmpty();
        // The JDK closes the pipes of a process from a thread of its own, when it has seen it end.
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (openDescriptors() > descriptors && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(openDescriptors()).isLessThanOrEqualTo(descriptors);
    }

    private static long openDescriptors() throws Exception {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
