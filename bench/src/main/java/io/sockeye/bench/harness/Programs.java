package io.sockeye.bench.harness;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The commands that start the programs of the benchmark, by language.
public final class Programs {
    private static final Set<Path> COMPILED = new HashSet<>();

    private Programs() {}

    /// A program of `src/main/c`, compiled in this run.
    public static List<String> c(String name, String... arguments)
            throws IOException, InterruptedException {
        var source = resource("c/" + name + ".c");
        var program = folder().resolve(name);
        if (!COMPILED.contains(program)) {
            compile(source, program);
            COMPILED.add(program);
        }
        return command(List.of(program.toString()), arguments);
    }

    /// Where what is made for a run lies, beside our classes.
    public static Path folder() throws IOException {
        return Files.createDirectories(resource("c").resolveSibling("../programs").normalize());
    }

    private static void compile(Path source, Path program)
            throws IOException, InterruptedException {
        require("gcc", "gcc libc6-dev");
        var command = new ArrayList<>(List.of("gcc", "-O2", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-pthread", "-o", program.toString(), source.toString()));
        command.add(source.resolveSibling("child.c").toString());
        if (source.getFileName().toString().startsWith("tls_")) {
            command.add(source.resolveSibling("tls.c").toString());
            command.addAll(List.of("-lssl", "-lcrypto"));
        }
        var compiler = new ProcessBuilder(command);
        int status = compiler.redirectError(Redirect.INHERIT).start().waitFor();
        if (status != 0) throw new IOException("gcc could not compile " + source.getFileName());
    }

    /// A program of `src/main/python`.
    public static List<String> python(String name, String... arguments) throws IOException {
        require("python3", "python3");
        return command(
                List.of("python3", "-B", resource("python/" + name + ".py").toString()), arguments);
    }

    /// One collector for all, without threads in the background, and one size of heap: no one is to win by what the JVM
    /// chose.
    public static List<String> java(Class<?> program, String... arguments) {
        return java(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xms512m",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path")),
                program,
                arguments);
    }

    /// A JVM with other options than usual, a class path among them.
    public static List<String> java(List<String> options, Class<?> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add(program.getName());
        return command(command, arguments);
    }

    private static List<String> command(List<String> start, String... arguments) {
        var command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        return command;
    }

    /// Looks along the PATH.
    public static void require(String program, String packages) throws Missing {
        for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) return;
        }
        throw new Missing("%s is not installed: apt-get install %s".formatted(program, packages));
    }

    /// The sources lie beside our classes.
    private static Path resource(String name) {
        URL url = Programs.class.getResource("/" + name);
        if (url == null) throw new IllegalArgumentException("no resource " + name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
