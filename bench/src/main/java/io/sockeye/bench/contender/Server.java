package io.sockeye.bench.contender;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;

/// What a server says to the harness, what it is asked, and when it goes.
final class Server {
    /// As much as a connection reads at once.
    static final int BUFFER = 4096;

    /// Of connections that wait to be accepted.
    static final int BACKLOG = 4096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Server() {}

    /// Says where it listens, who it is and that it can count, and answers until the harness is gone; then the JVM ends.
    static void serveUntilEnd(int port) throws IOException {
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready " + port + " " + ProcessHandle.current().pid() + " counts");
        String order;
        while ((order = orders.readLine()) != null) System.out.println(answer(order));
        Runtime.getRuntime().halt(0);
    }

    private static String answer(String order) {
        return switch (order) {
            case "allocated" -> "allocated=" + THREADS.getTotalThreadAllocatedBytes();
            case "heap" -> "heap=" + liveHeap();
            default -> throw new IllegalArgumentException(order);
        };
    }

    /// What the first collection has found unreachable may only now be without a finalizer, a cleaner or a reference.
    private static long liveHeap() {
        System.gc();
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /// A server that cannot go on says so by going: the harness would wait for it.
    static void fail(Exception failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
