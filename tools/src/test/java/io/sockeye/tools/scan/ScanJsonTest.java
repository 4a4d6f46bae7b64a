package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import io.sockeye.tools.cli.ExitCode;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each line of `--json` is as `docs/schema/scan.json` says, whatever was asked and however it ended.
@Tag("slow")
@Timeout(120)
class ScanJsonTest {
    private static ScanNetwork network;

    @TempDir Path folder;

    @BeforeAll
    static void setUp() throws Exception {
        network = new ScanNetwork();
        network.listen(List.of(80, 20_000), List.of(53));
    }

    @AfterAll
    static void tearDown() throws Exception {
        if (network != null) network.close();
    }

    private List<String> faults(List<String> lines) throws Exception {
        var file = Files.write(folder.resolve("lines"), lines);
        var builder =
                new ProcessBuilder(
                        "python3", "src/test/python/scan-schema.py", "../docs/schema/scan.json");
        var process = builder.redirectInput(file.toFile()).redirectErrorStream(true).start();
        var said = process.inputReader().readAllLines();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }

    private List<String> checked(Command command) throws Exception {
        assertThat(faults(command.out())).isEmpty();
        assertThat(command.out()).last().asString().contains("\"type\":\"summary\"");
        return command.out();
    }

    @Test
    void everyKindOfScan() throws Exception {
        var target = ScanNetwork.TARGET4;
        var all = checked(network.scan("--json", "--all", "-p", "80,81,5000,5010", target));
        assertThat(all).hasSize(6);
        assertThat(all).filteredOn(line -> line.contains("\"icmpCode\":13")).hasSize(1);
        var open = checked(network.scan("--json", "-p", "80,81,5000,5010", target));
        assertThat(open).hasSize(3);
        assertThat(open.getFirst())
                .contains("\"port\":80,\"state\":\"open\",\"reason\":\"syn-ack\"");
        assertThat(open.get(1))
                .contains("\"ports\":{\"open\":1,\"closed\":1,\"filtered\":1,\"unreachable\":1}");
        checked(network.scan("--json", "--all", "--syn", "--udp", "-p", "80,53,54,6000", target));
        var sweep = checked(network.scan("--json", "--all", "--sweep", "10.77.0.0/30"));
        assertThat(sweep).filteredOn(line -> line.contains("\"state\":\"up\"")).hasSize(2);
        assertThat(sweep).filteredOn(line -> line.contains("\"state\":\"down\"")).hasSize(2);
        checked(network.scan("--json", "--banner", "-p", "80,20000", target));
    }

    @Test
    void nobodyToAsk() throws Exception {
        var lines = checked(network.scan("--json", "-p", "80", "nosuchhost.invalid"));
        assertThat(lines).hasSize(1).first().asString().contains("\"reason\":\"error\"");
    }

    @Test
    void aCertificate() throws Exception {
        var key = folder.resolve("key.pem").toString();
        var certificate = folder.resolve("cert.pem").toString();
        network.shell(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=a"
                        + " -addext subjectAltName=DNS:a.example -keyout "
                        + key
                        + " -out "
                        + certificate);
        network.run(
                false,
                "bash",
                "-c",
                "openssl s_server -accept 4433 -naccept 9 -key "
                        + key
                        + " -cert "
                        + certificate
                        + " 2>&1 < <(sleep 60) | sed -u 's/^ACCEPT/ready/;/^ready/!d'");
        var lines = checked(network.scan("--json", "--banner", "-p", "4433", "127.0.0.1"));
        assertThat(lines.getFirst())
                .contains(
                        "\"subject\":\"CN=a\"", "\"names\":[\"a.example\"]", "\"verified\":false");
    }

    @Test
    void afterCtrlCAndAfterAFailure() throws Exception {
        var out = folder.resolve("out");
        var process =
                network.builder(
                                List.of(),
                                "--json",
                                "--all",
                                "--rate",
                                "100",
                                "-p",
                                "-",
                                "10.77.0.2")
                        .redirectOutput(out.toFile())
                        .redirectError(Redirect.DISCARD)
                        .start();
        while (Files.notExists(out) || Files.size(out) == 0) Thread.onSpinWait();
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        var lines = Files.readAllLines(out);
        assertThat(faults(lines)).isEmpty();
        assertThat(lines.getLast()).contains("\"reason\":\"interrupted\"");
        var without = List.of("setpriv", "--bounding-set", "-net_raw", "--inh-caps", "-net_raw");
        var failed =
                checked(
                        Command.run(
                                network.builder(
                                        without, "--json", "--syn", "-p", "80", "10.77.0.2"),
                                60));
        assertThat(failed).hasSize(1).first().asString().contains("\"reason\":\"error\"");
    }

    @Test
    void theCheckItselfFindsFaults() throws Exception {
        var good = network.scan("--json", "-p", "80", "10.77.0.2").out();
        var port = good.getFirst();
        for (var bad :
                List.of(
                        port.replace("\"v\":1", "\"v\":2"),
                        port.replace("\"open\"", "\"ajar\""),
                        port.replace("\"port\":80", "\"port\":65536"),
                        port.replace("\"port\":80", "\"port\":80,\"more\":1"),
                        port.replace("\"reason\":\"syn-ack\",", ""),
                        port.replace("\"type\":\"port\"", "\"type\":\"host\"")))
            assertThat(faults(List.of(bad))).as(bad).isNotEmpty();
    }
}
