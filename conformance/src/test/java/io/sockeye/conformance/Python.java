package io.sockeye.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's Python with what the conformance needs.
final class Python {
    private static final String EXECUTABLE = "/usr/bin/python3";
    private static final Path SOURCES = Path.of("src/main/python").toAbsolutePath();
    private static final Path TESTS = Path.of("src/test/python").toAbsolutePath();

    /// How a program of Python ended.
    record End(int status, List<String> output) {}

    private Python() {}

    /// Whether JPype and CPython's tests are there.
    static boolean isComplete() throws IOException, InterruptedException {
        try {
            return run("-c", "import jpype, test.test_socket").status() == 0;
        } catch (IOException _) {
            return false; // no Python at all
        }
    }

    static End compare(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SOURCES.resolve("compare.py").toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    static End test(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(TESTS.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static End run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(EXECUTABLE));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("PYTHONPATH", SOURCES + ":" + TESTS);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SOCKEYE_CLASS_PATH", System.getProperty("java.class.path"));
        environment.put(
                "SOCKEYE_TABLE", Path.of("../docs/from-python.tsv").toAbsolutePath().toString());
        var process = builder.start();
        try (var lines = process.inputReader()) {
            var output = lines.lines().toList();
            return new End(process.waitFor(), output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
