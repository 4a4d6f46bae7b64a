package io.sockeye.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Results with given times, which nobody has measured.
final class Results {
    private Results() {}

    /// C, for which an operation takes 1000 ns in each round, and contenders.
    static Result of(Workload workload, Standing... others) {
        var standings = new ArrayList<>(List.of(standing("C", 1000, 1000, 1000, 1000, 1000)));
        standings.addAll(List.of(others));
        return new Result(workload, standings, List.of());
    }

    /// A contender, for which an operation takes so many nanoseconds.
    static Standing standing(String name, long... nanos) {
        var rounds = LongStream.of(nanos).mapToObj(Results::round).toList();
        var reference = IntStream.range(0, nanos.length).mapToObj(_ -> round(1000)).toList();
        return new Standing(name, "cpu", rounds, reference);
    }

    private static Measurement round(long nanos) {
        return Measurement.of("ops", 1).with("cpu", nanos).with("wall", nanos);
    }

    static Workload workload() {
        return new Workload() {
            @Override
            public String name() {
                return "example";
            }

            @Override
            public String title() {
                return "An example";
            }

            @Override
            public Figure figure() {
                return Figure.cpu("thread", "example");
            }

            @Override
            public List<Contender> contenders() {
                return List.of();
            }

            @Override
            public List<Column> columns() {
                return List.of(Column.RATE);
            }
        };
    }
}
