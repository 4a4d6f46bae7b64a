package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Running;
import io.sockeye.tools.cli.Sockeye;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scans of this machine's loopback in the JVM of the test.
class ScanInProcessTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final Running running = new Running();

    private int scan(String... args) {
        var words = new ArrayList<>(List.of("scan"));
        words.addAll(List.of(args));
        var terminal = new Terminal(false, false, Map.of());
        var around =
                new Surroundings(new Output(out), new PrintWriter(err, true), terminal, running);
        return Sockeye.run(around, words.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int descriptors() {
        var names = new File("/proc/self/fd").list();
        return names == null ? -1 : names.length;
    }

    @Test
    void itLeavesNoDescriptorOpen() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var port = "" + listener.localAddress(IpSocketAddress.class).port();
            assertThat(scan("-p", port, "127.0.0.1")).isEqualTo(ExitCode.OK);
            int before = descriptors();
            for (int round = 0; round < 5; round++) {
                assertThat(scan("-q", "-p", "1-500," + port, "127.0.0.1", "::1"))
                        .isEqualTo(ExitCode.OK);
                assertThat(scan("-q", "--udp", "-p", "1-50", "127.0.0.1"))
                        .isEqualTo(ExitCode.FAILED);
            }
            // The library keeps an eventfd or two to use again.
            assertThat(descriptors()).isLessThanOrEqualTo(before + 4);
            assertThat(out()).contains(port + "/tcp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4", "--udp"})
    void interruptedItEndsInOrder(String technique) {
        running.interrupt();
        int before = descriptors();
        assertThat(scan("--json", technique, "-p", "-", "127.0.0.1"))
                .isEqualTo(ExitCode.INTERRUPTED);
        assertThat(out()).endsWith("}\n").contains("\"reason\":\"interrupted\"");
        assertThat(descriptors()).isLessThanOrEqualTo(before + 4);
    }

    @Test
    void helpShowsExamples() {
        assertThat(scan("--help")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("Examples:", "--shard", "-oX");
    }
}
