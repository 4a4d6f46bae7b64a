package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

/// Disks that fail and file systems that cannot do everything: the kernel's answers are changed, by strace or a filter of system calls.
@Tag("slow")
class ServeFaultsTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");

    /// renameat2(2) with flags is EINVAL then, as on NFS and on many file systems in user space.
    private static final String WITHOUT_NOREPLACE =
            """
            import ctypes, os, platform, struct, sys
            number = {'x86_64': 316, 'aarch64': 276, 'riscv64': 276}[platform.machine()]
            steps = [(0x20, 0, 0, 0), (0x15, 0, 3, number), (0x20, 0, 0, 48), (0x15, 1, 0, 0),
                     (0x06, 0, 0, 0x00050000 | 22), (0x06, 0, 0, 0x7fff0000)]
            code = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *each) for each in steps))
            program = ctypes.create_string_buffer(struct.pack('HxxxxxxQ', len(steps), ctypes.addressof(code)))
            libc = ctypes.CDLL(None, use_errno=True)
            assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, program, 0, 0) == 0
            os.execv(sys.argv[1], sys.argv[1:])
            """;

    @TempDir private Path root;

    /// A server in a process of its own, under whatever changes what it sees.
    private static final class Failing implements AutoCloseable {
        private final Process process;
        private final BufferedReader err;
        private final int port;
        private final String first;

        /// @param launcher runs the words behind its own
        Failing(List<String> launcher, Path root, String... options) throws Exception {
            var serve = new ArrayList<>(List.of("serve", root.toString(), "-q", "-p", "0"));
            serve.addAll(List.of(options));
            var words = new ArrayList<>(launcher);
            words.addAll(List.of(Command.words(List.of(), serve.toArray(String[]::new))));
            process = new ProcessBuilder(words).start();
            err = process.errorReader();
            var line = first = err.readLine();
            while (!line.startsWith("Serving ")) line = err.readLine();
            port = Integer.parseInt(line.replaceAll(".*:(\\d+)/$", "$1"));
        }

        static Failing call(String call, String error, Path root, String... options)
                throws Exception {
            assumeTrue(Files.isExecutable(STRACE), "needs strace: apt-get install strace");
            var inject = "inject=" + call + ":error=" + error;
            var launcher = List.of("-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call);
            var words = new ArrayList<>(List.of(STRACE.toString()));
            words.addAll(launcher);
            words.addAll(List.of("-e", inject));
            return new Failing(words, root, options);
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
            var below = process.descendants().toList();
            below.forEach(ProcessHandle::destroy);
            if (below.isEmpty()) process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    /// The head has gone: the connection ends, and whoever runs the server hears why.
    @Test
    void aDiskThatFailsInTheMiddleOfAFile() throws Exception {
        Files.write(root.resolve("large"), new byte[1_000_000]);
        try (var serving = Failing.call("sendfile", "EIO", root);
                var socket = serving.send(Serving.request("GET", "/large"))) {
            assertThrows(EOFException.class, () -> Answer.read(socket.getInputStream(), false));
            assertThat(serving.err.readLine())
                    .startsWith("sockeye: /large: sendfile ")
                    .endsWith("Input/output error (EIO)");
        }
    }

    @Test
    void aDiskThatFailsUnderAnUpload() throws Exception {
        try (var serving = Failing.call("pwrite64", "EIO", root, "--upload")) {
            assertThat(serving.ask(put("new")).status()).isEqualTo(500);
            assertThat(serving.err.readLine())
                    .startsWith("sockeye: /new: ")
                    .endsWith("Input/output error (EIO)");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFullDisk() throws Exception {
        try (var serving = Failing.call("pwrite64", "ENOSPC", root, "--upload")) {
            assertThat(serving.ask(put("new")).status()).isEqualTo(507);
            assertThat(serving.err.readLine()).endsWith("No space left on device (ENOSPC)");
        }
        assertThat(names()).isEmpty();
    }

    /// What clients hear of a file that cannot be opened, and what whoever runs the server does.
    @Test
    void filesThatCannotBeOpened() throws Exception {
        Files.writeString(root.resolve("file"), "content");
        for (var each : List.of("EACCES 403", "EXDEV 404", "EMFILE 503 said", "EIO 500 said")) {
            var words = each.split(" ");
            try (var serving = Failing.call("openat2", words[0], root)) {
                assertThat(serving.ask(Serving.request("GET", "/file")).status())
                        .as(each)
                        .isEqualTo(Integer.parseInt(words[1]));
                serving.process.descendants().forEach(ProcessHandle::destroy);
                var said = serving.err.lines().toList();
                if (words.length < 3) assertThat(said).as(each).isEmpty();
                else assertThat(said).singleElement().asString().endsWith("(" + words[0] + ")");
            }
        }
    }

    /// Whoever is let in is served: the others wait, and no request ends in EMFILE.
    @Test
    void fewDescriptors() throws Exception {
        Files.writeString(root.resolve("file"), "content");
        var few = List.of("prlimit", "--nofile=200:200");
        try (var serving = new Failing(few, root, "--max-connections", "500")) {
            var sockets = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 300; i++)
                    sockets.add(serving.send(Serving.request("GET", "/file")));
                for (var socket : sockets) {
                    assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(200);
                    socket.close();
                }
            } finally {
                for (var socket : sockets) socket.close();
            }
            assertThat(serving.first).contains("open files are limited", "ulimit -n");
        }
    }

    @Test
    void aFileSystemThatCannotSayNoReplace() throws Exception {
        Files.writeString(root.resolve("there"), "old");
        var python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "needs python3: apt-get install python3");
        var launcher = List.of(python.toString(), "-c", WITHOUT_NOREPLACE);
        try (var serving = new Failing(launcher, root, "--upload")) {
            assertThat(serving.ask(put("new")).status()).isEqualTo(201);
            assertThat(root.resolve("new")).hasContent("abc");
            assertThat(serving.ask(put("new")).status()).isEqualTo(409);
            assertThat(serving.ask(put("there")).status()).isEqualTo(409);
            assertThat(root.resolve("there")).hasContent("old");
            // Somebody else is faster.
            try (var socket = serving.send(put("late").replace("abc", "ab"))) {
                while (names().stream().noneMatch(each -> each.startsWith(".sockeye")))
                    Thread.onSpinWait();
                Files.writeString(root.resolve("late"), "theirs");
                socket.getOutputStream().write('c');
                assertThat(Answer.read(socket.getInputStream(), false).status()).isEqualTo(409);
            }
            assertThat(root.resolve("late")).hasContent("theirs");
        }
        assertThat(names()).containsExactlyInAnyOrder("there", "new", "late");
    }

    private static String put(String name) {
        return "PUT /" + name + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(root)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
