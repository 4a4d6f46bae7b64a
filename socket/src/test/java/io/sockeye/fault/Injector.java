package io.sockeye.fault;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs scenarios in a [FaultProgram], with faults. One program serves many cases; one that hangs is ended, and another started.
final class Injector implements AutoCloseable {
    /// Its virtual threads have one carrier, whose calls are theirs.
    private static final List<String> ONE_CARRIER =
            List.of(
                    "-Djdk.virtualThreadScheduler.parallelism=1",
                    "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                    "-Xmx128m",
                    "-Xshare:auto");

    private final Path folder;
    private final long patienceSeconds;
    private @Nullable Peer program;
    private int programs;

    Injector(Path folder, long patienceSeconds) {
        this.folder = folder;
        this.patienceSeconds = patienceSeconds;
    }

    /// What the scenario calls when nothing is injected, and how often.
    Map<String, Integer> calls(Scenario scenario) throws Exception {
        try (var strace = arm(scenario, "")) {
            var result = tell("go " + scenario + " 0", "done");
            if (!result.equals("success")) throw new IOException(scenario + ": " + result);
            var calls = strace.detach().calls();
            tell("check " + scenario, "checked");
            return calls;
        }
    }

    Outcome run(Case it) throws Exception {
        long start = System.nanoTime();
        String result;
        Strace.Log log;
        try (var strace = arm(it.scenario(), it.injection())) {
            int claimed = it.fault() == Fault.SHORT ? Fault.COUNT : 0;
            result = tell("go %s %d".formatted(it.scenario(), claimed), "done");
            log = strace.detach();
        } catch (TimeoutException e) {
            return new Outcome(it, "hang " + stacks(), 0, false, 0, 0, "", millis(start));
        }
        var leftOpen = String.join(",", log.leftOpen());
        var check = tell("check " + it.scenario() + " " + leftOpen, "checked").split(" ", 3);
        return new Outcome(
                it,
                result,
                log.injected(),
                log.closedAgain(),
                Integer.parseInt(check[0]),
                Integer.parseInt(check[1]),
                check[2],
                millis(start));
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// Tried again when a thread has gone meanwhile: those of the library's pools end when they are idle.
    private Strace arm(Scenario scenario, String injection) throws Exception {
        for (int tries = 1; ; tries++) {
            var threads = tell("arm " + scenario, "armed").split(" ");
            try {
                return Strace.attach(
                        Arrays.stream(threads).map(Integer::valueOf).toList(),
                        injection,
                        folder.resolve("log"));
            } catch (NoSuchElementException gone) {
                if (tries == 5) throw gone;
            }
        }
    }

    private Peer program() throws Exception {
        var running = program;
        if (running != null) return running;
        var own = java.nio.file.Files.createDirectories(folder.resolve("program-" + programs++));
        running = ChildJvm.start(List.of(), ONE_CARRIER, FaultProgram.class, own.toString());
        program = running;
        await(running, "ready");
        return running;
    }

    /// Says a line and waits for the answer, of which it gives the rest.
    private String tell(String line, String answer) throws Exception {
        var running = program();
        running.write(line + "\n");
        return await(running, answer);
    }

    private String await(Peer running, String answer) throws Exception {
        var said =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                while (true) {
                                    var line = running.line();
                                    if (line.isEmpty()) return "ended";
                                    if (line.startsWith("broken")) return line;
                                    if (line.startsWith(answer))
                                        return line.substring(answer.length()).strip();
                                    if (!line.startsWith("WARNING")) System.out.println(line);
                                }
                            } catch (IOException e) {
                                return e.toString();
                            }
                        },
                        task -> Thread.ofPlatform().daemon().start(task));
        var rest = said.get(patienceSeconds, TimeUnit.SECONDS);
        if (rest.startsWith("ended") || rest.startsWith("broken")) {
            end();
            throw new IOException("the program: " + rest);
        }
        return rest;
    }

    /// Ends a program that hangs, with its last words.
    private String stacks() throws Exception {
        var hanging = program;
        if (hanging == null) return "";
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String stacks = "no stacks";
        try (var dump = Peer.start(jcmd, Long.toString(hanging.pid()), "Thread.print")) {
            stacks =
                    dump.rest()
                            .lines()
                            .dropWhile(line -> !line.startsWith("\"work\""))
                            .takeWhile(line -> !line.isBlank())
                            .map(String::strip)
                            .reduce("", (a, b) -> a + " " + b);
        }
        end();
        return stacks;
    }

    private void end() throws Exception {
        var running = program;
        program = null;
        if (running != null) running.close();
    }

    @Override
    public void close() throws Exception {
        end();
    }
}
