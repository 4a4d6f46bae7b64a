package io.sockeye.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A running program and what it has printed so far, on both streams. Closing it ends it.
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    Program(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofVirtual().start(this::collect);
    }

    private void collect() {
        try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (String line; (line = reader.readLine()) != null; ) {
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                lines.add(e.toString());
            }
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Gives it all its input, and the end.
    Program input(String text) throws IOException {
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(text);
        }
        return this;
    }

    /// Waits until it has printed a line that contains this text.
    synchronized Program awaitLine(String text) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.contains(text))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0)
                throw new AssertionError("no line with <" + text + "> in " + lines);
            wait(left);
        }
        return this;
    }

    /// Waits until what it has printed is as it should be.
    synchronized Program awaitLines(Predicate<List<String>> expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!expected.test(List.copyOf(lines))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) throw new AssertionError("it printed " + lines);
            wait(left);
        }
        return this;
    }

    /// Waits until it ends by itself with this status; answers what it printed.
    List<String> awaitEnd(int status) throws InterruptedException {
        int end = awaitStatus(PATIENCE);
        if (end != status)
            throw new AssertionError("ended with " + end + "; it printed " + printed());
        return printed();
    }

    /// Waits until it ends by itself; answers its status.
    int awaitStatus(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running; it printed " + printed());
        }
        synchronized (this) {
            while (!ended) wait(patience.toMillis());
        }
        return process.exitValue();
    }

    synchronized List<String> printed() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
