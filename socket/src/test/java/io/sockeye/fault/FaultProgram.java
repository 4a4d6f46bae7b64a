package io.sockeye.fault;

import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Collectors;

/// Runs scenarios as it is told on its standard input, while somebody outside injects faults into the threads that it names.
///
/// - `arm SCENARIO`: runs it twice undisturbed, answers `armed` and the thread numbers of all whose calls are the scenario's.
/// - `go SCENARIO CLAIMED`: runs it once, answers `done` and what it came to.
/// - `check SCENARIO NUMBERS`: closes the numbers whose close was suppressed, answers `checked`, how many descriptors and threads are
///   left, and what the scenario comes to once more.
final class FaultProgram {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final SynchronousQueue<Callable<String>> PLATFORM_WORK =
            new SynchronousQueue<>();
    private static final SynchronousQueue<String> RESULTS = new SynchronousQueue<>();

    private final Peers peers;
    private Map<Integer, String> before = Map.of();
    private Set<String> threadsBefore = Set.of();

    private FaultProgram(Peers peers) {
        this.peers = peers;
    }

    public static void main(String... arguments) throws Exception {
        var program = new FaultProgram(new Peers(Path.of(arguments[0])));
        Thread.ofPlatform().daemon().name("work").start(FaultProgram::work);
        say("ready");
        for (var line :
                (Iterable<String>)
                        new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).lines()
                                ::iterator) {
            program.obey(line.split(" "));
        }
    }

    private static void say(String text) {
        System.out.println(text.replace('\n', ' '));
    }

    private void obey(String[] words) throws Exception {
        switch (words[0]) {
            case "arm" -> arm(Scenario.valueOf(words[1]));
            case "go" -> go(Scenario.valueOf(words[1]), Integer.parseInt(words[2]));
            case "check" ->
                    check(
                            Scenario.valueOf(words[1]),
                            words.length < 3
                                    ? List.of()
                                    : Arrays.stream(words[2].split(","))
                                            .map(Integer::valueOf)
                                            .toList());
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void arm(Scenario scenario) throws Exception {
        for (int i = 0; i < 2; i++) {
            var result = run(scenario);
            if (!result.equals("success")) {
                say("broken " + result);
                return;
            }
        }
        before = settle(NoLeaks.open());
        threadsBefore = threads();
        var traced = new TreeSet<Integer>();
        traced.add(Integer.valueOf(on(scenario, FaultProgram::self)));
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (var task : tasks) {
                if (name(task).startsWith("sockeye-"))
                    traced.add(Integer.valueOf(task.getFileName().toString()));
            }
        }
        say("armed" + traced.stream().map(id -> " " + id).collect(Collectors.joining()));
    }

    private static String name(Path task) throws IOException {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }

    /// The number of the thread beneath this one.
    private static String self() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
    }

    private void go(Scenario scenario, int claimed) throws Exception {
        peers.claimed = claimed;
        say("done " + run(scenario));
        peers.claimed = 0;
    }

    /// Descriptors and threads are given a moment: the peers' ends close after ours, and may be opened after ours was closed.
    private void check(Scenario scenario, List<Integer> leftOpen) throws Exception {
        // Nobody's by now: to adopt them fails if the library still thinks that they are its own.
        for (int fd : leftOpen) OwnedDescriptor.adopt(fd).close();
        var left = settle(before);
        left.keySet().removeAll(before.keySet());
        var threads = threads();
        threads.removeAll(threadsBefore);
        say("checked " + left.size() + " " + threads.size() + " " + run(scenario));
    }

    /// @return what was open when all was as wanted, or at the end of our patience
    private Map<Integer, String> settle(Map<Integer, String> wanted) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            var open = NoLeaks.open();
            boolean settled =
                    open.keySet().equals(wanted.keySet())
                            && (threadsBefore.isEmpty() || threads().equals(threadsBefore));
            if (settled || System.nanoTime() >= deadline) return open;
            Thread.onSpinWait();
        }
    }

    /// Not those that the library keeps for a while, nor the JVM's.
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("sockeye-"))
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.contains("Unparker"))
                .filter(name -> !name.contains("Cleaner") && !name.contains("Thread-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String run(Scenario scenario) throws Exception {
        return on(
                scenario,
                () -> {
                    try {
                        scenario.body.run(peers);
                        return "success";
                    } catch (ErrnoException e) {
                        return "errno " + e.errno().name() + " " + e.call() + " " + e;
                    } catch (Exception | AssertionError e) {
                        return "other " + e;
                    }
                });
    }

    /// Always the same platform thread; a virtual thread has a single carrier below.
    private static String on(Scenario scenario, Callable<String> work) throws Exception {
        switch (scenario.kind) {
            case PLATFORM -> PLATFORM_WORK.put(work);
            case VIRTUAL -> Thread.ofVirtual().name("work").start(() -> answer(work));
        }
        return RESULTS.take();
    }

    private static void work() {
        while (true) {
            try {
                answer(PLATFORM_WORK.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void answer(Callable<String> work) {
        try {
            RESULTS.put(work.call());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
