package io.sockeye.families;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// docs/families.md, made of what the tests found on each kernel.
final class FamiliesPage {
    static final Path PAGE = Path.of("../docs/families.md");

    private FamiliesPage() {}

    /// Writes the page.
    public static void main(String... none) throws IOException {
        Files.writeString(PAGE, page(findings(), Findings.kernel()), UTF_8);
    }

    private static Map<String, Findings> findings() throws IOException {
        var kernels = new TreeMap<String, Findings>(Comparator.comparing(FamiliesPage::order));
        try (var files = Files.newDirectoryStream(Findings.FOLDER, "*.tsv")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                kernels.put(
                        name.substring(0, name.length() - ".tsv".length()), Findings.read(file));
            }
        }
        return kernels;
    }

    static int order(String version) {
        var parts = Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return parts[0] * 1000 + parts[1];
    }

    /// The whole page.
    ///
    /// @param host the kernel that is no guest
    static String page(Map<String, Findings> kernels, String host) throws IOException {
        var text = new StringBuilder(head().replace("{host}", host));
        text.append("| socket |");
        kernels.keySet().forEach(kernel -> text.append(" Linux ").append(kernel).append(" |"));
        text.append(" why no more |\n|---|").append("---|".repeat(kernels.size() + 1)).append('\n');
        for (var row : Rows.all()) {
            text.append("| ").append(row.name().replace("_", "\\_")).append(" |");
            for (var findings : kernels.values())
                text.append(' ').append(cell(row, findings)).append(" |");
            text.append(' ').append(reason(row, kernels.values())).append(" |\n");
        }
        return text.toString();
    }

    /// Why there is no more of a kind that opens somewhere, or none at all.
    private static String reason(Row row, Collection<Findings> kernels) {
        boolean refused =
                kernels.stream().allMatch(findings -> cell(row, findings).startsWith("no: "));
        return refused ? row.absent() : row.only();
    }

    /// The row's own reason stands in the last column, once.
    static String cell(Row row, Findings findings) {
        var found = findings.cells().getOrDefault(row.name(), "?");
        return found.equals("opens: " + row.only()) ? "opens" : found;
    }

    private static String head() throws IOException {
        try (var head = FamiliesPage.class.getResourceAsStream("families.head.md")) {
            if (head == null) throw new IOException("no resource families.head.md");
            return new String(head.readAllBytes(), UTF_8);
        }
    }

    /// What a page says about a kernel, row by row; nothing of a kernel that it does not have.
    static Map<String, String> column(String page, String kernel) {
        var column = new TreeMap<String, String>();
        int index = -1;
        for (var line : page.lines().filter(line -> line.startsWith("| ")).toList()) {
            var cells = line.split("\\|", -1);
            if (cells[1].strip().equals("socket"))
                index = Arrays.asList(cells).indexOf(" Linux " + kernel + " ");
            else if (index > 0)
                column.put(cells[1].strip().replace("\\_", "_"), cells[index].strip());
        }
        return column;
    }

    static String page() throws IOException {
        return Files.readString(PAGE, UTF_8);
    }
}
