package io.sockeye.tools.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script as bash runs it.
class CompletionTest {
    @TempDir private Path directory;
    private Path script = Path.of("");

    @BeforeEach
    void print() throws Exception {
        var run = Command.sockeye(List.of(), "completion");
        assertThat(run.err()).isEmpty();
        script = directory.resolve("completion");
        Files.write(script, run.out());
    }

    /// What bash offers at the end of a line. Outside of a completion there are no options of one, compopt(1).
    private List<String> offers(String... words) throws Exception {
        var line = String.join(" ", words);
        var program =
                "set -e; compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_sockeye; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(
                                script,
                                line + (line.endsWith(" ") ? " ''" : ""),
                                words.length - 1,
                                line,
                                line.length());
        var run = Command.run(new ProcessBuilder("bash", "-c", program), 30);
        assertThat(run.err()).isEmpty();
        return run.out().stream().map(String::strip).toList();
    }

    @Test
    void commands() throws Exception {
        assertThat(offers("sockeye", "to")).containsExactly("tour");
        assertThat(offers("sockeye", "ru")).containsExactly("run");
        assertThat(offers("sockeye", "sh")).containsExactly("shell");
    }

    @Test
    void valuesOfOptions() throws Exception {
        assertThat(offers("sockeye", "scan", "--color", "a")).containsExactly("auto", "always");
        assertThat(offers("sockeye", "ping", "-M", "d")).containsExactly("do", "dont");
        assertThat(offers("sockeye", "man", "sc")).containsExactly("scan");
    }

    @Test
    void optionsOfACommand() throws Exception {
        assertThat(offers("sockeye", "tour", "--he")).containsExactly("--help");
    }
}
