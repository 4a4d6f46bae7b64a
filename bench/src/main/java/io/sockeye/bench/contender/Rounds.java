package io.sockeye.bench.contender;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/// The lines that a program exchanges with the harness: `ready`, then for each `run N` what N operations cost.
final class Rounds {
    /// What is measured.
    interface Operation {
        void once() throws IOException;
    }

    /// Many of them.
    interface Run {
        /// @return how many were done: as many as asked for, or a few more
        long run(long operations) throws IOException;
    }

    private static final int BATCH = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Rounds() {}

    /// Runs rounds of an operation in this thread, until the harness is gone.
    static void serve(Operation operation) throws IOException {
        serve(1, operation);
    }

    /// The same where one call is so many operations.
    static void serve(int operationsPerCall, Operation call) throws IOException {
        serve(
                Thread.currentThread().threadId(),
                operations -> {
                    long calls = Math.ceilDiv(operations, operationsPerCall);
                    for (long left = calls; left > 0; left -= BATCH) {
                        batch(call, (int) Math.min(left, BATCH));
                    }
                    return calls * operationsPerCall;
                });
    }

    /// The same where the work is done in another thread.
    static void serve(long thread, Run run) throws IOException {
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        String order;
        while ((order = orders.readLine()) != null) {
            System.out.println(
                    measure(thread, run, Long.parseLong(order.substring("run ".length()))));
        }
    }

    private static String measure(long thread, Run run, long wanted) throws IOException {
        long process = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long wall = System.nanoTime();
        long cpu = THREADS.getThreadCpuTime(thread);
        long operations = run.run(wanted);
        cpu = THREADS.getThreadCpuTime(thread) - cpu;
        wall = System.nanoTime() - wall;
        allocated = THREADS.getThreadAllocatedBytes(thread) - allocated;
        process = SYSTEM.getProcessCpuTime() - process;
        return "ops="
                + operations
                + " wall="
                + wall
                + " cpu="
                + cpu
                + " process="
                + process
                + " allocated="
                + allocated;
    }

    /// A method that is called often is compiled as a whole; one endless loop would stay code that was swapped in under
    /// way.
    private static void batch(Operation operation, int operations) throws IOException {
        for (int i = 0; i < operations; i++) operation.once();
    }
}
