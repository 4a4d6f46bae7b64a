package io.sockeye.bench.workload;

import io.sockeye.bench.contender.NetEcho;
import io.sockeye.bench.contender.NettyServer;
import io.sockeye.bench.contender.SockeyeEcho;
import io.sockeye.bench.contender.SockeyeSelector;
import io.sockeye.bench.contender.SockeyeServer;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Descriptors;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Measurement;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// What a connection costs that has been used once and now waits.
///
/// Virtual threads wait with a buffer of 4 KiB each, which is the program's, but for those in `recv` of Sockeye, which has one only
/// when there is something to receive.
record Idle(int wanted) implements Workload {
    /// Connections before the first look, so that what a server loads and makes for the first ones does not count.
    private static final int BEFORE = 200;

    private static final int OTHER_FILES = 100;

    @Override
    public String name() {
        return "idle-memory";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d more connections to an echo server, each of which has had one answer and waits: what the server's process has more in RAM, and alive on its heap after a collection",
                connections());
    }

    @Override
    public Figure figure() {
        return new Figure("resident", "resident bytes per connection", 1);
    }

    @Override
    public String reference() {
        return "java.net";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                java("java.net, virtual threads", NetEcho.class),
                java("Sockeye, virtual threads, recvInto", SockeyeEcho.class, "recvInto"),
                java("Sockeye, virtual threads, recv", SockeyeEcho.class, "recv"),
                java("Sockeye, Server", SockeyeServer.class, "echo"),
                java("Sockeye, Selector, one thread", SockeyeSelector.class),
                java("Netty, epoll", NettyServer.class, "echo", "epoll"),
                java("Netty, NIO", NettyServer.class, "echo", "nio"),
                contender("C, epoll, one thread", () -> Programs.c("echo", "epoll")));
    }

    /// A heap that grows with what is alive: one of half a gigabyte would be in RAM as far as it was ever used.
    private Contender java(String name, Class<?> server, String... arguments) {
        var options =
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmn16m",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"));
        return contender(name, () -> Programs.java(options, server, arguments));
    }

    private Contender contender(String name, Command server) {
        return new Contender(name, () -> new Filling(name, server, connections()));
    }

    /// Each round starts a server of its own.
    private record Filling(String name, Command command, int connections) implements Running {
        @Override
        public Measurement round(long operations) throws IOException, InterruptedException {
            try (var server = ServerProcess.start(name, command.make());
                    var _ = server.client("load", String.valueOf(BEFORE))) {
                var heap = server.heap();
                long resident = server.resident();
                try (var _ = server.client("load", String.valueOf(connections))) {
                    var heapAfter = server.heap();
                    long residentAfter = server.resident();
                    var round =
                            Measurement.of("ops", connections)
                                    .with("resident", residentAfter - resident);
                    return heap.isEmpty() || heapAfter.isEmpty()
                            ? round
                            : round.with("heap", heapAfter.getAsLong() - heap.getAsLong());
                }
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of(
                        "live heap bytes",
                        "%,.0f",
                        standing ->
                                standing.has("heap")
                                        ? standing.figure("heap").median()
                                        : Double.NaN),
                Column.of(
                        "ratio of heap",
                        "%.2f",
                        standing ->
                                standing.has("heap")
                                        ? standing.ratio("heap").median()
                                        : Double.NaN));
    }

    @Override
    public Pace pace(Pace usual) {
        return usual.single(7);
    }

    @Override
    public double tolerance() {
        return 0.15;
    }

    @Override
    public List<String> notes() {
        return Echo.notes(wanted, connections());
    }

    private int connections() {
        return (int) Math.min(wanted, Descriptors.limit() - BEFORE - OTHER_FILES);
    }
}
