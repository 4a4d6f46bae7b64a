package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Measurement;
import io.sockeye.bench.harness.Programs;
import java.io.IOException;
import java.util.List;

/// A server and the client that loads it, which is the same C program for all servers.
record Served(Child server, Child client) implements Running {
    /// 100 % is one CPU.
    static final List<Column> COLUMNS =
            List.of(
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
                            standing -> 100 * standing.share("client", "wall")));

    static Running start(String name, List<String> command, int connections)
            throws IOException, InterruptedException {
        var server = Child.start(name, command);
        // Where it listens, and who it is.
        var ready = server.awaitReady().split(" ", -1);
        var load = Programs.c("load", ready[0], String.valueOf(connections), ready[1]);
        var served = new Served(server, Child.start("the client of " + name, load));
        served.client.awaitReady();
        return served;
    }

    @Override
    public Measurement round(long operations) throws IOException, InterruptedException {
        return client.round(operations);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
