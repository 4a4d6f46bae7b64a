package io.sockeye.tools.ping;

import static io.sockeye.tools.ping.PingNetwork.BEYOND;
import static io.sockeye.tools.ping.PingNetwork.FINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import io.sockeye.tools.cli.ExitCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sockeye ping --tcp` and `--udp`: what a host, a router and this machine say of a probe, and how long it took.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PingPortsTest {
    private PingNetwork network;

    @BeforeAll
    void connect() throws Exception {
        network = PingNetwork.create();
    }

    @AfterAll
    void disconnect() throws Exception {
        if (network != null) network.close();
    }

    /// A reset, and the host's own port unreachable for UDP, are answers; everything else says that the probe did not get there.
    @ParameterizedTest
    @CsvSource({
        "--tcp 1, 10.7.0.5, From 10.7.0.5 seq=1 Destination Port Unreachable",
        "--tcp 2, 10.7.0.5, From 10.7.0.5 seq=1 Destination Host Unreachable",
        "--tcp 3, 10.7.0.5, From 10.7.0.5 seq=1 Destination Net Unreachable",
        "--tcp 4, 10.7.0.5, From 10.7.0.5 seq=1 Packet filtered",
        "--tcp 1, fd07::5, From fd07::5 seq=1 Destination unreachable: Port unreachable",
        "--tcp 2, fd07::5, From fd07::5 seq=1 Destination unreachable: Address unreachable",
        "--tcp 3, fd07::5, From fd07::5 seq=1 Destination unreachable: No route",
        "--tcp 4, fd07::5, From fd07::5 seq=1 Destination unreachable: Administratively prohibited",
        "--udp 2, 10.7.0.5, From 10.7.0.5 seq=1 Destination Host Unreachable",
        "--udp 3, 10.7.0.5, From 10.7.0.5 seq=1 Destination Net Unreachable",
        "--udp 4, 10.7.0.5, From 10.7.0.5 seq=1 Packet filtered",
        "--udp 2, fd07::5, From fd07::5 seq=1 Destination unreachable: Address unreachable",
        "--udp 4, fd07::5, From fd07::5 seq=1 Destination unreachable: Administratively prohibited",
        "--tcp 9 -t 1, 10.9.0.2, From 10.7.0.2 seq=1 Time to live exceeded",
        "--udp 9 -t 1, 10.9.0.2, From 10.7.0.2 seq=1 Time to live exceeded",
        "--tcp 9, 10.7.0.99, From 10.7.0.1 seq=1 Destination Host Unreachable",
        "--udp 9, 10.7.0.99, From 10.7.0.1 seq=1 Destination Host Unreachable",
        "--tcp 9, fd07::99, From fd07::1 seq=1 Destination unreachable: Address unreachable",
        "--udp 9, fd07::99, From fd07::1 seq=1 Destination unreachable: Address unreachable",
        "--tcp 9, 203.0.113.1, sockeye: local error: Network is unreachable: this machine has no route to it"
    })
    void whoSaysWhat(String options, String host, String line) throws Exception {
        var run = ping("-c 1 " + options + " " + host);
        assertThat(run.out().get(1)).isEqualTo(line);
        assertThat(run.out().get(4)).contains("0 received, +1 errors");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "--tcp 5, 10.7.0.5",
        "--tcp 5, fd07::5",
        "--tcp 9, 10.7.0.2",
        "--udp 1, 10.7.0.5",
        "--udp 1, fd07::5",
        "--udp 9, 10.7.0.2",
        "--udp 9, fd07::2"
    })
    void aClosedPortIsAnAnswer(String options, String host) throws Exception {
        var run = ping("-c 2 -i 0.05 " + options + " " + host);
        for (int i = 1; i <= 2; i++)
            assertThat(run.out().get(i))
                    .matches(
                            ".*from " + host + ": seq=" + i + " time=[0-9.]+ ms \\(port closed\\)");
        assertThat(run.status()).isEqualTo(ExitCode.OK);
    }

    /// A probe that this machine's own firewall rejects while connect(2) is still in the kernel.
    @Test
    void rejectedAtHome() throws Exception {
        var near = network.near();
        near.shell(
                "nft 'add table inet own; add chain inet own out { type filter hook output priority 0; };"
                        + " add rule inet own out ip daddr 10.7.0.2 tcp dport 77 reject with icmp type admin-prohibited;"
                        + " add rule inet own out ip6 daddr fd07::2 tcp dport 77 reject with icmpv6 type admin-prohibited'");
        try {
            var run = ping("-c 1 --tcp 77 " + FINE);
            assertThat(run.out().get(1)).endsWith(" seq=1 Packet filtered");
            var six = ping("-c 1 --tcp 77 fd07::2");
            assertThat(six.out().get(1)).endsWith("Administratively prohibited");
        } finally {
            near.shell("nft delete table inet own");
        }
    }

    /// The kernel's stamps, both of them.
    @ParameterizedTest
    @CsvSource({"10.7.0.2", "fd07::2"})
    void theKernelTakesTheTimeOfUdp(String host) throws Exception {
        var run = ping("--json -c 40 -i 0.02 --udp 9 " + host);
        assertThat(run.out().subList(0, 40))
                .allMatch(line -> json(line).get("source").asString().equals("kernel"));
    }

    @Test
    void theKernelTakesTheTimeOfTcp() throws Exception {
        var server =
                network.far()
                        .start(
                                "python3",
                                "-u",
                                "-c",
                                "import socket; s = socket.create_server(('10.7.0.2', 0)); print(s.getsockname()[1]); input()");
        try {
            var port = server.inputReader().readLine();
            var run = ping("--json -c 2 -i 0.05 --tcp " + port + " " + FINE);
            var reply = json(run.out().getFirst());
            assertThat(reply.get("source").asString()).isEqualTo("kernel");
            assertThat(reply.get("portClosed").asBoolean()).isFalse();
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /// A reset has no stamp. Loading a class, or linking a function of C, takes milliseconds; the machine may be busy, so the best of some runs counts.
    @ParameterizedTest
    @CsvSource({"--tcp 9, 10.7.0.2", "--tcp 9, fd07::2", "--udp 9, 10.7.0.2"})
    void theFirstTimeIsNotThatOfTheProgramsStart(String options, String host) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            var run = ping("--json -c 1 " + options + " " + host);
            var rtt = json(run.out().getFirst()).get("rttMillis").asDouble();
            best = Math.min(best, rtt);
        }
        assertThat(best).isLessThan(1.0);
    }

    /// 250 silent hosts, and descriptors for a few of them.
    @Test
    void fewDescriptors() throws Exception {
        var words =
                Command.words(
                        List.of(),
                        "ping",
                        "--tcp",
                        "9",
                        "-r",
                        "0",
                        "-W",
                        "0.05",
                        "-q",
                        "-g",
                        "10.8.0.0/24");
        var script = "ulimit -n 64; exec \"$@\"";
        var all = new java.util.ArrayList<>(List.of("bash", "-c", script, "_"));
        all.addAll(List.of(words));
        var run = network.near().run(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void manyHostsHearOfRouters() throws Exception {
        var run = ping("--tcp 4 -r 0 -t 1 " + BEYOND + " 10.7.0.5 " + FINE);
        assertThat(run.out())
                .containsExactlyInAnyOrder(
                        BEYOND + " is unreachable", "10.7.0.5 is unreachable", FINE + " is alive");
        assertThat(run.err())
                .containsExactlyInAnyOrder(
                        "sockeye: 10.9.0.2: Time to live exceeded, says 10.7.0.2",
                        "sockeye: 10.7.0.5: Packet filtered, says 10.7.0.5");
    }

    private Command ping(String words) throws Exception {
        return network.near().sockeye(("ping " + words).split(" "));
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
