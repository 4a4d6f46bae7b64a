package io.sockeye.tools.scan;

import io.sockeye.select.Selector;
import io.sockeye.tools.cli.EndReason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The engines of a scan, each in a platform thread of its own.
final class Crew implements Closeable {
    private final List<Engine> engines = new ArrayList<>();
    private final List<Selector<Source>> selectors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

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

    /// Runs all of them to their end. If one fails, the others are stopped. What they hold they let go of meanwhile, until [#close()]: for
    /// each packet socket the kernel takes 20 ms.
    EndReason run() throws IOException {
        var left = new CountDownLatch(engines.size());
        for (var engine : engines) {
            var thread =
                    Thread.ofPlatform().name("sockeye-scan").unstarted(() -> run(engine, left));
            threads.add(thread);
            thread.start();
        }
        uninterrupted(left::await);
        check();
        boolean stopped = false;
        for (var engine : engines) stopped |= engine.wasStopped();
        return stopped ? EndReason.INTERRUPTED : EndReason.DONE;
    }

    private void run(Engine engine, CountDownLatch left) {
        try (engine) {
            try {
                engine.run();
            } catch (IOException | RuntimeException | Error e) {
                fail(e);
            } finally {
                left.countDown();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        stop();
    }

    /// Throws what went wrong, once.
    private void check() throws IOException {
        switch (failure.getAndSet(null)) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    /// Something for which a thread waits.
    private interface Wait {
        void end() throws InterruptedException;
    }

    private static void uninterrupted(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.end();
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

    /// Waits until all have let go of what they held.
    @Override
    public void close() throws IOException {
        for (var thread : threads) uninterrupted(thread::join);
        for (var selector : selectors) selector.close();
        check();
    }
}
