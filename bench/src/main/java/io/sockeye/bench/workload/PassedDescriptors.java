package io.sockeye.bench.workload;

import static io.sockeye.bench.workload.Alone.contender;

import io.sockeye.bench.contender.JunixDescriptors;
import io.sockeye.bench.contender.SockeyeDescriptors;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.util.List;

/// Descriptors that are passed. The JDK has nothing for it.
record PassedDescriptors() implements Workload {
    @Override
    public String name() {
        return "unix-descriptors";
    }

    @Override
    public String title() {
        return "A byte and a descriptor over a Unix stream, both ends in one thread; the descriptor that arrives is closed";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("thread", "descriptor");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C", () -> Programs.c("descriptors")),
                contender("C, with an idle thread", () -> Programs.c("descriptors", "idle-thread")),
                contender("Sockeye", () -> Programs.java(SockeyeDescriptors.class)),
                contender("junixsocket", () -> Programs.java(JunixDescriptors.class)),
                contender("CPython", () -> Programs.python("descriptors")));
    }

    @Override
    public List<Column> columns() {
        return Alone.COLUMNS;
    }
}
