package io.sockeye.fuzz;

import io.sockeye.fuzz.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Jazzer let loose on one property, in a process of its own: it takes a JVM over.
///
/// @param property what must hold
/// @param seeds a folder of inputs to begin with
/// @param longest how many bytes an input has at most
/// @param folder where the inputs that reached something new are kept for the next campaign, and those that made it fail
record Campaign(Class<? extends Property> property, Path seeds, int longest, Path folder) {
    /// @param options of libFuzzer, of which one says when to stop, such as `-max_total_time=10`
    Report run(String... options) throws IOException, InterruptedException {
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        var output = folder.resolve("output.txt");
        var process =
                new ProcessBuilder(command(options, corpus))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            return Report.of(process.waitFor(), Files.readAllLines(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(String[] options, Path corpus) {
        var home = folder.toAbsolutePath();
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                // Jazzer attaches to its own process, and uses Unsafe.
                                "-XX:+EnableDynamicAgentLoading",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dio.sockeye.fuzz.slack=64",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + Entry.class.getName(),
                                "--target_args=" + property.getName(),
                                "--instrumentation_includes=io.sockeye.**",
                                "--reproducer_path=" + home,
                                "-artifact_prefix=" + home + "/",
                                "-max_len=" + longest,
                                // Seconds for one input: what takes longer hangs.
                                "-timeout=10",
                                "-print_final_stats=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(corpus.toString(), seeds.toString()));
        return command;
    }
}
