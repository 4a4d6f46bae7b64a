package io.sockeye.tools.tour;

import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// The command `tour`: a line and a timing for each exchange, on standard output; what failed, on standard error.
public final class Tour implements Callable<Integer> {
    private final Surroundings around;

    private Tour(Surroundings around) {
        this.around = around;
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `tour`
    public static CommandSpec command(Surroundings around) {
        return Options.command(
                new Tour(around),
                "tour",
                "Runs real exchanges over TCP, UDP, Unix and netlink, and checks them.");
    }

    @Override
    public Integer call() throws IOException {
        var out = around.out();
        var err = around.err();
        var steps = Exchanges.all();
        int width = steps.stream().mapToInt(step -> step.name().length()).max().orElse(1);
        long start = System.nanoTime();
        int happened = 0;
        for (var step : steps) {
            if (run(step, width, out, err)) happened++;
        }
        out.line(
                "%d of %d steps happened, in %.0f ms"
                        .formatted(happened, steps.size(), millisSince(start)));
        return happened == steps.size() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean run(Step step, int width, Output out, PrintWriter err)
            throws IOException {
        long start = System.nanoTime();
        var failure = "";
        String result;
        try {
            result = step.exchange().run();
        } catch (Exception e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            failure = Failures.describe(e);
            result = "did not happen";
        }
        var mark = failure.isEmpty() ? "ok    " : "FAILED";
        var line = "%s  %-" + width + "s  %8.2f ms  %s";
        out.line(line.formatted(mark, step.name(), millisSince(start), result));
        if (!failure.isEmpty()) err.println("sockeye: " + step.name() + ": " + failure);
        err.flush();
        return failure.isEmpty();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
