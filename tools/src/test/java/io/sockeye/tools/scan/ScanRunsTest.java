package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scans in parts: by several machines, and before and after Ctrl-C. Together the parts are the whole.
@Tag("slow")
@Timeout(120)
class ScanRunsTest {
    private static final String TARGET = ScanNetwork.TARGET4;
    private static final Pattern PORT = Pattern.compile("\"type\":\"port\".*\"port\":(\\d+),");

    private static ScanNetwork network;

    @TempDir Path folder;

    @BeforeAll
    static void setUp() throws Exception {
        network = new ScanNetwork();
        network.listen(List.of(80, 443), List.of());
    }

    @AfterAll
    static void tearDown() throws Exception {
        if (network != null) network.close();
    }

    private static List<Integer> ports(List<String> lines) {
        var ports = new ArrayList<Integer>();
        for (var line : lines) {
            var matcher = PORT.matcher(line);
            if (matcher.find()) ports.add(Integer.valueOf(matcher.group(1)));
        }
        return ports;
    }

    @Test
    void threeMachinesCoverTheSetOnce() throws Exception {
        var all = new ArrayList<Integer>();
        for (int i = 1; i <= 3; i++) {
            var part =
                    network.scan(
                            "--json", "--all", "--seed", "9", "--shard", i + "/3", "-p", "1-500",
                            TARGET);
            var ports = ports(part.out());
            assertThat(ports.size()).isBetween(166, 167);
            all.addAll(ports);
        }
        assertThat(all).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void afterCtrlCItGoesOnWhereItStopped() throws Exception {
        var state = folder.resolve("state").toString();
        var words =
                new String[] {
                    "--json",
                    "--all",
                    "--resume",
                    state,
                    "--rate",
                    "200",
                    "-p",
                    "1-400,5000-5004",
                    TARGET
                };
        var out = folder.resolve("out");
        var process =
                network.builder(List.of(), words)
                        .redirectOutput(out.toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        try {
            while (Files.notExists(out) || Files.readAllLines(out).size() < 40) {
                assertThat(process.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            // `ip netns exec` is replaced by the JVM: it is the process itself.
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        var first = Files.readAllLines(out);
        assertThat(first.getLast()).contains("\"type\":\"summary\"", "\"reason\":\"interrupted\"");
        var second = network.scan(words);
        assertThat(second.out().getLast()).contains("\"reason\":\"done\"");
        var before = ports(first);
        var after = ports(second.out());
        assertThat(before.size()).isBetween(40, 300);
        assertThat(before).doesNotContainAnyElementsOf(after);
        before.addAll(after);
        assertThat(before).hasSize(405).doesNotHaveDuplicates();
        // Nothing is left.
        var third = network.scan(words);
        assertThat(ports(third.out())).isEmpty();
        assertThat(third.status()).isEqualTo(ExitCode.OK);
        // Another scan does not take the file.
        var other = network.scan("--resume", state, "-p", "1-401", TARGET);
        assertThat(other.status()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err().getFirst()).contains("another scan");
    }

    /// Limited as Linux does it by default: after a handful of ICMP errors one a second.
    @Test
    void aHostThatLimitsItsErrorsIsAskedUntilItHasAnswered() throws Exception {
        var sysctl = "ip netns exec " + network.target() + " sysctl -qw net.ipv4.icmp_ratelimit=";
        network.shell(sysctl + "50");
        try {
            var command = network.scan("--udp", "-p", "1-30", "-q", TARGET);
            assertThat(command.out())
                    .contains("not shown: 30 closed udp ports (port-unreach icmp 3/3)");
        } finally {
            network.shell(sysctl + "0");
        }
    }

    @Test
    void aReaderThatGoesAwayEndsIt() throws Exception {
        var words =
                new ArrayList<>(
                        network.builder(List.of(), "--list", "-p", "-", "10.0.0.0/16").command());
        var command = network.shell(String.join(" ", words) + " | head -1; echo ${PIPESTATUS[0]}");
        assertThat(command.out()).hasSize(2).last().isEqualTo("141");
        assertThat(command.err()).isEmpty();
    }
}
