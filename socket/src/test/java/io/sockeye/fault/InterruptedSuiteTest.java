package io.sockeye.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The tests of the contract pass while every second call is interrupted by a signal.
///
/// Not read and write: those are the JVM's calls more than ours, and the JDK does not repeat all of its own.
@ExtendWith(NoLeaks.class)
@RequiresCommand("strace")
class InterruptedSuiteTest {
    private static final List<String> CALLS =
            List.of(
                    "recvfrom",
                    "sendto",
                    "recvmsg",
                    "sendmsg",
                    "accept4",
                    "connect",
                    "poll",
                    "epoll_wait",
                    "sendfile");

    private static final List<String> CONTRACT =
            List.of("Tcp4Test", "Udp4Test", "UnixStreamTest", "UnixDatagramTest");
    private static final List<String> REST_OF_CONTRACT =
            List.of("Tcp6Test", "Udp6Test", "UnixSeqpacketTest");

    private static final List<String> SHARED = named("waiting", List.of("SharedTest"));

    /// Not CloseWakesTest: it fills buffers thousands of times, which takes strace half an hour.
    private static final List<String> WAITING = List.of("InterruptTest", "SharedTest");

    @TempDir Path folder;

    @BeforeAll
    static void requireStrace() throws Exception {
        Tracing.requireStarting();
    }

    @Test
    @Tag("slow")
    @Timeout(400)
    void theContractHoldsThoughEverySecondCallIsInterrupted() throws Exception {
        run(Stream.concat(named("contract", CONTRACT).stream(), SHARED.stream()).toList(), 200);
    }

    @Test
    @Tag("soak")
    @Timeout(1800)
    void everythingHoldsThoughEverySecondCallIsInterrupted() throws Exception {
        var all =
                Stream.of(
                        named("contract", CONTRACT),
                        named("contract", REST_OF_CONTRACT),
                        named("waiting", WAITING));
        run(all.flatMap(List::stream).toList(), 400);
    }

    private static List<String> named(String room, List<String> classes) {
        return classes.stream().map(name -> "io.sockeye." + room + "." + name).toList();
    }

    private void run(List<String> classes, int tests) throws Exception {
        var log = folder.resolve("log");
        var strace =
                new ArrayList<>(
                        List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", log.toString()));
        strace.addAll(List.of("-e", "signal=none", "-e", "trace=" + String.join(",", CALLS)));
        for (var call : CALLS)
            strace.addAll(List.of("-e", "inject=" + call + ":error=EINTR:when=1+2"));
        long start = System.nanoTime();
        try (var child =
                ChildJvm.start(
                        strace,
                        List.of("-ea"),
                        SuiteProgram.class,
                        classes.toArray(String[]::new))) {
            var said = child.rest().strip();
            var last = said.lines().reduce("", (_, line) -> line);
            System.out.printf(
                    "interrupted: %s in %d s, %s%n",
                    last, (System.nanoTime() - start) / 1_000_000_000, injected(log));
            assertThat(last).as(said).matches("\\d+ passed, 0 failed, \\d+ skipped");
            assertThat(Integer.parseInt(last.split(" ")[0])).isGreaterThan(tests);
        }
        // The control: the calls were interrupted.
        var injected = injected(log);
        assertThat(injected).containsOnlyKeys(CALLS);
        assertThat(injected.values()).allMatch(count -> count >= 10);
        assertThat(injected.values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThan(1_000);
    }

    private static TreeMap<String, Long> injected(Path log) throws Exception {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.endsWith("(INJECTED)"))
                    .map(line -> line.replaceFirst("^\\d+ +(?:<\\.\\.\\. )?(\\w+).*", "$1"))
                    .collect(
                            Collectors.groupingBy(
                                    call -> call, TreeMap::new, Collectors.counting()));
        }
    }
}
