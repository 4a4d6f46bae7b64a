package io.sockeye.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

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
