package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Workload;
import java.util.List;

/// All of them, in the order of the document.
public final class Workloads {
    private Workloads() {}

    /// @param connections how many the echo servers have
    public static List<Workload> all(int connections) {
        return List.of(
                new RoundTrip("tcp-64", "tcp", 64),
                new RoundTrip("tcp-16k", "tcp", 16 * 1024),
                new RoundTrip("unix-64", "unix", 64),
                new WouldBlock(),
                new Echo(connections));
    }
}
