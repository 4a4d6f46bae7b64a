package io.sockeye.tools;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command that ran to its end in a process of its own.
///
/// @param status its exit status
/// @param out the lines of its standard output
/// @param err the lines of its standard error
public record Command(int status, List<String> out, List<String> err) {
    /// Runs `sockeye` with these arguments as a user would, only without the script around it.
    public static Command sockeye(List<String> options, String... args) throws Exception {
        return run(new ProcessBuilder(words(options, args)), 30);
    }

    /// The command line of that.
    public static String[] words(List<String> options, String... args) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=io.sockeye");
        words.add("--illegal-native-access=deny");
        words.addAll(options);
        words.addAll(List.of("-p", System.getProperty("jdk.module.path")));
        words.addAll(List.of("-m", "io.sockeye.tools/io.sockeye.tools.cli.Sockeye"));
        words.addAll(List.of(args));
        return words.toArray(String[]::new);
    }

    /// Runs a process and waits for it; kills it and fails after so many seconds.
    public static Command run(ProcessBuilder builder, int seconds)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var process =
                    builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "still running after "
                                + seconds
                                + " s: "
                                + builder.command()
                                + "\n"
                                + Files.readString(out));
            }
            return new Command(
                    process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
