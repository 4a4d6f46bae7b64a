package io.sockeye.tools.nc;

import io.sockeye.tools.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A process whose standard output is kept as bytes, and whose complaints are read as they come.
final class Program implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final List<String> complaints = new ArrayList<>(); // guarded by this
    private final Thread listener;
    private byte[] output = {};
    private volatile boolean closed;
    private int patience = PATIENCE_SECONDS;
    private final Thread reader;

    private Program(Process process) {
        this.process = process;
        listener = Thread.ofVirtual().start(this::listen);
        reader = Thread.ofVirtual().start(this::read);
    }

    /// `sockeye nc …`, without the script around it.
    static Program nc(String... args) throws IOException {
        return of(words(args));
    }

    /// The command line of that.
    static String[] words(String... args) {
        var words = new ArrayList<>(List.of("nc"));
        words.addAll(List.of(args));
        return Command.words(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                words.toArray(String[]::new));
    }

    static Program of(String... words) throws IOException {
        return new Program(new ProcessBuilder(words).start());
    }

    private void listen() {
        try (var lines = new BufferedReader(process.errorReader(StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                synchronized (this) {
                    complaints.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            if (!closed) throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var in = process.getInputStream()) {
            output = in.readAllBytes();
        } catch (IOException e) {
            if (!closed) throw new UncheckedIOException(e);
        }
    }

    /// Gives it input; the end of it is [#endInput].
    Program input(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
        return this;
    }

    Program endInput() throws IOException {
        process.getOutputStream().close();
        return this;
    }

    /// Waits for a complaint, and answers what the pattern's first group has of it.
    synchronized String await(String pattern) throws InterruptedException {
        var wanted = Pattern.compile(pattern);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (var line : complaints) {
                var found = wanted.matcher(line);
                if (found.find()) return found.groupCount() == 0 ? "" : found.group(1);
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) throw new AssertionError("no <" + pattern + "> in " + complaints);
            wait(left);
        }
    }

    int port() throws InterruptedException {
        return Integer.parseInt(await("listening at .*:(\\d+)"));
    }

    /// How long it may take to end, in seconds.
    void patience(int seconds) {
        patience = seconds;
    }

    /// Whether it has ended after so long, in milliseconds.
    boolean endsWithin(int millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// How often its threads have waited so far: `voluntary_ctxt_switches` of proc_pid_status(5).
    long switches() throws IOException {
        long all = 0;
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
            for (var thread : threads)
                for (var line : Files.readAllLines(thread.resolve("status")))
                    if (line.startsWith("voluntary_ctxt_switches:"))
                        all += Long.parseLong(line.replaceAll("\\D", ""));
        }
        return all;
    }

    /// How often what it has started has called write(2) and its like: `syscw` of proc_pid_io(5).
    long childrensWrites() throws IOException {
        long all = 0;
        for (var child : process.children().toList())
            for (var line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/io")))
                if (line.startsWith("syscw:")) all += Long.parseLong(line.replaceAll("\\D", ""));
        return all;
    }

    int status() throws InterruptedException {
        if (!process.waitFor(patience, TimeUnit.SECONDS))
            throw new AssertionError("still running; it said " + complaints());
        listener.join();
        reader.join();
        return process.exitValue();
    }

    byte[] output() throws InterruptedException {
        status();
        return output;
    }

    String text() throws InterruptedException {
        return new String(output(), StandardCharsets.UTF_8);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
    }
}
