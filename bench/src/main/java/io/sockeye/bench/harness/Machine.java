package io.sockeye.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What the figures were taken on.
public final class Machine {
    private Machine() {}

    /// In one paragraph.
    public static String describe() throws IOException, InterruptedException {
        return "%s, on %d CPUs (%s), Linux %s, JDK %s, %s, %s; TCP's congestion control was %s for everyone."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.version"),
                        System.getProperty("java.vendor.version", Runtime.version().toString()),
                        version("gcc"),
                        version("python3"),
                        congestionControl());
    }

    /// How much ran here in the last minute: 1.0 is one CPU's worth.
    public static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String congestionControl() throws IOException {
        return Files.readString(Path.of("/proc/sys/net/ipv4/tcp_congestion_control")).strip();
    }

    private static String version(String program) throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                var first = lines.readLine();
                process.waitFor();
                return first == null ? program : first;
            }
        } catch (IOException e) {
            return "no " + program;
        }
    }
}
