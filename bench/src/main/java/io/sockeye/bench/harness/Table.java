package io.sockeye.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A result as a table of Markdown.
public final class Table {
    private Table() {}

    public static String of(Result result) {
        var workload = result.workload();
        var columns = new ArrayList<>(common(workload));
        columns.addAll(workload.columns());
        var text = new StringBuilder("### %s\n\n".formatted(workload.name()));
        text.append(workload.title()).append(".\n\n");
        text.append(row(columns.stream().map(Column::heading).toList()));
        text.append("|---|").append("---:|".repeat(columns.size() - 1)).append('\n');
        for (var standing : result.standings()) {
            text.append(row(columns.stream().map(c -> c.cell().apply(standing)).toList()));
        }
        for (var note : result.notes()) text.append("\nNote: ").append(note).append('\n');
        return text.toString();
    }

    private static List<Column> common(Workload workload) {
        return List.of(
                new Column("contender", Standing::contender),
                new Column(
                        "%s CPU µs per %s".formatted(workload.whose(), workload.operation()),
                        standing -> micros(standing.cpu().median())),
                new Column(
                        "min–max",
                        standing ->
                                micros(standing.cpu().min()) + "–" + micros(standing.cpu().max())),
                new Column("ratio to C", standing -> ratio(standing.ratio().median())),
                new Column(
                        "quartiles",
                        standing ->
                                ratio(standing.ratio().lower())
                                        + "–"
                                        + ratio(standing.ratio().upper())),
                new Column(
                        "per second",
                        standing -> String.format(Locale.ROOT, "%,.0f", standing.rate())));
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, nanos < 1000 ? "%.3f" : "%.2f", nanos / 1000);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
