package io.sockeye.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command `./build fuzz`, in the folder of the module.
public final class Fuzz {
    private static final String USAGE =
            """
            usage: ./build fuzz [TARGET [SECONDS | FILE]]

            Lets Jazzer loose on one target or on all, 10 seconds each; a FILE is one input, to see again how it fails.
            """;

    private static final String LINE = "%-10s %12s %12s %9s%n";

    private Fuzz() {}

    /// Prints a line for each target.
    ///
    /// @param arguments the target and for how long; all for 10 seconds if there are none
    /// @throws Exception if a single input fails
    public static void main(String... arguments) throws Exception {
        var target = arguments.length > 0 ? Target.of(arguments[0]) : Optional.<Target>empty();
        boolean known = arguments.length == 0 || target.isPresent();
        var limit = arguments.length > 1 ? arguments[1] : "10";
        if (!known || arguments.length > 2) {
            System.exit(wrongUse());
        } else if (limit.matches("[1-9]\\d{0,8}")) {
            var targets = target.map(List::of).orElseGet(() -> List.of(Target.values()));
            System.exit(run(targets, "-max_total_time=" + limit) ? 0 : 1);
        } else if (Files.isRegularFile(Path.of(limit))) {
            var property = Entry.of(target.orElseThrow().property());
            boolean taken = property.check(Files.readAllBytes(Path.of(limit)));
            System.out.println(taken ? "taken" : "refused");
        } else {
            System.exit(wrongUse());
        }
    }

    private static int wrongUse() {
        System.err.print(USAGE);
        System.err.println("\ntargets: " + List.of(Target.values()));
        return 2;
    }

    private static boolean run(List<Target> targets, String limit)
            throws IOException, InterruptedException {
        boolean held = true;
        System.out.printf(LINE, "target", "executions", "a second", "coverage");
        for (var target : targets) {
            var report = target.campaign().run(limit);
            System.out.printf(
                    LINE,
                    target,
                    "%,d".formatted(report.executions()),
                    "%,d".formatted(report.perSecond()),
                    report.coverage());
            if (report.held()) continue;
            held = false;
            System.out.println(report.reason());
            System.out.println(
                    "FAILED: "
                            + report.culprit()
                                    .map(input -> "./build fuzz " + target + " " + input)
                                    .orElse("Jazzer ended with " + report.status()));
        }
        return held;
    }
}
