package io.sockeye.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The README's table beside the figures that were measured last.
class ReadmeFiguresTest {
    private static final Pattern ROW =
            Pattern.compile("\\| \\[.*\\(docs/performance\\.md#([a-z0-9-]+)\\)[^|]*\\| (.*) \\|");

    /// With what the names of the contenders begin, in the order of the columns; over TLS java.net's socket is an SSLSocket.
    private static final List<Pattern> COLUMNS =
            List.of(
                    Pattern.compile("Sockeye"),
                    Pattern.compile("java\\.net|SSLSocket"),
                    Pattern.compile("NIO"),
                    Pattern.compile("Netty"),
                    Pattern.compile("CPython"));

    @Test
    void eachNumberIsARatioOfItsWorkload() throws Exception {
        var figures = Figures.read(Path.of("../docs/performance/figures.json"));
        int compared = 0;
        for (var line : Files.readAllLines(Path.of("../README.md"))) {
            var row = ROW.matcher(line);
            if (!row.matches()) continue;
            var cells = row.group(2).split(" \\| ");
            assertThat(cells).as(line).hasSameSizeAs(COLUMNS);
            for (int i = 0; i < cells.length; i++) {
                if (cells[i].equals("–")) continue;
                var name = COLUMNS.get(i);
                double number = Double.parseDouble(cells[i]);
                assertThat(figures)
                        .as(line + ", " + name)
                        .filteredOn(figure -> figure.workload().equals(row.group(1)))
                        .filteredOn(figure -> name.matcher(figure.contender()).lookingAt())
                        .anyMatch(figure -> Math.abs(figure.ratio() - number) < 0.0051);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }
}
