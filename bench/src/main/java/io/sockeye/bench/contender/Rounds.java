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

    private static final int BATCH = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Rounds() {}

    /// Runs rounds until the harness is gone.
    static void serve(Operation operation) throws IOException {
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        String order;
        while ((order = orders.readLine()) != null) {
            System.out.println(
                    measure(operation, Long.parseLong(order.substring("run ".length()))));
        }
    }

    private static String measure(Operation operation, long operations) throws IOException {
        long process = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        for (long left = operations; left > 0; left -= BATCH) {
            batch(operation, (int) Math.min(left, BATCH));
        }
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
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
