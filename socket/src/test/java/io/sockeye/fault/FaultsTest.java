package io.sockeye.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.fault.Outcome.Verdict;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Every system call of every scenario fails, is interrupted, moves less, or takes long: the right exception or none, nothing left
/// open, nobody left waiting, and the next run is undisturbed.
@ExtendWith(NoLeaks.class)
@RequiresCommand("strace")
class FaultsTest {
    private static final Path REPORT = Path.of("target", "faults");
    private static final long PATIENCE_SECONDS = 15;

    @TempDir Path folder;

    @BeforeAll
    static void requireStrace(@TempDir Path folder) throws Exception {
        Tracing.requireAttaching(folder);
    }

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    @Test
    @Timeout(120)
    void someFaults() throws Exception {
        inject(List.of(Scenario.TCP, Scenario.ACCEPT_UNIX), 20, "quick.tsv");
    }

    @Test
    @Tag("slow")
    @Timeout(400)
    void manyFaults() throws Exception {
        inject(scenarios(), 240, "report.tsv");
    }

    @Test
    @Tag("soak")
    @Timeout(3600)
    void allFaults() throws Exception {
        inject(scenarios(), Integer.MAX_VALUE, "report.tsv");
    }

    /// The control: what is wrong is found.
    @Test
    @Tag("slow")
    @Timeout(120)
    void wrongCodeIsFound() throws Exception {
        try (var injector = new Injector(folder, 5)) {
            var noRetry =
                    injector.run(new Case(Scenario.WRONG_NO_RETRY, "recvfrom", Fault.EINTR, "1"));
            assertThat(noRetry.verdict()).as(noRetry.line()).isEqualTo(Verdict.UNEXPLAINED);
            var leak = injector.run(new Case(Scenario.WRONG_LEAK, "bind", Fault.ENOMEM, "1"));
            assertThat(leak.descriptorsLeft()).as(leak.line()).isOne();
            assertThat(leak.verdict()).as(leak.line()).isEqualTo(Verdict.UNEXPLAINED);
            var hang = injector.run(new Case(Scenario.WRONG_HANG, "recvfrom", Fault.EINTR, "1"));
            assertThat(hang.verdict()).as(hang.line()).isEqualTo(Verdict.UNEXPLAINED);
            assertThat(hang.result()).startsWith("hang").contains("WrongCode.hang");
        }
    }

    private static List<Scenario> scenarios() {
        return java.util.Arrays.stream(Scenario.values())
                .filter(scenario -> !scenario.isControl())
                .filter(scenario -> !scenario.isPrivileged() || IS_ROOT)
                .toList();
    }

    private void inject(List<Scenario> scenarios, int limit, String name) throws Exception {
        long start = System.nanoTime();
        try (var injector = new Injector(folder, PATIENCE_SECONDS)) {
            var cases = new ArrayList<Case>();
            for (var scenario : scenarios) cases.addAll(cases(scenario, injector));
            int all = cases.size();
            var outcomes = new ArrayList<Outcome>();
            for (var it : sample(cases, limit)) outcomes.add(once(injector, it));
            report(outcomes, all, (System.nanoTime() - start) / 1_000_000_000, name);
        }
    }

    /// A call that was not made is awaited again: who comes first, a client or the accept, is chance.
    private static Outcome once(Injector injector, Case it) throws Exception {
        var outcome = injector.run(it);
        for (int i = 0; i < 3 && outcome.verdict() == Verdict.NOT_REACHED; i++)
            outcome = injector.run(it);
        return outcome;
    }

    private static List<Case> cases(Scenario scenario, Injector injector) throws Exception {
        var cases = new ArrayList<Case>();
        injector.calls(scenario)
                .forEach((call, count) -> {
                    for (var fault : Fault.values()) {
                        for (var when : occurrences(count)) {
                            if (fault.fits(call, scenario, when))
                                cases.add(new Case(scenario, call, fault, when));
                        }
                    }
                });
        return cases;
    }

    /// The first, the last, every second one.
    private static List<String> occurrences(int count) {
        return count == 1 ? List.of("1") : List.of("1", Integer.toString(count), "1+2");
    }

    /// Always the same ones, from all over.
    private static List<Case> sample(List<Case> cases, int limit) {
        if (cases.size() <= limit) return cases;
        var sample = new ArrayList<Case>();
        for (int i = 0; i < limit; i++)
            sample.add(cases.get((int) ((long) i * cases.size() / limit)));
        return sample;
    }

    private static void report(List<Outcome> outcomes, int all, long seconds, String name)
            throws Exception {
        var lines = new ArrayList<String>();
        lines.add(
                "scenario\tcall\tfault\twhen\tinjected\tdescriptors\tthreads\tms\tverdict\tresult");
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var verdict : Verdict.values()) counts.put(verdict, 0);
        for (var outcome : outcomes) {
            lines.add(outcome.line());
            counts.merge(outcome.verdict(), 1, Integer::sum);
        }
        Files.createDirectories(REPORT);
        Files.write(REPORT.resolve(name), lines);
        System.out.println(
                "faults: %d of %d cases in %d s: %s"
                        .formatted(outcomes.size(), all, seconds, counts));
        var unexplained =
                outcomes.stream()
                        .filter(outcome -> outcome.verdict() == Verdict.UNEXPLAINED)
                        .map(Outcome::toString)
                        .toList();
        assertThat(unexplained).isEmpty();
        assertThat(notReached(counts))
                .as("cases in vain")
                .isLessThanOrEqualTo(outcomes.size() / 20);
    }

    private static int notReached(Map<Verdict, Integer> counts) {
        return counts.getOrDefault(Verdict.NOT_REACHED, 0);
    }
}
