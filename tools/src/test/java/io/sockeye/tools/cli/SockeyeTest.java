package io.sockeye.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockeyeTest {
    @Test
    void unknownCommandIsWrongUse() throws Exception {
        var command = Command.sockeye(List.of(), "frobnicate");
        assertThat(command.status()).isEqualTo(ExitCode.USAGE);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).first().asString().contains("frobnicate");
    }

    @Test
    void unknownOptionIsWrongUse() throws Exception {
        var command = Command.sockeye(List.of(), "tour", "--fast");
        assertThat(command.status()).isEqualTo(ExitCode.USAGE);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).first().asString().contains("--fast");
    }

    /// What picocli would say in words of its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frobnicate              | there is no command 'frobnicate'",
                "ping --fast ::1         | there is no option '--fast'",
                "ping -c 1k ::1          | --count: '1k' is no whole number",
                "ping -i soon ::1        | --interval: 'soon' is no time span: 500ms, 2s, 1m, or a number of seconds",
                "ping -s big ::1         | --size: 'big' is no size: 1400, 64K, 8M, in units of 1024",
                "ping -B x ::1 ::2       | --backoff: 'x' is no number",
                "ping -M maybe ::1       | --mtu-discovery: 'maybe' is none of do, want, dont, probe",
                "ping ::1 -c             | --count takes a value: N",
                "ping --json=yes ::1     | --json takes no value",
                "tour here               | 'here' is one word too many",
                "run                     | PROGRAM.java is missing",
                "run Program             | 'Program' is no PROGRAM.java",
                "run Absent.java         | there is no file 'Absent.java'",
                "shell                   | the launcher `sockeye` does this, from a copy of the sources",
                "scan --color blue ::1   | --color: 'blue' is none of auto, always, never",
                "scan --retries many ::1 | --retries: 'many' is no whole number"
            })
    void wrongUseIsSaidPlainly(String words, String complaint) throws Exception {
        var command = Command.sockeye(List.of(), words.split(" "));
        assertThat(command.status()).isEqualTo(ExitCode.USAGE);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).first().isEqualTo("sockeye: " + complaint);
    }

    @Test
    void noCommandIsWrongUseAndShowsTheCommands() throws Exception {
        var command = Command.sockeye(List.of());
        assertThat(command.status()).isEqualTo(ExitCode.USAGE);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).anySatisfy(line -> assertThat(line).contains("tour"));
    }

    @Test
    void helpGoesToStandardOutput() throws Exception {
        var command = Command.sockeye(List.of(), "--help");
        assertThat(command.status()).isEqualTo(ExitCode.OK);
        assertThat(command.out()).first().asString().startsWith("Usage: sockeye");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void versionNamesLibraryJdkAndKernel() throws Exception {
        var command = Command.sockeye(List.of(), "--version");
        assertThat(command.status()).isEqualTo(ExitCode.OK);
        assertThat(command.err()).isEmpty();
        assertThat(command.out()).hasSize(3);
        assertThat(command.out().get(0)).matches("sockeye \\d+\\.\\d+\\.\\d+.*");
        assertThat(command.out().get(1)).isEqualTo("JDK " + Runtime.version());
        assertThat(command.out().get(2)).startsWith("Linux " + System.getProperty("os.version"));
    }
}
