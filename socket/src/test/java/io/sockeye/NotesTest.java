package io.sockeye;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The notes claim nothing that no test shows.
class NotesTest {
    private static final Pattern SHOWN_BY = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TESTS = Pattern.compile("(?s)\\(Tests?: ([^)]*)\\)\\s*$");

    /// What only Python has is shown by the tests of CPython, run over the library: the module `conformance` sees that they are there.
    private static final Pattern TESTS_OF_CPYTHON =
            Pattern.compile("(?s)\\(CPython's tests?: [^)]*\\)\\s*$");

    @ParameterizedTest
    @CsvSource({"kernel-notes.md, 35", "python-behaviour.md, 90"})
    void everyNoteNamesATestThatIsThere(String page, int fewest) throws IOException {
        var sources = sources();
        var wrong = new TreeSet<String>();
        var notes = notes(page);
        assertThat(notes).hasSizeGreaterThan(fewest);
        for (var note : notes) {
            if (TESTS_OF_CPYTHON.matcher(note).find()) continue;
            var named = TESTS.matcher(note);
            if (!named.find()) {
                wrong.add("no test: " + note.lines().findFirst().orElseThrow());
                continue;
            }
            var tests = SHOWN_BY.matcher(named.group(1)).results().toList();
            assertThat(tests).as(note).isNotEmpty();
            for (var test : tests) {
                var source = sources.getOrDefault(test.group(1) + ".java", "");
                if (!source.contains(" " + test.group(2) + "("))
                    wrong.add("not there: " + test.group());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// A note is a paragraph that begins in bold.
    private static List<String> notes(String page) throws IOException {
        return Pattern.compile("\n\n+")
                .splitAsStream(Files.readString(Path.of("../docs", page)))
                .filter(paragraph -> paragraph.startsWith("**"))
                .toList();
    }

    /// What a tool has found out of the kernel is held by the tool's tests.
    private static Map<String, String> sources() throws IOException {
        var sources = new HashMap<String, String>();
        for (var module : List.of(".", "../tools")) {
            try (var files = Files.walk(Path.of(module, "src/test/java"))) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    sources.merge(
                            file.getFileName().toString(), Files.readString(file), String::concat);
            }
        }
        return sources;
    }
}
