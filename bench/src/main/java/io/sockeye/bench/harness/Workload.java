package io.sockeye.bench.harness;

import java.util.List;

/// One thing that is measured, and who takes part.
public interface Workload {
    /// For the command line: `tcp-64`.
    String name();

    /// What happens, for a reader of the table.
    String title();

    /// What one operation is called: `round trip`.
    String operation();

    /// Whose CPU time counts: `thread` or `server`.
    String whose();

    /// The first one is C, with which all others are compared.
    List<Contender> contenders();

    /// What the table has beyond CPU time and rate.
    List<Column> columns();

    /// How many times as long its rounds take, where there is more to warm up and to wait for.
    default int stretch() {
        return 1;
    }

    /// What a reader must know of this run.
    default List<String> notes() {
        return List.of();
    }
}
