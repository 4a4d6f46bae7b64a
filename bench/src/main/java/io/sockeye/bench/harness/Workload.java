package io.sockeye.bench.harness;

import java.util.List;

/// One thing that is measured, and who takes part.
public interface Workload {
    /// For the command line: `tcp-64`.
    String name();

    /// What happens, for a reader of the table.
    String title();

    /// By what contenders are compared.
    Figure figure();

    /// The first one is what all others are compared with: C, where there is one.
    List<Contender> contenders();

    /// What the table has beyond the figure and its ratio.
    List<Column> columns();

    /// What the first contender is called in the heading of the ratio.
    default String reference() {
        return "C";
    }

    /// How long to measure, where there is more to warm up and to wait for than usual.
    default Pace pace(Pace usual) {
        return usual;
    }

    /// By how much a ratio may grow before somebody must look why: 0.1 is ten per cent.
    default double tolerance() {
        return 0.10;
    }

    /// What a reader must know of this run.
    default List<String> notes() {
        return List.of();
    }
}
