package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Workload;
import java.util.List;

/// What is measured of a server in a process of its own, which a client loads.
interface ServerWorkload extends Workload {
    @Override
    default List<Column> columns() {
        return Served.COLUMNS;
    }

    /// To start, to connect and to warm up takes longer than a round trip.
    @Override
    default Pace pace(Pace usual) {
        return usual.longer(4);
    }

    /// Schedulers have their say here.
    @Override
    default double tolerance() {
        return 0.15;
    }
}
