package io.sockeye.families;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What each row came to on one kernel: a file named after its version, a line for each row.
record Findings(Map<String, String> cells) {
    static final Path FOLDER = Path.of("target/families");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

    Findings() {
        this(new LinkedHashMap<>());
    }

    static Findings read(Path file) throws IOException {
        var findings = new Findings();
        for (var line : Files.readAllLines(file, UTF_8)) {
            var cells = line.split("\t", 2);
            findings.cells.put(cells[0], cells[1]);
        }
        return findings;
    }

    /// The kernel that runs.
    ///
    /// @return such as `6.1`
    static String kernel() {
        var version = VERSION.matcher(System.getProperty("os.version"));
        if (!version.lookingAt()) throw new AssertionError(System.getProperty("os.version"));
        return version.group();
    }

    void put(Row row, String cell) {
        cells.put(row.name(), cell);
    }

    /// In the order of the rows.
    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var lines = new StringBuilder();
        for (var row : Rows.all())
            lines.append(row.name()).append('\t').append(cells.get(row.name())).append('\n');
        Files.writeString(file, lines, UTF_8);
    }
}
