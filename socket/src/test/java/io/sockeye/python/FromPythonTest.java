package io.sockeye.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.abi.Architecture;
import io.sockeye.abi.CCompiler;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The table from Python's names is whole, and true.
class FromPythonTest {
    @Test
    void everyNameIsThereOnce() throws Exception {
        var rows = FromPython.rows();
        assertThat(rows).extracting(FromPython.Row::name).doesNotHaveDuplicates();
        var kinds =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(FromPython.Row::kind, Collectors.counting()));
        assertThat(kinds)
                .isEqualTo(
                        Map.of(
                                "constant", 515L,
                                "method", 57L,
                                "function", 35L,
                                "attribute", 9L,
                                "class", 7L,
                                "exception", 4L));
    }

    @Test
    void everyRowHasWhatItsStatusAsks() throws Exception {
        int different = 0;
        for (var row : FromPython.rows()) {
            switch (row.status()) {
                case "same" -> assertThat(row.java()).as(row.name()).isNotEmpty();
                case "different" -> {
                    different++;
                    assertThat(row.note()).as(row.name()).endsWith(".").hasSizeGreaterThan(20);
                }
                default -> throw new AssertionError(row);
            }
        }
        assertThat(different).isLessThanOrEqualTo(10);
    }

    @Test
    @Tag("slow")
    void everyCounterpartIsThereAndEveryNumberIsRight() throws Exception {
        var rows = FromPython.rows();
        var wrong = new ArrayList<String>();
        try (var counterparts = new Counterparts(rows)) {
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                if (!row.isSame() || !row.isConstant()) continue;
                var value = counterparts.value(i);
                if (!row.number().equals(value))
                    wrong.add(
                            "%s is %s, %s is %s"
                                    .formatted(row.name(), row.number(), row.java(), value));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("slow")
    void theNumbersAreCs() throws Exception {
        var compiler = CCompiler.of(Architecture.X86_64, Optional.empty());
        if (compiler.isEmpty()) abort("needs a C compiler: " + Architecture.X86_64.remedy());
        var numbers = numbers(FromPython.rows());
        var c = compiler.get().values(numbers.keySet());
        assertThat(c).hasSizeGreaterThan(400);
        // C's int is unsigned to some and signed to others.
        assertThat(differences(numbers, c)).isEmpty();
    }

    @Test
    @RequiresCommand("python3")
    void theNumbersArePythons() throws Exception {
        var numbers = numbers(FromPython.rows());
        var theirs = new TreeMap<String, Long>();
        var script =
                "import socket\nfor n in dir(socket):\n v = getattr(socket, n)\n if isinstance(v, int): print(n, int(v))";
        try (var python = Peer.python(script)) {
            for (var line : python.rest().lines().toList()) {
                var cells = line.split(" ", -1);
                if (numbers.containsKey(cells[0])) theirs.put(cells[0], Long.valueOf(cells[1]));
            }
        }
        assertThat(theirs).hasSizeGreaterThan(350);
        assertThat(differences(numbers, theirs)).isEmpty();
    }

    private static Map<String, String> differences(
            Map<String, Long> ours, Map<String, Long> theirs) {
        var differences = new TreeMap<String, String>();
        theirs.forEach((name, value) -> {
            long own = ours.get(name);
            if (own != value && own != Integer.toUnsignedLong(value.intValue()))
                differences.put(name, own + " is not " + value);
        });
        return differences;
    }

    private static Map<String, Long> numbers(List<FromPython.Row> rows) {
        var numbers = new TreeMap<String, Long>();
        for (var row : rows) {
            if (row.isConstant() && row.number().matches("-?\\d+"))
                numbers.put(row.name(), Long.valueOf(row.number()));
        }
        return numbers;
    }

    @Test
    void theDocumentIsMadeOfTheTable() throws IOException {
        assertThat(Files.readString(FromPython.DOCUMENT))
                .as("./build from-python writes it anew")
                .isEqualTo(FromPython.document());
    }
}
