package io.sockeye.bench;

import io.sockeye.bench.harness.Document;
import io.sockeye.bench.harness.Machine;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Race;
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
import java.util.stream.Collectors;

/// Measures whole programs side by side. It is started from the root of the project.
public final class Bench {
    private static final int CONNECTIONS = 10_000;
    private static final Path DOCUMENT = Path.of("docs", "performance.md");
    private static final Path RESULTS = Path.of("bench", "target", "bench");

    private final List<Workload> known = Workloads.all(CONNECTIONS);
    private final List<Workload> chosen = new ArrayList<>();
    private Pace pace = Pace.FULL;

    private Bench() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(new Bench().run(List.of(args)));
    }

    /// Exit status 0: done; 1: tried and failed; 2: wrong use.
    private int run(List<String> args) throws InterruptedException {
        for (var arg : args) {
            var named = known.stream().filter(workload -> workload.name().equals(arg)).findFirst();
            if (arg.equals("--help")) {
                System.out.print(usage());
                return 0;
            } else if (arg.equals("--quick")) {
                pace = Pace.QUICK;
            } else if (named.isPresent()) {
                chosen.add(named.get());
            } else {
                System.err.printf("bench: there is no workload '%s': %s%n", arg, names());
                return 2;
            }
        }
        try {
            measure();
            return 0;
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            return 1;
        }
    }

    private String usage() {
        return """
        usage: ./build bench [--quick] [WORKLOAD...]
               ./build bench jmh [JMH ARGUMENT...]

        Without arguments it runs all workloads, in about seven minutes, and writes docs/performance.md anew.
        With the names of workloads it runs these, with --quick it runs fewer and shorter rounds; either prints its
        tables and leaves the document alone. Tables and rows are in bench/target/bench.

        %s
        jmh measures single operations: `./build bench jmh -l` lists them, `-h` tells the arguments.
        """
                .formatted(
                        known.stream()
                                .map(w -> "  %-12s %s\n".formatted(w.name(), w.title()))
                                .collect(Collectors.joining()));
    }

    private String names() {
        return known.stream().map(Workload::name).collect(Collectors.joining(", "));
    }

    private void measure() throws IOException, InterruptedException {
        boolean forTheDocument = chosen.isEmpty() && pace.equals(Pace.FULL);
        var before = Machine.load();
        var tables = new ArrayList<String>();
        for (var workload : chosen.isEmpty() ? known : chosen) {
            var result = Race.run(workload, pace, System.err::println);
            var table = Table.of(result);
            keep(result, table);
            System.out.println(table);
            tables.add(table);
        }
        var circumstances =
                "%s The load average was %s before and %s after; the benchmark itself makes some of the latter."
                        .formatted(Machine.describe(), before, Machine.load());
        System.out.println(circumstances);
        if (forTheDocument)
            Document.replaceTables(DOCUMENT, circumstances + "\n\n" + String.join("\n", tables));
    }

    private static void keep(Result result, String table) throws IOException {
        Files.createDirectories(RESULTS);
        var name = result.workload().name();
        Files.writeString(RESULTS.resolve(name + ".md"), table);
        Files.writeString(RESULTS.resolve(name + ".csv"), Rows.of(result));
    }
}
