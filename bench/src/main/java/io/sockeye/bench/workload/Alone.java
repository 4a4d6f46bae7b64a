package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Measurement;
import java.io.IOException;
import java.util.List;

/// A contender that is one program, whose main thread does everything.
record Alone(Child program) implements Running {
    /// What runs beside the main thread is the JVM's compiler and collector.
    static final List<Column> COLUMNS =
            List.of(
                    Column.RATE,
                    Column.of(
                            "other threads",
                            "%.0f %%",
                            standing -> Math.max(0, 100 * (standing.share("process", "cpu") - 1))),
                    Column.of(
                            "heap bytes", "%.0f", standing -> standing.share("allocated", "ops")));

    static Contender contender(String name, Command command) {
        return new Contender(name, () -> start(name, command.make()));
    }

    private static Running start(String name, List<String> command)
            throws IOException, InterruptedException {
        var alone = new Alone(Child.start(name, command));
        alone.program.awaitReady();
        return alone;
    }

    @Override
    public Measurement round(long operations) throws IOException, InterruptedException {
        return program.round(operations);
    }

    @Override
    public void close() {
        program.close();
    }
}
