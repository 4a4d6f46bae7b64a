package io.sockeye.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table from Python's names to Java's, docs/from-python.tsv, and the document that is made of it.
final class FromPython {
    static final Path TABLE = Path.of("../docs/from-python.tsv");
    static final Path DOCUMENT = Path.of("../docs/from-python.md");

    /// The headings of the document, and which kinds stand below them.
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("## Functions", List.of("function"));
        PARTS.put("## Methods and attributes", List.of("method", "attribute"));
        PARTS.put("## Classes and exceptions", List.of("class", "exception"));
        PARTS.put("## Constants", List.of("constant"));
    }

    /// A name of Python's module.
    ///
    /// @param kind function, method, attribute, class, exception or constant
    /// @param status same or different
    /// @param number of a constant, on x86_64
    /// @param java the counterpart, as a user writes it; empty unless the status is same
    /// @param note a sentence, or nothing
    record Row(String name, String kind, String status, String number, String java, String note) {
        boolean isConstant() {
            return kind.equals("constant");
        }

        boolean isSame() {
            return status.equals("same");
        }
    }

    private FromPython() {}

    static List<Row> rows() throws IOException {
        try (var lines = Files.lines(TABLE, UTF_8)) {
            return lines.skip(1).map(FromPython::row).toList();
        }
    }

    private static Row row(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != 6)
            throw new IllegalArgumentException(cells.length + " cells in: " + line);
        return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }

    /// Writes the document.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(DOCUMENT, document());
    }

    static String document() throws IOException {
        var text = new StringBuilder(head());
        var rows = rows();
        PARTS.forEach((heading, kinds) -> {
            text.append('\n').append(heading).append("\n\n| Python | Java | |\n|---|---|---|\n");
            rows.stream()
                    .filter(row -> kinds.contains(row.kind()))
                    .forEach(row -> text.append(line(row)));
        });
        return text.toString();
    }

    private static String head() throws IOException {
        try (var head = FromPython.class.getResourceAsStream("from-python.head.md")) {
            if (head == null) throw new IOException("no resource from-python.head.md");
            return new String(head.readAllBytes(), UTF_8);
        }
    }

    private static String line(Row row) {
        var java = row.isSame() ? "`" + row.java() + "`" : "–";
        var note = row.isSame() ? row.note() : "Deliberately different. " + row.note();
        return "| `%s` | %s | %s |\n"
                .formatted(row.name(), java.replace("|", "\\|"), note.replace("|", "\\|"));
    }
}
