package io.sockeye.tools.man;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.tools.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Manual pages as groff reads them, which man(1) shows them with.
class ManTest {
    private static String root = "";

    @TempDir private Path directory;

    @BeforeAll
    static void readTheRootsPage() throws Exception {
        root = String.join("\n", page());
    }

    private static List<String> page(String... command) throws Exception {
        var words = new ArrayList<String>(List.of("man"));
        words.addAll(List.of(command));
        var run = Command.sockeye(List.of(), words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }

    /// As the page of the root has them.
    static List<String> commands() {
        return root.lines()
                .filter(line -> line.startsWith("\\fB") && !line.startsWith("\\fB\\-"))
                .map(line -> line.replace("\\fB", "").replace("\\fR", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAPageWithoutAWarning(String command) throws Exception {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/groff")), "needs groff: apt-get install groff-base");
        var file = directory.resolve("page.1");
        Files.write(file, page(command));
        var shown =
                Command.run(
                        new ProcessBuilder(
                                "groff", "-man", "-Tutf8", "-P-cbou", "-ww", file.toString()),
                        30);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .anyMatch(line -> line.startsWith("SOCKEYE-") && line.contains("(1)"))
                .contains("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS")
                .anyMatch(line -> line.contains("--help"));
    }

    /// Examples are nothing but examples, and the status stands by itself.
    @ParameterizedTest
    @ValueSource(strings = {"ping", "scan", "nc", "serve"})
    void examplesAndStatus(String command) throws Exception {
        var lines = page(command);
        int examples = lines.indexOf(".SH \"EXAMPLES\"");
        int status = lines.indexOf(".SH \"EXIT STATUS\"");
        assertThat(examples).isPositive();
        assertThat(status).isGreaterThan(examples);
        int end = lines.subList(examples, lines.size()).indexOf(".fi");
        assertThat(lines.subList(examples + 2, examples + end))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("  ") && !line.contains("Exit status"));
        assertThat(lines.get(status + 1)).startsWith("0 ");
    }

    @Test
    void theRootNamesAllCommands() {
        assertThat(commands()).contains("tour", "completion", "man");
    }

    @Test
    void aCommandThatThereIsNot() throws Exception {
        var run = Command.sockeye(List.of(), "man", "nothing");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsExactly("sockeye: there is no command 'nothing': see sockeye --help");
    }

    @Test
    void whatCouldBeARequestIsText() {
        var spec = picocli.CommandLine.Model.CommandSpec.create().name("x");
        spec.usageMessage()
                .description(".so /etc/passwd", "'quoted \"50%%\" \\fB")
                .footer("  -a …");
        assertThat(ManPage.of(spec).lines())
                .contains(
                        "\\&.so /etc/passwd", "\\&'quoted \\(dq50%\\(dq \\efB", "  \\-a \\[u2026]")
                .doesNotContain(".so /etc/passwd");
    }
}
