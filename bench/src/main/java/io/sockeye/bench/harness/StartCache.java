package io.sockeye.bench.harness;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// What the starts of JVMs are compared with: class paths of jars, and AOT caches of them, as JEP 514 makes them.
public final class StartCache {
    /// A cache is good for the very jar that it was made with: it is made once.
    private static String jar = "";

    private StartCache() {}

    /// The collector of all, and a class path of what a client needs. No caches but the JDK's own.
    public static List<String> options() throws IOException {
        return List.of("-XX:+UseSerialGC", "-cp", classPath());
    }

    /// The same with a cache that a run of the program has filled.
    public static List<String> optionsWithCache(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        var cache = Programs.folder().resolve(program.getSimpleName() + ".aot");
        Files.deleteIfExists(cache);
        var training = new ArrayList<>(options());
        training.add("-XX:AOTCacheOutput=" + cache);
        var process =
                new ProcessBuilder(Programs.java(training, program, arguments))
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0 || !Files.exists(cache))
            throw new IOException("no AOT cache was made for " + program.getSimpleName());
        var options = new ArrayList<>(options());
        options.add("-XX:AOTCache=" + cache);
        return options;
    }

    /// An AOT cache takes no folders: what lies in some goes into one jar.
    private static String classPath() throws IOException {
        var jars = new ArrayList<String>();
        var folders = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) folders.add(entry);
            else if (Path.of(entry).getFileName().toString().startsWith("sockeye")) jars.add(entry);
        }
        jars.addFirst(jarOf(folders));
        return String.join(File.pathSeparator, jars);
    }

    private static String jarOf(List<String> folders) throws IOException {
        if (!jar.isEmpty()) return jar;
        var file = Programs.folder().resolve("classes.jar").toString();
        var arguments = new ArrayList<>(List.of("--create", "--no-manifest", "--file", file));
        for (var folder : folders) arguments.addAll(List.of("-C", folder, "."));
        int status =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.err, System.err, arguments.toArray(String[]::new));
        if (status != 0) throw new IOException("jar failed: " + arguments);
        jar = file;
        return jar;
    }
}
