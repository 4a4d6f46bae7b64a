package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.tools.Command;
import java.io.BufferedReader;
import java.io.EOFException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that fail and file systems that cannot do everything: strace has the kernel's answers changed.
@Tag("slow")
class ServeFaultsTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir private Path root;

    /// A server whose system calls fail.
    private static final class Failing implements AutoCloseable {
        private final Process process;
        private final BufferedReader err;
        private final int port;

        Failing(Path root, String call, String error, String... options) throws Exception {
            assumeTrue(Files.isExecutable(STRACE), "needs strace: apt-get install strace");
            var words = new ArrayList<String>();
            words.addAll(List.of(STRACE.toString(), "-f", "-qq", "-o", "/dev/null"));
            words.addAll(
                    List.of("-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error));
            var serve = new ArrayList<>(List.of("serve", root.toString(), "-q", "-p", "0"));
            serve.addAll(List.of(options));
            words.addAll(List.of(Command.words(List.of(), serve.toArray(String[]::new))));
            process = new ProcessBuilder(words).start();
            err = process.errorReader();
            port = Integer.parseInt(err.readLine().replaceAll(".*:(\\d+)/$", "$1"));
        }

        Socket send(String request) throws Exception {
            var socket = Serving.connect(port);
            socket.getOutputStream().write(request.getBytes());
            return socket;
        }

        Answer ask(String request) throws Exception {
            try (var socket = send(request)) {
                return Answer.read(socket.getInputStream(), false);
            }
        }

        @Override
        public void close() throws Exception {
            // strace passes nothing on: what it has started is ended first.
            process.descendants().forEach(ProcessHandle::destroy);
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    /// The head has gone: the connection ends, and whoever runs the server hears why.
    @Test
    void aDiskThatFailsInTheMiddleOfAFile() throws Exception {
        Files.write(root.resolve("large"), new byte[1_000_000]);
        try (var serving = new Failing(root, "sendfile", "EIO");
                var socket = serving.send(Serving.request("GET", "/large"))) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    EOFException.class, () -> Answer.read(socket.getInputStream(), false));
            assertThat(serving.err.readLine())
                    .startsWith("sockeye: /large: sendfile ")
                    .endsWith("Input/output error (EIO)");
        }
    }

    @Test
    void aDiskThatFailsUnderAnUpload() throws Exception {
        try (var serving = new Failing(root, "pwrite64", "EIO", "--upload")) {
            var put = "PUT /new HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
            assertThat(serving.ask(put).status()).isEqualTo(500);
            assertThat(serving.err.readLine())
                    .startsWith("sockeye: /new: ")
                    .endsWith("Input/output error (EIO)");
        }
        try (var files = Files.list(root)) {
            assertThat(files).isEmpty();
        }
    }
}
