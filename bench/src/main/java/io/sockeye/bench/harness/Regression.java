package io.sockeye.bench.harness;

import io.sockeye.bench.harness.Figures.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether Sockeye has become slower since figures were written down.
///
/// Only ratios are compared, for no two machines and no two days have the same times. Worse is a median that has grown by more
/// than the workload's tolerance, in rounds whose lower quartile lies above the upper one of then: so one slow round in
/// four changes nothing. Others may get worse as they like.
public final class Regression {
    private static final String OURS = "Sockeye";

    private final List<Row> before;

    private Regression(List<Row> before) {
        this.before = before;
    }

    /// @param figures a file that {@link Figures} wrote
    public static Regression since(Path figures) throws IOException {
        if (!Files.exists(figures))
            throw new IOException(figures + " is missing: ./build bench writes it");
        return new Regression(Figures.read(figures));
    }

    /// A line for each contender of ours that was there before; the worse ones begin with `worse`.
    public List<String> compare(Result result) {
        var lines = new ArrayList<String>();
        for (var standing : result.standings()) {
            if (!standing.contender().startsWith(OURS)) continue;
            before(result.workload(), standing)
                    .ifPresent(row -> lines.add(line(row, standing, result.workload())));
        }
        return lines;
    }

    private Optional<Row> before(Workload workload, Standing standing) {
        return before.stream()
                .filter(row -> row.workload().equals(workload.name()))
                .filter(row -> row.contender().equals(standing.contender()))
                .findFirst();
    }

    private static String line(Row before, Standing standing, Workload workload) {
        var now = standing.ratio();
        return String.format(
                Locale.ROOT,
                "%s: %s, %s: %.2f of %s (%.2f–%.2f), was %.2f (%.2f–%.2f), tolerance %.0f %%",
                isWorse(before, now, workload.tolerance()) ? "worse" : "as good",
                workload.name(),
                standing.contender(),
                now.median(),
                workload.reference(),
                now.lower(),
                now.upper(),
                before.ratio(),
                before.lower(),
                before.upper(),
                100 * workload.tolerance());
    }

    /// @param tolerance 0.1 for ten per cent
    static boolean isWorse(Row before, Spread now, double tolerance) {
        return now.median() > before.ratio() * (1 + tolerance) && now.lower() > before.upper();
    }
}
