package io.sockeye.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;

/// Runs all races in processes of their own, and reads what jcstress has written.
final class Jcstress {
    /// Under `target`: jcstress writes where it stands.
    private static final Path FOLDER = Path.of("target", "jcstress");

    private Jcstress() {}

    /// @param name of the folder of this run
    /// @param millis how long an iteration is
    /// @param iterations how many there are in each of the JVMs
    /// @return the races by the name of their class
    static Map<String, Race> run(String name, int millis, int iterations) throws Exception {
        var folder = FOLDER.resolve(name).toAbsolutePath();
        empty(folder);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("output.txt");
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.openjdk.jcstress.Main",
                                "-jvmArgs",
                                "-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED",
                                "-hs",
                                "128",
                                // Two threads race, each on a processor of its own.
                                "-c",
                                "2",
                                "-f",
                                "1",
                                "-fsm",
                                "1",
                                "-af",
                                "NONE",
                                "-sc",
                                "false",
                                // Each subject has a descriptor: see Number.
                                "-strideSize",
                                "8",
                                "-strideCount",
                                "8",
                                "-time",
                                Integer.toString(millis),
                                "-iters",
                                Integer.toString(iterations),
                                "-r",
                                folder.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            process.waitFor(); // its status says that a race failed: so does the control
        } finally {
            process.destroyForcibly();
        }
        return read(folder, Files.readString(output));
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) Files.delete(file);
            }
        }
    }

    private static Map<String, Race> read(Path folder, String output) throws Exception {
        var races = new TreeMap<String, Race>();
        try (var files = Files.newDirectoryStream(folder, "*.bin.gz")) {
            for (var file : files) {
                new DiskReadCollector(file.toString(), result -> add(races, result)).dump();
            }
        }
        if (races.isEmpty()) throw new AssertionError("no results: " + output);
        return races;
    }

    /// One race has several results, for it is run in several ways.
    private static void add(Map<String, Race> races, TestResult result) {
        var race =
                races.computeIfAbsent(
                        result.getName(),
                        _ -> new Race(new TreeMap<>(), new TreeMap<>(), new ArrayList<>()));
        var grading = TestGrading.grade(result);
        for (var outcome : grading.gradingResults.values()) {
            if (outcome.count == 0) continue;
            race.outcomes().merge(outcome.id, outcome.count, Long::sum);
            race.grades().put(outcome.id, outcome.expect);
        }
        if (result.status() != Status.NORMAL) {
            race.failures().add(result.status() + " " + List.copyOf(result.getMessages()));
        }
    }
}
