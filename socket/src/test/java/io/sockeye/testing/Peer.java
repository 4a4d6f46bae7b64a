package io.sockeye.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that no one here wrote, on the other end of a socket. What it prints is read line by line; closing ends it.
public final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Peer(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static Peer start(String... command) throws IOException {
        return new Peer(new ProcessBuilder(List.of(command)).redirectErrorStream(true).start());
    }

    /// Debian's python3, with a script and its arguments.
    public static Peer python(String script, Object... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of("/usr/bin/python3", "-u", "-c", script));
        for (var argument : arguments) command.add(argument.toString());
        return start(command.toArray(String[]::new));
    }

    /// The next line that it prints; "" at the end.
    public String line() throws IOException {
        var line = output.readLine();
        return line == null ? "" : line;
    }

    /// Writes to its standard input.
    public void write(String text) throws IOException {
        var input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(text);
        input.flush();
    }

    /// Ends its standard input.
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /// How much time of a processor it has used so far.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// All that it has still to say.
    public String rest() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public long pid() {
        return process.pid();
    }

    /// Waits for its end.
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS))
            throw new AssertionError(process.info() + " does not end");
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        process.getOutputStream().close();
        output.close();
        process.getErrorStream().close();
    }
}
