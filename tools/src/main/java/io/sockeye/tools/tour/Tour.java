package io.sockeye.tools.tour;

import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Sockeye;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `tour`: a line and a timing for each exchange, on standard output; what failed, on standard error.
@Command(
        name = "tour",
        description = "Runs real exchanges over TCP, UDP, Unix and netlink, and checks them.",
        mixinStandardHelpOptions = true)
public final class Tour implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    /// The command, for picocli.
    public Tour() {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var steps = Exchanges.all();
        int width = steps.stream().mapToInt(step -> step.name().length()).max().orElse(1);
        long start = System.nanoTime();
        int happened = 0;
        for (var step : steps) {
            if (run(step, width, out, err)) happened++;
        }
        out.printf(
                "%d of %d steps happened, in %.0f ms%n",
                happened, steps.size(), millisSince(start));
        out.flush();
        return happened == steps.size() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean run(Step step, int width, PrintWriter out, PrintWriter err) {
        long start = System.nanoTime();
        var failure = "";
        String result;
        try {
            result = step.exchange().run();
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            failure = Sockeye.describe(e);
            result = "did not happen";
        }
        var mark = failure.isEmpty() ? "ok    " : "FAILED";
        out.printf(
                "%s  %-" + width + "s  %8.2f ms  %s%n",
                mark,
                step.name(),
                millisSince(start),
                result);
        out.flush();
        if (!failure.isEmpty()) err.println("sockeye: " + step.name() + ": " + failure);
        err.flush();
        return failure.isEmpty();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
