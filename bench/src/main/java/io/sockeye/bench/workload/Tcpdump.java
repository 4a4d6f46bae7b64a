package io.sockeye.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// tcpdump at an end of a cable, which writes what it captures to nowhere.
record Tcpdump(Process process, BufferedReader words) implements AutoCloseable {
    private static final String BUFFER_KIB = "16384";

    /// What it says of itself.
    record Statistics(long seen, long drops) {}

    static Tcpdump start(Cable cable) throws IOException {
        var command =
                cable.at(
                        List.of(
                                "tcpdump",
                                "-n",
                                "-i",
                                Cable.FAR,
                                "-B",
                                BUFFER_KIB,
                                "-w",
                                "/dev/null"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var tcpdump = new Tcpdump(process, process.inputReader());
        tcpdump.await("listening on");
        return tcpdump;
    }

    String pid() {
        return String.valueOf(process.pid());
    }

    /// It tells them when it gets a SIGUSR1: `5 packets captured, 6 packets received by filter, 0 packets dropped by kernel`.
    Statistics statistics() throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-USR1", pid()).inheritIO().start().waitFor();
        if (status != 0) throw new IOException("tcpdump has gone");
        var numbers = await("packets captured").replaceAll("[^0-9,]", "").split(",", -1);
        return new Statistics(Long.parseLong(numbers[0]), Long.parseLong(numbers[2]));
    }

    private String await(String word) throws IOException {
        String line;
        while ((line = words.readLine()) != null) {
            if (line.contains(word)) return line;
        }
        throw new IOException("tcpdump has ended");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            words.close();
        } catch (IOException e) {
            // It has gone.
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
