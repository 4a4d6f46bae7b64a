package io.sockeye.tools.nc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs of a test, each ended with it: `nc` as its users start it, and what they use today at the other end.
@Timeout(60)
abstract class NcPrograms {
    final List<AutoCloseable> started = new ArrayList<>();
    @TempDir Path directory;

    Program nc(String... args) throws IOException {
        var program = Program.nc(args);
        started.add(program);
        return program;
    }

    Program peer(String... words) throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin", words[0])),
                () -> "needs " + words[0] + ": apt-get install " + words[0]);
        var program = Program.of(words);
        started.add(program);
        return program;
    }

    /// `nc` as `"$@"` of a shell's script.
    Program inShell(String script, String... args) throws IOException {
        return peer(join(List.of("bash", "-c", script, "-"), Program.words(args)));
    }

    /// `nc` under a program that runs another.
    Program under(String program, String... args) throws IOException {
        return peer(join(List.of(program.split(" ")), Program.words(args)));
    }

    /// A script in Python whose arguments are one of its own, and then the words of `nc`.
    Program inPython(String script, String argument) throws IOException {
        return peer(join(List.of("python3", "-c", script, argument), Program.words()));
    }

    static String[] join(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Stream.of(rest)).toArray(String[]::new);
    }

    Socket server() throws IOException {
        var server = Socket.createServer(SocketAddress.loopback(0));
        started.add(server);
        return server;
    }

    static String port(Socket server) throws IOException {
        return String.valueOf(server.localAddress(IpSocketAddress.class).port());
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : started) each.close();
    }
}
