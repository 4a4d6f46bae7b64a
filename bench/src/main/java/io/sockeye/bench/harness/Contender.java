package io.sockeye.bench.harness;

import java.io.IOException;

/// Who takes part in a workload: a name for the table, and how to start it.
public record Contender(String name, Start start) {
    /// Starts the programs; they are ready for their first round when it returns.
    @FunctionalInterface
    public interface Start {
        Running now() throws IOException, InterruptedException;
    }

    /// What has been started.
    public interface Running extends AutoCloseable {
        /// Runs so many operations and tells what they cost.
        Measurement round(long operations) throws IOException, InterruptedException;

        /// Ends the programs.
        @Override
        void close();
    }
}
