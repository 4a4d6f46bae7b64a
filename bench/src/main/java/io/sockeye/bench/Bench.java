package io.sockeye.bench;

import io.sockeye.bench.harness.Document;
import io.sockeye.bench.harness.Figures;
import io.sockeye.bench.harness.Machine;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Plot;
import io.sockeye.bench.harness.Race;
import io.sockeye.bench.harness.Regression;
import io.sockeye.bench.harness.Result;
import io.sockeye.bench.harness.Rows;
import io.sockeye.bench.harness.Table;
import io.sockeye.bench.harness.Workload;
import io.sockeye.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Measures whole programs side by side. It is started from the root of the project.
public final class Bench {
    private static final Path DOCUMENT = Path.of("docs", "performance.md");
    private static final Path PLOTS = Path.of("docs", "performance");
    private static final Path FIGURES = PLOTS.resolve("figures.json");
    private static final Path RESULTS = Path.of("bench", "target", "bench");

    private final List<Workload> known =
            Stream.concat(Workloads.all().stream(), Workloads.experiments().stream()).toList();
    private final List<Workload> chosen = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Pace pace = Pace.FULL;
    private boolean checks;

    private Bench() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(new Bench().run(List.of(args)));
    }

    /// Exit status 0: done; 1: tried and failed, or something got worse; 2: wrong use.
    private int run(List<String> args) throws InterruptedException {
        for (var arg : args) {
            var named = known.stream().filter(workload -> workload.name().equals(arg)).findFirst();
            if (arg.equals("--help")) {
                System.out.print(usage());
                return 0;
            } else if (arg.equals("--quick")) {
                pace = Pace.QUICK;
            } else if (arg.equals("--check")) {
                checks = true;
            } else if (named.isPresent()) {
                chosen.add(named.get());
            } else {
                System.err.printf("bench: there is no workload '%s': %s%n", arg, names());
                return 2;
            }
        }
        try {
            measure();
        } catch (IOException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
        for (var failure : failures) System.err.println("bench: " + failure);
        return failures.isEmpty() ? 0 : 1;
    }

    private String usage() {
        return """
        usage: ./build bench [--quick] [--check] [WORKLOAD...]
               ./build bench jmh [JMH ARGUMENT...]

        Without arguments it runs all workloads but experiments, in about half an hour, and writes docs/performance.md and docs/performance/ anew.
        With the names of workloads it runs these, with --quick it runs fewer and shorter rounds; either prints its
        tables and leaves the document alone. Tables, plots and rows are in bench/target/bench.

        --check leaves the document alone, too. It compares Sockeye's ratios with those of docs/performance/figures.json, and
        exits with 1 where one has become worse.

        %s
        jmh measures single operations: `./build bench jmh -l` lists them, `-h` tells the arguments.
        """
                .formatted(
                        known.stream()
                                .map(w -> "  %-18s %s\n".formatted(w.name(), w.title()))
                                .collect(Collectors.joining()));
    }

    private String names() {
        return known.stream().map(Workload::name).collect(Collectors.joining(", "));
    }

    private void measure() throws IOException, InterruptedException {
        Optional<Regression> regression =
                checks ? Optional.of(Regression.since(FIGURES)) : Optional.empty();
        var before = Machine.load();
        for (var workload : chosen.isEmpty() ? Workloads.all() : chosen) measure(workload);
        var circumstances =
                "%s The load average was %s before and %s after; the benchmark itself makes some of the latter."
                        .formatted(Machine.describe(), before, Machine.load());
        System.out.println(circumstances);
        if (results.isEmpty()) return;
        Files.writeString(RESULTS.resolve("figures.json"), Figures.of(circumstances, results));
        regression.ifPresent(this::compare);
        if (chosen.isEmpty() && pace.equals(Pace.FULL) && !checks && failures.isEmpty())
            writeDocument(circumstances);
    }

    /// The others go on where one cannot be measured.
    private void measure(Workload workload) throws InterruptedException {
        try {
            var result = Race.run(workload, pace, System.err::println);
            keep(result);
            results.add(result);
            System.out.println(Table.of(result));
        } catch (IOException e) {
            var failure = String.valueOf(e.getMessage());
            if (!failures.contains(failure)) failures.add(failure);
        }
    }

    private static void keep(Result result) throws IOException {
        Files.createDirectories(RESULTS);
        var name = result.workload().name();
        Files.writeString(RESULTS.resolve(name + ".md"), Table.of(result));
        Files.writeString(RESULTS.resolve(name + ".csv"), Rows.of(result));
        Files.writeString(RESULTS.resolve(name + ".svg"), Plot.of(result));
    }

    private void compare(Regression regression) {
        for (var result : results) {
            for (var line : regression.compare(result)) {
                System.out.println(line);
                if (line.startsWith("worse")) failures.add(line);
            }
        }
    }

    private void writeDocument(String circumstances) throws IOException {
        Files.createDirectories(PLOTS);
        var tables = new StringBuilder(circumstances).append("\n");
        for (var result : results) {
            var name = result.workload().name();
            Files.writeString(PLOTS.resolve(name + ".svg"), Plot.of(result));
            tables.append("\n").append(Table.of(result));
            tables.append("\n![%s](performance/%s.svg)\n".formatted(name, name));
        }
        Files.writeString(FIGURES, Figures.of(circumstances, results));
        Document.replaceTables(DOCUMENT, tables.toString());
    }
}
