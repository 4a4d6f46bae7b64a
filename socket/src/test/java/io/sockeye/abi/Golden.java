package io.sockeye.abi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The values of C on each architecture, written down for machines without its compiler: `./build abi`.
final class Golden {
    private static final String OPTIONS = "options.tsv";

    private Golden() {}

    static TreeMap<String, Long> of(Architecture architecture) throws IOException {
        return read(file(architecture));
    }

    /// The options of the newest headers that were at hand, by name.
    static TreeMap<String, Integer> options() throws IOException {
        var options = new TreeMap<String, Integer>();
        read(OPTIONS).forEach((name, number) -> options.put(name, number.intValue()));
        return options;
    }

    private static TreeMap<String, Long> read(String file) throws IOException {
        try (var text = Golden.class.getResourceAsStream("/io/sockeye/abi/" + file)) {
            return text == null ? new TreeMap<>() : parse(new String(text.readAllBytes(), UTF_8));
        }
    }

    private static String file(Architecture architecture) {
        return architecture + ".tsv";
    }

    /// What a JVM says when it believes to run on an architecture.
    static TreeMap<String, Long> ours(Architecture architecture) throws Exception {
        var machine = "-Dos.arch=" + architecture.java;
        try (var jvm = ChildJvm.start(List.of(), List.of(machine), OurTable.class)) {
            var said = jvm.rest();
            if (jvm.exitCode() != 0) {
                throw new IllegalStateException(
                        said.lines().filter(line -> !line.contains("\t")).toList().toString());
            }
            return parse(said);
        }
    }

    private static TreeMap<String, Long> parse(String text) {
        var table = new TreeMap<String, Long>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int tab = line.indexOf('\t');
                    table.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
                });
        return table;
    }

    /// Writes the files: by the compilers, for the names that the library has now.
    ///
    /// @param arguments the folder of the files; a folder with newer headers of the kernel, which may be left out
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var headers =
                arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.<Path>empty();
        for (var architecture : Architecture.values()) {
            var compiler = CCompiler.of(architecture, headers);
            if (compiler.isEmpty()) {
                System.err.println(
                        "no C compiler for " + architecture + ": " + architecture.remedy());
                System.exit(1);
            }
            write(architecture, compiler.get(), folder.resolve(file(architecture)));
        }
        if (headers.isPresent()) writeOptions(headers.get(), folder.resolve(OPTIONS));
    }

    private static void writeOptions(Path headers, Path file) throws IOException {
        var text = new StringBuilder("# Linux " + HeaderOptions.version(headers) + "\n");
        HeaderOptions.of(headers)
                .forEach((name, number) ->
                        text.append(name).append('\t').append(number).append('\n'));
        Files.writeString(file, text);
    }

    /// Names that these headers are too old for keep the value that they have, and so do structs that have grown since.
    private static void write(Architecture architecture, CCompiler compiler, Path file)
            throws Exception {
        var names = ours(architecture).keySet();
        var table = of(architecture);
        table.keySet().retainAll(names);
        var before = table.size();
        var known = compiler.values(names);
        var kept = new TreeSet<>(table.keySet());
        kept.removeAll(known.keySet());
        known.forEach((name, value) ->
                table.merge(name, value, Exceptions.grows(name) ? Math::max : (_, newer) -> newer));
        var unknown = new TreeSet<>(names);
        unknown.removeAll(table.keySet());
        if (!unknown.isEmpty()) {
            System.err.println(
                    "no header has these names; name a folder with newer headers, or add them to Exceptions: "
                            + unknown);
            System.exit(1);
        }
        var text = new StringBuilder();
        table.forEach((name, value) -> text.append(name).append('\t').append(value).append('\n'));
        Files.writeString(file, text);
        System.out.printf(
                "%s: %d names, %d of them new, %d unknown to these headers and kept%n",
                file, table.size(), table.size() - before, kept.size());
    }
}
