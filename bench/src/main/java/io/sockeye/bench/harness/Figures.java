package io.sockeye.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Results as JSON, a line for each contender, and what is read back of them.
public final class Figures {
    private static final Pattern ROW =
            Pattern.compile(
                    "\\{\"workload\": \"([^\"]+)\", \"contender\": \"([^\"]+)\".*"
                            + "\"ratio\": ([^,]+), \"lower\": ([^,]+), \"upper\": ([^}]+)}");

    private Figures() {}

    /// How a contender stood to the first one of its workload: median and quartiles.
    record Row(String workload, String contender, double ratio, double lower, double upper) {}

    /// @param circumstances when and where
    public static String of(String circumstances, List<Result> results) {
        var rows = new ArrayList<String>();
        for (var result : results) {
            for (var standing : result.standings()) rows.add(row(result.workload(), standing));
        }
        return "{\n  \"circumstances\": \"%s\",\n  \"rows\": [\n    %s\n  ]\n}\n"
                .formatted(
                        circumstances.replace("\\", "\\\\").replace("\"", "\\\""),
                        String.join(",\n    ", rows));
    }

    private static String row(Workload workload, Standing standing) {
        var figure = standing.figure();
        var ratio = standing.ratio();
        double unit = workload.figure().unit();
        return """
        {"workload": "%s", "contender": "%s", "figure": "%s", "median": %s, "min": %s, "max": %s, "ratio": %s, "lower": %s, "upper": %s}\
        """
                .formatted(
                        workload.name(),
                        standing.contender(),
                        workload.figure().heading(),
                        number(figure.median() / unit),
                        number(figure.min() / unit),
                        number(figure.max() / unit),
                        number(ratio.median()),
                        number(ratio.lower()),
                        number(ratio.upper()));
    }

    /// JSON has no infinity, which is what a ratio to nothing is.
    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
    }

    /// The rows of such a file, but for those without a ratio.
    static List<Row> read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(file)) {
            var row = ROW.matcher(line);
            if (!row.find() || row.group(3).equals("null")) continue;
            rows.add(
                    new Row(
                            row.group(1),
                            row.group(2),
                            Double.parseDouble(row.group(3)),
                            Double.parseDouble(row.group(4)),
                            Double.parseDouble(row.group(5))));
        }
        if (rows.isEmpty()) throw new IOException("there are no figures in " + file);
        return rows;
    }
}
