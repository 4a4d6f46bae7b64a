package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /// At any moment, also while open ports are asked who they are: 130, and the summary is the last line.
    @Test
    void afterCtrlCThereIsAlwaysASummary() throws Exception {
        for (int lines = 1; lines < 4; lines++) {
            var words = new String[] {"--json", "--all", "--banner", "-p", "80,443,1-3000", TARGET};
            var process = network.builder(List.of(), words).start();
            try (var out = process.inputReader()) {
                for (int i = 0; i < lines * 50; i++) assertThat(out.readLine()).isNotNull();
                new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
                var last = out.lines().reduce((_, line) -> line).orElseThrow();
                assertThat(last).contains("\"type\":\"summary\"", "\"reason\":\"interrupted\"");
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void anInterruptedTableSaysSo() throws Exception {
        var xml = folder.resolve("xml").toString();
        var words = new String[] {"--rate", "200", "-p", "1-2000", "-oX", xml, TARGET};
        var process = network.builder(List.of(), words).start();
        try (var err = process.errorReader()) {
            assertThat(err.readLine()).startsWith("scan: 1 host x 2000 ports");
            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
            assertThat(err.readLine()).matches("scan: interrupted; \\d+ of 2000 probes are done");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(Path.of(xml)))
                .contains("exit=\"error\" errormsg=\"interrupted\"");
    }

    /// Resets that are limited, as some systems do it, and packets that are lost at random: no closed port is called filtered for that.
    @ParameterizedTest
    @CsvSource({
        "--syn, output, tcp flags & rst == rst limit rate over 1000/second burst 100 packets drop",
        "-q, output, tcp flags & rst == rst limit rate over 1000/second burst 100 packets drop",
        "--syn, input, meta l4proto tcp numgen random mod 100 < 5 drop",
        "-q, input, meta l4proto tcp numgen random mod 100 < 5 drop"
    })
    void whereAnswersAreLost(String technique, String hook, String rule) throws Exception {
        var nft = "ip netns exec " + network.target() + " nft ";
        var chain = "'add chain inet lossy c { type filter hook " + hook + " priority 5 ; }'";
        var added = "'add rule inet lossy c " + rule + "'";
        network.shell(nft + "add table inet lossy && " + nft + chain + " && " + nft + added);
        try {
            var lossy = network.scanned(technique, "-p", "1-3000,5000-5004", TARGET);
            var answers = new TreeMap<String, Integer>();
            for (var answer : lossy.values()) answers.merge(answer, 1, Integer::sum);
            var closed = technique.equals("--syn") ? "closed reset" : "closed conn-refused";
            assertThat(answers)
                    .containsOnly(
                            Map.entry("open syn-ack", 2),
                            Map.entry(closed, 2998),
                            Map.entry("filtered no-response", 5));
        } finally {
            network.shell(nft + "delete table inet lossy");
        }
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
