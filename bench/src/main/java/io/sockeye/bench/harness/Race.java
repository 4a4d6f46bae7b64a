package io.sockeye.bench.harness;

import io.sockeye.bench.harness.Contender.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs a workload: all contenders start and warm up, then they take turns, round by round.
public final class Race implements AutoCloseable {
    private static final long FIRST_OPERATIONS = 100;

    private final Workload workload;
    private final Pace pace;
    private final Consumer<String> progress;
    private final List<Runner> runners = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Race(Workload workload, Pace pace, Consumer<String> progress) {
        this.workload = workload;
        this.pace = workload.pace(pace);
        this.progress = progress;
        notes.addAll(workload.notes());
    }

    /// @param progress is told in a few words what is going on
    /// @throws IOException if the first contender, the measure of all others, cannot take part, or if a contender fails
    public static Result run(Workload workload, Pace pace, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (var race = new Race(workload, pace, progress)) {
            for (var contender : workload.contenders()) race.enter(contender);
            race.takeTurns();
            return race.result();
        }
    }

    private void enter(Contender contender) throws IOException, InterruptedException {
        progress.accept("%s: %s warms up".formatted(workload.name(), contender.name()));
        try {
            runners.add(new Runner(contender.name(), contender.start().now()));
        } catch (Missing e) {
            if (runners.isEmpty()) throw e;
            notes.add("%s did not run: %s".formatted(contender.name(), e.getMessage()));
            return;
        }
        runners.getLast().warmUp(pace);
    }

    private void takeTurns() throws IOException, InterruptedException {
        progress.accept("%s: %d rounds".formatted(workload.name(), pace.rounds()));
        for (int round = 0; round < pace.rounds(); round++) {
            for (var runner : runners) runner.takeTurn();
        }
    }

    private Result result() {
        var reference = runners.getFirst().rounds;
        var standings =
                runners.stream()
                        .map(runner ->
                                new Standing(
                                        runner.name,
                                        workload.figure().key(),
                                        runner.rounds,
                                        reference))
                        .toList();
        return new Result(workload, standings, notes);
    }

    @Override
    public void close() {
        for (var runner : runners) runner.running.close();
    }

    /// A contender on the track.
    private static final class Runner {
        private final String name;
        private final Running running;
        private final List<Measurement> rounds = new ArrayList<>();
        private long operations = 1;

        Runner(String name, Running running) {
            this.name = name;
            this.running = running;
        }

        /// Finds out on the way how many operations make a round.
        void warmUp(Pace pace) throws IOException, InterruptedException {
            if (pace.round().isZero()) return;
            operations = FIRST_OPERATIONS;
            long left = pace.warmUp().toNanos();
            do {
                var trial = running.round(operations);
                left -= trial.get("wall");
                long fitting = (long) (pace.round().toNanos() / trial.perOperation("wall"));
                operations = Math.clamp(fitting, FIRST_OPERATIONS, operations * 10);
            } while (left > 0);
        }

        void takeTurn() throws IOException, InterruptedException {
            rounds.add(running.round(operations));
        }
    }
}
