package io.sockeye.tools.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Running;
import io.sockeye.tools.cli.Sockeye;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ctrl-C while the program still starts.
class PingInterruptedTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void root() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for raw sockets");
    }

    private int interrupted(String words) {
        var running = new Running();
        running.interrupt();
        var around =
                new Surroundings(
                        new Output(out),
                        new PrintWriter(new StringWriter()),
                        new Terminal(false, false, Map.of()),
                        running);
        return Sockeye.run(around, ("ping " + words).split(" "));
    }

    @Test
    void oneHostHasItsFigures() {
        assertThat(interrupted("127.0.0.1")).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith(
                        "\n--- 127.0.0.1 ping statistics ---\n0 packets transmitted, 0 received\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json 127.0.0.1", "--json -g 127.0.0.0/29", "--json -c 1 ::1 ::2"})
    void jsonHasItsSummary(String words) {
        assertThat(interrupted(words)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("\"type\":\"summary\"", "\"reason\":\"interrupted\"", "\"sent\":0,");
    }
}
