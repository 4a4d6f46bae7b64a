package io.sockeye.abi;

import io.sockeye.testing.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The C compiler for an architecture. Asked for the values of expressions, it writes them into an object file, where we read them:
/// nothing that it makes is run.
///
/// @param command such as `aarch64-linux-gnu-gcc`
/// @param options where to look for headers first
public record CCompiler(String command, List<String> options) {

    /// Headers that can be included together. Those of glibc and of the kernel declare some structs twice.
    private static final List<String> GROUPS =
            List.of("glibc.h", "linux.h", "both.h", "iovec.h", "bluetooth.h");

    private static final String SECTION = ".sockeye";
    private static final Pattern ERROR = Pattern.compile("^.*?entries\\.c:(\\d+):\\d+: error: .*");

    /// @param headers a folder with `linux`, `asm-generic` and `aarch64-linux-gnu/asm` that goes before the machine's own; or nothing
    public static Optional<CCompiler> of(Architecture architecture, Optional<Path> headers)
            throws IOException, InterruptedException {
        var prefix = architecture.gnu() + "-linux-gnu";
        // BlueZ has one set of headers for all architectures, which cross compilers do not look
        // for.
        var options = new ArrayList<>(List.of("-idirafter/usr/include"));
        headers.ifPresent(folder -> {
            options.add("-isystem" + folder);
            options.add("-isystem" + folder.resolve(prefix));
        });
        for (var command : List.of(prefix + "-gcc", "gcc")) {
            if (machine(command).startsWith(architecture.gnu() + "-"))
                return Optional.of(new CCompiler(command, options));
        }
        return Optional.empty();
    }

    private static String machine(String command) throws InterruptedException {
        try (var peer = Peer.start(command, "-dumpmachine")) {
            return peer.line();
        } catch (IOException notInstalled) {
            return "";
        }
    }

    /// The values of those expressions that the headers know.
    ///
    /// @throws IllegalStateException if two groups of headers know an expression by different values
    public TreeMap<String, Long> values(Collection<String> expressions) throws Exception {
        var values = new TreeMap<String, Long>();
        for (var group : GROUPS) {
            values(group, expressions)
                    .forEach((expression, value) -> {
                        var other =
                                values.merge(expression, value, (a, b) -> agreed(expression, a, b));
                        if (other == null) throw new AssertionError(expression);
                    });
        }
        return values;
    }

    private static long agreed(String expression, long a, long b) {
        if (a == b) return a;
        if (Exceptions.grows(expression)) return Math.max(a, b);
        throw new IllegalStateException(
                "%s is %d in one header and %d in another".formatted(expression, a, b));
    }

    private TreeMap<String, Long> values(String group, Collection<String> expressions)
            throws Exception {
        var known = new ArrayList<>(new TreeSet<>(expressions));
        var folder = Files.createTempDirectory("sockeye-abi");
        var object = folder.resolve("entries.o");
        try {
            while (true) {
                var unknown = compile(header(group), known, object);
                if (unknown.isEmpty()) break;
                for (int line : unknown.descendingSet()) known.remove(line - 1);
            }
            var values = new TreeMap<String, Long>();
            var numbers = ElfObject.section(Files.readAllBytes(object), SECTION).asLongBuffer();
            for (var expression : known) values.put(expression, numbers.get());
            return values;
        } finally {
            delete(folder);
        }
    }

    /// One expression a line, the first in line 1.
    ///
    /// @return the lines that the compiler does not understand
    private TreeSet<Integer> compile(String header, List<String> expressions, Path object)
            throws Exception {
        var source = new StringBuilder(header);
        source.append(
                "__attribute__((section(\"%s\"))) const long long entries[] = {\n"
                        .formatted(SECTION));
        source.append("#line 1 \"entries.c\"\n");
        for (var expression : expressions)
            source.append("(long long) (").append(expression).append("),\n");
        source.append("};\n");
        var file = object.resolveSibling("source.c");
        Files.writeString(file, source);
        var words = new ArrayList<>(List.of("env", "LC_ALL=C", command));
        words.addAll(options);
        // Without its tracking gcc says where a macro is used, not where it is defined.
        words.addAll(List.of("-ftrack-macro-expansion=0", "-fmax-errors=0", "-w", "-c", "-o"));
        words.addAll(List.of(object.toString(), file.toString()));
        try (var compiler = Peer.start(words.toArray(String[]::new))) {
            var said = compiler.rest();
            var lines = new TreeSet<Integer>();
            said.lines()
                    .forEach(line -> {
                        var error = ERROR.matcher(line);
                        if (error.matches()) lines.add(Integer.valueOf(error.group(1)));
                    });
            if (compiler.exitCode() != 0 && lines.isEmpty()) throw new IOException(said);
            return lines;
        }
    }

    private static String header(String group) throws IOException {
        try (var text = CCompiler.class.getResourceAsStream("/io/sockeye/abi/" + group)) {
            if (text == null) throw new IOException("no resource " + group);
            return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.delete(folder);
    }
}
