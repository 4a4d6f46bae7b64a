package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Measurement;
import java.io.IOException;
import java.util.List;

/// A server and the client that loads it, which is the same C program for all servers.
record Served(ServerProcess server, Child client) implements Running {
    /// 100 % is one CPU.
    static final List<Column> COLUMNS =
            List.of(
                    Column.RATE,
                    Column.of(
                            "server busy",
                            "%.0f %%",
                            standing -> 100 * standing.share("cpu", "wall")),
                    Column.of(
                            "client µs",
                            "%.2f",
                            standing -> standing.share("client", "ops") / 1000),
                    Column.of(
                            "client busy",
                            "%.0f %%",
                            standing -> 100 * standing.share("client", "wall")),
                    Column.of("heap bytes", "%.0f", standing -> standing.share("allocated", "ops")),
                    Column.of(
                            "resident MB",
                            "%.0f",
                            standing -> standing.median("resident") / (1024 * 1024)));

    /// @param client what loads it: a program in C, whose arguments are port, those given, and process of the server
    static Contender contender(String name, Command server, String client, String... arguments) {
        return new Contender(
                name, () -> start(ServerProcess.start(name, server.make()), client, arguments));
    }

    private static Running start(ServerProcess server, String program, String... arguments)
            throws IOException, InterruptedException {
        try {
            return new Served(server, server.client(program, arguments));
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public Measurement round(long operations) throws IOException, InterruptedException {
        var before = server.allocated();
        var round = client.round(operations).with("resident", server.resident());
        var after = server.allocated();
        return before.isEmpty() || after.isEmpty()
                ? round
                : round.with("allocated", after.getAsLong() - before.getAsLong());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
