package io.sockeye.bench.harness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A program in a process of its own, which reads orders from its standard input and answers in lines.
///
/// It ends when its input does. So none is left behind, however the harness itself comes to its end.
public final class Child implements AutoCloseable {
    /// The longest that a program may be silent: to connect ten thousand times, or a long round on a busy machine.
    private static final long PATIENCE_SECONDS = 120;

    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private final Thread listener;

    private Child(String name, List<String> command) throws IOException {
        this.name = name;
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        orders = process.outputWriter(StandardCharsets.US_ASCII);
        listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /// Starts a command.
    ///
    /// @param name what it is called where it fails
    public static Child start(String name, List<String> command) throws IOException {
        return new Child(name, command);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            String line;
            while ((line = lines.readLine()) != null) answers.add(Optional.of(line));
        } catch (IOException | UncheckedIOException e) {
            // We closed it.
        }
        answers.add(Optional.empty());
    }

    /// What stands behind `ready` in its first line; a program that says something else is ended.
    public String awaitReady() throws IOException, InterruptedException {
        try {
            var line = answer();
            if (!line.startsWith("ready"))
                throw new IOException("%s said: %s".formatted(name, line));
            return line.substring("ready".length()).strip();
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    public Measurement round(long operations) throws IOException, InterruptedException {
        return ask("run " + operations);
    }

    /// Gives an order, and waits for the answer.
    public Measurement ask(String order) throws IOException, InterruptedException {
        orders.write(order + "\n");
        orders.flush();
        return Measurement.parse(answer());
    }

    /// Which process it is.
    public long pid() {
        return process.pid();
    }

    private String answer() throws IOException, InterruptedException {
        var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null)
            throw new IOException("%s was silent for %d s".formatted(name, PATIENCE_SECONDS));
        return answer.orElseThrow(
                () -> new IOException("%s ended before its time".formatted(name)));
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            // It has gone already.
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            listener.join(); // it closes our end of what the program has said
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
