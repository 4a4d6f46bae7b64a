package io.sockeye.tools.serve;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Looks at all connections ten times a second, and ends the waiting of those whose time is over.
///
/// A timed wait for each request would set and take back a timer each time, which costs as much as the request itself.
final class Watch implements AutoCloseable {
    private static final long STEP_MILLIS = 100;

    private final Set<StrictInput> inputs = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private final Thread thread = Thread.ofVirtual().name("sockeye-watch").unstarted(this::run);

    /// Begins to look.
    static Watch start() {
        var watch = new Watch();
        watch.thread.start();
        return watch;
    }

    void add(StrictInput input) {
        inputs.add(input);
        if (ending) input.end();
    }

    void remove(StrictInput input) {
        inputs.remove(input);
    }

    /// Has all connections end with the request that is under way, those without one at once: over TLS their clients are told.
    void end() {
        ending = true;
        for (var input : inputs) input.end();
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                long now = System.nanoTime();
                for (var input : inputs) input.endWaitAfter(now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
