package io.sockeye.bench.workload;

import io.sockeye.bench.contender.NetFirst;
import io.sockeye.bench.contender.Nothing;
import io.sockeye.bench.contender.SockeyeFirst;
import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Measurement;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.StartCache;
import io.sockeye.bench.harness.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Programs that start, ask an echo server once, and end.
record FirstEcho() implements Workload {
    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String title() {
        return "A program starts, connects, has 64 bytes sent back once, and ends; CPU time of the whole process";
    }

    @Override
    public Figure figure() {
        return new Figure("cpu", "CPU ms per start", 1e6);
    }

    @Override
    public String reference() {
        return "a JVM";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                plain("JVM, does nothing", Nothing.class),
                plain("Sockeye", SockeyeFirst.class),
                cached("Sockeye, AOT cache", SockeyeFirst.class),
                plain("java.net.Socket", NetFirst.class),
                cached("java.net.Socket, AOT cache", NetFirst.class),
                contender("C", port -> Programs.c("first", port)),
                contender("CPython", port -> Programs.python("first", port)));
    }

    private interface Program {
        List<String> to(String port) throws IOException, InterruptedException;
    }

    private static Contender plain(String name, Class<?> program) {
        return contender(name, port -> Programs.java(StartCache.options(), program, port));
    }

    private static Contender cached(String name, Class<?> program) {
        return contender(
                name,
                port -> Programs.java(StartCache.optionsWithCache(program, port), program, port));
    }

    private static Contender contender(String name, Program program) {
        return new Contender(name, () -> start(name, program));
    }

    private static Running start(String name, Program program)
            throws IOException, InterruptedException {
        var server = ServerProcess.start("the server of " + name, Programs.c("echo", "epoll"));
        try {
            var command = new ArrayList<>(Programs.c("start"));
            command.addAll(program.to(server.port()));
            var starter = Child.start(name, command);
            starter.awaitReady();
            return new Starting(server, starter);
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /// The program that starts what is measured, and the server.
    private record Starting(ServerProcess server, Child starter) implements Running {
        @Override
        public Measurement round(long operations) throws IOException, InterruptedException {
            return starter.round(operations);
        }

        @Override
        public void close() {
            starter.close();
            server.close();
        }
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("ms beyond a JVM", "%.0f", standing -> standing.beyond() / 1e6),
                Column.of("wall ms", "%.0f", standing -> standing.figure("wall").median() / 1e6),
                Column.of(
                        "wall ms, least", "%.0f", standing -> standing.figure("wall").min() / 1e6));
    }

    @Override
    public Pace pace(Pace usual) {
        return usual.single(21);
    }

    @Override
    public double tolerance() {
        return 0.15;
    }
}
