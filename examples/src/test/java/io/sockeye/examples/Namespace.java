package io.sockeye.examples;

import io.sockeye.Socket;
import io.sockeye.wire.Packet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A network of its own, in which every port and every abstract Unix name is free. It lasts as long as a process in it
/// reads from us, so that nothing stays behind when this JVM dies.
final class Namespace implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Program holder;
    private final List<Program> programs = new ArrayList<>();

    private Namespace(Program holder) {
        this.holder = holder;
    }

    static Namespace create() throws IOException, InterruptedException {
        var script = "ip link set lo up && echo ready && exec cat";
        var holder = new Program(List.of("unshare", ROOT ? "-n" : "-Urn", "sh", "-c", script));
        try {
            return new Namespace(holder.awaitLine("ready"));
        } catch (AssertionError e) {
            holder.close();
            throw e;
        }
    }

    /// Starts a command in this network.
    Program start(String... command) throws IOException {
        var words = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-n"));
        if (!ROOT) words.addAll(List.of("-U", "--preserve-credentials"));
        words.addAll(List.of(command));
        var program = new Program(words);
        programs.add(program);
        return program;
    }

    /// Starts an example.
    Program java(String name, String... args) throws IOException {
        return java(List.of(), name, args);
    }

    /// Starts an example behind another command, such as `env`.
    Program java(List<String> before, String name, String... args) throws IOException {
        var words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny"));
        words.addAll(
                List.of(
                        "-cp",
                        Path.of("target", "classes")
                                + ":"
                                + place(Socket.class)
                                + ":"
                                + place(Packet.class),
                        name));
        words.addAll(List.of(args));
        return start(words.toArray(String[]::new));
    }

    /// Starts a Python program. `socket`, `sys` and `time` are imported, and `connect(family, type, address)` waits
    /// until someone listens there.
    Program python(String script, String... args) throws IOException {
        var words = new ArrayList<>(List.of("python3", "-u", "-c", PROLOGUE + script));
        words.addAll(List.of(args));
        return start(words.toArray(String[]::new));
    }

    private static final String PROLOGUE =
            """
            import os, signal, socket, sys, time
            signal.signal(signal.SIGTERM, lambda *_: sys.exit())
            def connect(family, type, address):
                deadline = time.monotonic() + 20
                while True:
                    s = socket.socket(family, type)
                    s.settimeout(20)
                    try:
                        s.connect(address)
                        return s
                    except ConnectionRefusedError:
                        s.close()
                        if time.monotonic() > deadline: raise
                        time.sleep(0.01)
            """;

    private static String place(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
        holder.close();
    }
}
