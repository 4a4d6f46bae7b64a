package io.sockeye.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// A program of the tests in a process of its own.
public final class ChildJvm {
    private ChildJvm() {}

    /// Starts a main class behind another command, such as `prlimit` or `strace` with arguments.
    public static Peer start(
            List<String> before, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        return start(before, options, classPath(), program, arguments);
    }

    public static Peer start(
            List<String> before,
            List<String> options,
            String classPath,
            Class<?> program,
            String... arguments)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        if (options.stream().noneMatch(option -> option.matches("-XX:[+]Use\\w+GC")))
            command.add("-XX:+UseSerialGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--illegal-native-access=deny");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return Peer.start(command.toArray(String[]::new));
    }

    /// The same classes in one archive: with folders, to load a class takes a descriptor.
    public static String archive(Path target) throws IOException {
        try (var archive = new JarOutputStream(Files.newOutputStream(target))) {
            for (var part : classPath().split(File.pathSeparator, -1)) {
                var folder = Path.of(part);
                if (!Files.isDirectory(folder)) continue;
                try (var files = Files.walk(folder)) {
                    for (var file : (Iterable<Path>) files::iterator) {
                        if (!file.toString().endsWith(".class")
                                || file.endsWith("module-info.class")) continue;
                        archive.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                        Files.copy(file, archive);
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return target.toString();
    }

    /// The tests run as a patch of the library's module: beside the usual paths there are the folders that were patched together.
    public static String classPath() throws IOException {
        var parts = new LinkedHashSet<String>();
        var tests = Path.of(location(ChildJvm.class));
        parts.add(tests.toString());
        parts.add(tests.resolveSibling("classes").toString());
        for (var property : List.of("jdk.module.path", "java.class.path")) {
            for (var part : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                if (!part.isEmpty()) parts.add(part);
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    /// The folder from which a class really came; the module's own location is that of the library.
    private static String location(Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        var resource = type.getResource("/" + name);
        if (resource == null) throw new IOException("no resource " + name);
        var path = resource.getPath();
        return path.substring(0, path.length() - name.length() - 1);
    }
}
