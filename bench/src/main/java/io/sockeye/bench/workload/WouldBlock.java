package io.sockeye.bench.workload;

import static io.sockeye.bench.workload.Alone.contender;

import io.sockeye.bench.contender.NioWouldBlock;
import io.sockeye.bench.contender.SockeyeWouldBlock;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.util.List;

/// A recv when nothing has arrived: the least work of the kernel, and so the most of what a library adds.
record WouldBlock() implements Workload {
    @Override
    public String name() {
        return "would-block";
    }

    @Override
    public String title() {
        return "A recv of 64 bytes on a TCP connection that has none, without waiting";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("thread", "call");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C", () -> Programs.c("wouldblock")),
                contender("C, with an idle thread", () -> Programs.c("wouldblock", "idle-thread")),
                contender("Sockeye, byte[]", () -> Programs.java(SockeyeWouldBlock.class, "bytes")),
                contender(
                        "Sockeye, MemorySegment",
                        () -> Programs.java(SockeyeWouldBlock.class, "segment")),
                contender("NIO, direct buffer", () -> Programs.java(NioWouldBlock.class, "direct")),
                contender("NIO, heap buffer", () -> Programs.java(NioWouldBlock.class, "heap")),
                contender("CPython", () -> Programs.python("wouldblock")));
    }

    @Override
    public List<Column> columns() {
        return Alone.COLUMNS;
    }
}
