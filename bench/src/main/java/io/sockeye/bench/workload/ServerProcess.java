package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A server in a process of its own, which has said where it listens and who it is.
///
/// @param counts whether it can be asked what it has allocated: a JVM can
record ServerProcess(String name, Child program, String port, String pid, boolean counts)
        implements AutoCloseable {
    static ServerProcess start(String name, List<String> command)
            throws IOException, InterruptedException {
        var program = Child.start(name, command);
        var ready = program.awaitReady().split(" ", -1);
        return new ServerProcess(name, program, ready[0], ready[1], ready.length > 2);
    }

    /// Starts a client, a program in C, and waits until it is ready: port, arguments, process of the server.
    Child client(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(Programs.c(program, port));
        command.addAll(List.of(arguments));
        command.add(pid);
        var client = Child.start("the client of " + name, command);
        client.awaitReady();
        return client;
    }

    /// All that was ever allocated on its heap.
    OptionalLong allocated() throws IOException, InterruptedException {
        return count("allocated");
    }

    /// What is alive on its heap, after a collection.
    OptionalLong heap() throws IOException, InterruptedException {
        return count("heap");
    }

    private OptionalLong count(String what) throws IOException, InterruptedException {
        return counts ? OptionalLong.of(program.ask(what).get(what)) : OptionalLong.empty();
    }

    /// Its memory that is in RAM, in bytes; proc_pid_status(5).
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has gone"));
    }

    @Override
    public void close() {
        program.close();
    }
}
