package io.sockeye.bench.harness;

import java.util.ArrayList;
import java.util.List;

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
        var figure = workload.figure();
        return List.of(
                new Column("contender", Standing::contender),
                new Column(figure.heading(), standing -> figure.print(standing.figure().median())),
                new Column(
                        "min–max",
                        standing ->
                                figure.print(standing.figure().min())
                                        + "–"
                                        + figure.print(standing.figure().max())),
                Column.of(
                        "ratio to " + workload.reference(),
                        "%.2f",
                        standing -> standing.ratio().median()),
                new Column(
                        "quartiles",
                        standing ->
                                Column.print("%.2f", standing.ratio().lower())
                                        + "–"
                                        + Column.print("%.2f", standing.ratio().upper())));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
