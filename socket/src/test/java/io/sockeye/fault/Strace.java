package io.sockeye.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// strace, attached to some threads of a running program, and what it has written.
final class Strace implements AutoCloseable {
    /// What our library calls. On the threads that are traced nobody else calls any of it.
    private static final List<String> CALLS =
            List.of(
                    "socket",
                    "socketpair",
                    "connect",
                    "bind",
                    "listen",
                    "accept4",
                    "shutdown",
                    "sendto",
                    "recvfrom",
                    "sendmsg",
                    "recvmsg",
                    "sendmmsg",
                    "recvmmsg",
                    "sendfile",
                    "splice",
                    "pipe2",
                    "getsockname",
                    "getpeername",
                    "getsockopt",
                    "setsockopt",
                    "poll",
                    "eventfd2",
                    "epoll_create1",
                    "epoll_ctl",
                    "epoll_wait",
                    "openat",
                    "openat2",
                    "statx",
                    "getdents64",
                    "renameat2",
                    "preadv2",
                    "pread64",
                    "pwrite64",
                    "close",
                    "fcntl",
                    "ioctl",
                    "mmap",
                    "munmap",
                    "uname");

    private static final Pattern CALL =
            Pattern.compile("^(?:\\d+ +)?(?:<\\.\\.\\. )?(\\w+)(?:\\(| resumed).*");
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern RESUMED = Pattern.compile("^\\d+ +<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern CLOSE = Pattern.compile("\\bclose\\((\\d+)");

    private final Process process;
    private final BufferedReader says;
    private final Path log;

    private Strace(Process process, Path log) {
        this.process = process;
        this.says = process.errorReader();
        this.log = log;
    }

    /// Attaches, and comes back when every thread is.
    ///
    /// @param injection what strace calls `-e inject=…`; "" to look on
    /// @throws NoSuchElementException if a thread has ended
    static Strace attach(List<Integer> threads, String injection, Path log) throws IOException {
        Files.deleteIfExists(log);
        var command = new ArrayList<>(List.of("strace", "-o", log.toString(), "-e", "signal=none"));
        command.addAll(List.of("-e", "trace=" + String.join(",", CALLS)));
        if (!injection.isEmpty()) command.addAll(List.of("-e", injection));
        for (int thread : threads) command.addAll(List.of("-p", Integer.toString(thread)));
        var strace = new Strace(new ProcessBuilder(command).start(), log);
        for (int attached = 0; attached < threads.size(); ) {
            var line = strace.says.readLine();
            if (line == null) {
                strace.close();
                throw new IOException("strace could not attach: " + injection);
            }
            if (line.endsWith(" attached")) attached++;
            else if (line.contains("ptrace(")) {
                strace.close();
                if (line.contains("No such process")) throw new NoSuchElementException(line);
                throw new IOException(line);
            }
        }
        return strace;
    }

    /// Detaches and reads what it has seen.
    Log detach() throws IOException {
        close();
        return new Log(joined(Files.readAllLines(log)));
    }

    /// While one thread is in a call another may make one: strace tells of the first in two lines then.
    private static List<String> joined(List<String> lines) {
        var joined = new ArrayList<String>();
        var unfinished = new HashMap<String, String>();
        for (var line : lines) {
            var thread = line.split(" ", 2)[0];
            var resumed = RESUMED.matcher(line);
            if (line.endsWith(UNFINISHED))
                unfinished.put(thread, line.substring(0, line.length() - UNFINISHED.length()));
            else if (resumed.matches() && unfinished.containsKey(thread))
                joined.add(unfinished.remove(thread) + resumed.group(1));
            else joined.add(line);
        }
        joined.addAll(unfinished.values());
        return joined;
    }

    /// It lets the threads go when it is asked to end.
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        says.close();
        process.getInputStream().close();
        process.getOutputStream().close();
    }

    /// What was called.
    record Log(List<String> lines) {

        /// How often each was called by the thread that called it most.
        Map<String, Integer> calls() {
            var counts = new TreeMap<String, Integer>();
            for (var line : lines) {
                var call = CALL.matcher(line);
                if (line.contains(" resumed") || !call.matches()) continue;
                var thread = line.split(" ", 2)[0];
                counts.merge(
                        call.group(1) + " " + (thread.matches("\\d+") ? thread : ""),
                        1,
                        Integer::sum);
            }
            var most = new TreeMap<String, Integer>();
            counts.forEach((key, count) -> most.merge(key.split(" ")[0], count, Math::max));
            return most;
        }

        long injected() {
            return lines.stream()
                    .filter(line -> line.endsWith("(INJECTED)") || line.endsWith("(DELAYED)"))
                    .count();
        }

        /// The numbers whose close was suppressed, and which are thus still open.
        List<String> leftOpen() {
            return lines.stream()
                    .filter(line -> line.endsWith("(INJECTED)"))
                    .map(Log::closed)
                    .filter(number -> !number.isEmpty())
                    .distinct()
                    .toList();
        }

        /// Whether such a number, which cannot have been given out anew, was closed again.
        boolean closedAgain() {
            var suppressed = new ArrayList<String>();
            for (var line : lines) {
                var number = closed(line);
                if (suppressed.contains(number)) return true;
                if (line.endsWith("(INJECTED)") && !number.isEmpty()) suppressed.add(number);
            }
            return false;
        }

        private static String closed(String line) {
            var close = CLOSE.matcher(line);
            return close.find() ? close.group(1) : "";
        }
    }
}
