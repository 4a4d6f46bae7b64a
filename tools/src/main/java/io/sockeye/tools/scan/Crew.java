package io.sockeye.tools.scan;

import io.sockeye.select.Selector;
import io.sockeye.tools.cli.EndReason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The engines of a scan, each in a platform thread of its own; the first runs in the caller's.
final class Crew implements Closeable {
    private final List<Engine> engines = new ArrayList<>();
    private final List<Selector<Source>> selectors = new ArrayList<>();

    /// Who makes an engine.
    interface Maker {
        Engine make(Selector<Source> selector);
    }

    Crew(int size, Maker maker) throws IOException {
        try {
            for (int i = 0; i < size; i++) {
                Selector<Source> selector = Selector.open();
                selectors.add(selector);
                engines.add(maker.make(selector));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// Runs all of them to their end. If one fails, the others are stopped.
    EndReason run() throws IOException {
        var failure = new AtomicReference<@Nullable Throwable>();
        var threads = new ArrayList<Thread>();
        for (var engine : engines.subList(1, engines.size())) {
            var thread =
                    Thread.ofPlatform().name("sockeye-scan").unstarted(() -> run(engine, failure));
            threads.add(thread);
            thread.start();
        }
        run(engines.getFirst(), failure);
        for (var thread : threads) join(thread);
        switch (failure.get()) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
        boolean stopped = false;
        for (var engine : engines) stopped |= engine.wasStopped();
        return stopped ? EndReason.INTERRUPTED : EndReason.DONE;
    }

    private void run(Engine engine, AtomicReference<@Nullable Throwable> failure) {
        try (engine) {
            engine.run();
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            stop();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// From any thread.
    void stop() {
        for (var engine : engines) engine.stop();
    }

    List<Snapshot> snapshots() {
        var snapshots = new ArrayList<Snapshot>();
        for (var engine : engines) snapshots.add(engine.snapshot());
        return snapshots;
    }

    @Override
    public void close() throws IOException {
        for (var selector : selectors) selector.close();
    }
}
