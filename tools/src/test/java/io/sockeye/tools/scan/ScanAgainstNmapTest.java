package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every port as nmap finds it, by every technique and of both families, on a host with 200 open ports, closed, dropped and rejected ones.
@Tag("slow")
@Timeout(120)
class ScanAgainstNmapTest {
    private static final String TCP = "4900-5099,20000-27400";
    private static final String UDP = "1-200,5990-6020,7000-7010";

    private static ScanNetwork network;

    @BeforeAll
    static void setUp() throws Exception {
        network = new ScanNetwork();
        network.listen(ScanNetwork.OPEN, List.of(53, 123, 7000, -7001));
    }

    @AfterAll
    static void tearDown() throws Exception {
        if (network != null) network.close();
    }

    private static String[] words(String target, String... others) {
        var words = new ArrayList<>(List.of(others));
        words.add(target);
        return words.toArray(String[]::new);
    }

    private static SortedMap<String, String> nmap(String technique, String ports, String target)
            throws Exception {
        return target.contains(":")
                ? network.nmapped(technique, "-p", ports, "-6", target)
                : network.nmapped(technique, "-p", ports, target);
    }

    @ParameterizedTest
    @ValueSource(strings = {ScanNetwork.TARGET4, ScanNetwork.TARGET6})
    void bySyn(String target) throws Exception {
        var ours = network.scanned(words(target, "--syn", "-p", TCP));
        assertThat(ours).hasSize(7601);
        assertThat(differences(ours, nmap("-sS", TCP, target))).isEmpty();
        assertThat(ours.values()).filteredOn("open syn-ack"::equals).hasSize(200);
    }

    /// nmap's connect scan cannot tell an ICMP error from a reset: of such ports it says what the kernel's errno says. By the error queue
    /// we know what a SYN scan knows.
    @ParameterizedTest
    @ValueSource(strings = {ScanNetwork.TARGET4, ScanNetwork.TARGET6})
    void byConnect(String target) throws Exception {
        var ours = network.scanned(words(target, "-p", TCP));
        var syn = nmap("-sS", TCP, target);
        syn.replaceAll((_, answer) -> answer.replace("closed reset", "closed conn-refused"));
        assertThat(differences(ours, syn)).isEmpty();
        var connect = nmap("-sT", TCP, target);
        assertThat(differences(states(ours), states(connect))).isEmpty();
    }

    private static List<String> differences(
            SortedMap<String, String> ours, SortedMap<String, String> theirs) {
        var all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        return all.stream()
                .filter(port -> !Objects.equals(ours.get(port), theirs.get(port)))
                .map(port -> port + ": " + ours.get(port) + ", nmap: " + theirs.get(port))
                .toList();
    }

    /// Without the reasons, and without the two ports whose ICMP error nmap takes for a reset.
    private static SortedMap<String, String> states(SortedMap<String, String> ports) {
        var states = new TreeMap<>(ports);
        states.keySet().removeAll(List.of("5013/tcp", "5014/tcp"));
        states.replaceAll((_, answer) -> answer.substring(0, answer.indexOf(' ')));
        return states;
    }

    @ParameterizedTest
    @ValueSource(strings = {ScanNetwork.TARGET4, ScanNetwork.TARGET6})
    void byUdp(String target) throws Exception {
        var ours = network.scanned(words(target, "--udp", "-p", UDP));
        assertThat(ours).hasSize(242);
        assertThat(differences(ours, nmap("-sU", UDP, target))).isEmpty();
        assertThat(ours)
                .containsEntry("53/udp", "open udp-response")
                .containsEntry("7001/udp", "open|filtered no-response")
                .containsEntry("6010/udp", "filtered admin-prohibited")
                .containsEntry("54/udp", "closed port-unreach");
    }

    @Test
    void tcpAndUdpInOneScan() throws Exception {
        var ours =
                network.scanned(
                        "--syn", "--udp", "-p", "T:20000,5000,1,U:53,54", ScanNetwork.TARGET4);
        assertThat(ours)
                .hasSize(5)
                .containsEntry("20000/tcp", "open syn-ack")
                .containsEntry("5000/tcp", "filtered no-response")
                .containsEntry("1/tcp", "closed reset")
                .containsEntry("53/udp", "open udp-response")
                .containsEntry("54/udp", "closed port-unreach");
    }

    /// With receive packet steering an answer is worked on by another processor, and connect(2) has often returned before: then it comes as
    /// an event.
    @ParameterizedTest
    @ValueSource(strings = {ScanNetwork.TARGET4, ScanNetwork.TARGET6})
    void whenAnswersComeLater(String target) throws Exception {
        steer("3");
        try {
            var ports = "5000-5030,20000-20100";
            for (int round = 0; round < 3; round++) {
                var syn = network.scanned(words(target, "--syn", "-p", ports));
                assertThat(differences(syn, nmap("-sS", ports, target))).isEmpty();
                var connect = network.scanned(words(target, "-p", ports));
                syn.replaceAll(
                        (_, answer) -> answer.replace("closed reset", "closed conn-refused"));
                assertThat(differences(connect, syn)).isEmpty();
            }
        } finally {
            steer("0");
        }
    }

    private static void steer(String processors) throws Exception {
        var file = "/sys/class/net/%s/queues/rx-0/rps_cpus";
        var near = "echo " + processors + " > " + file.formatted("near");
        var far =
                "ip netns exec "
                        + network.target()
                        + " sh -c 'echo "
                        + processors
                        + " > "
                        + file.formatted("far")
                        + "'";
        assertThat(network.shell(near + " && " + far).err()).isEmpty();
    }

    /// Port 5000 is dropped, and somebody else answers for it: what does not fit to the question is not believed.
    @Test
    void answersThatFitNoQuestion() throws Exception {
        for (var forged : List.of("0", "1")) {
            var forger = network.run(true, "python3", "src/test/python/scan-forger.py", forged);
            try {
                var ours = network.scanned("--syn", "-p", "4999-5002", ScanNetwork.TARGET4);
                assertThat(ours)
                        .hasSize(4)
                        .containsEntry(
                                "5000/tcp",
                                forged.equals("0") ? "open syn-ack" : "filtered no-response")
                        .containsEntry("5001/tcp", "filtered no-response")
                        .containsEntry("4999/tcp", "closed reset");
            } finally {
                forger.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void echoesThatFitNoQuestion() throws Exception {
        var ignore =
                "ip netns exec " + network.target() + " sysctl -qw net.ipv4.icmp_echo_ignore_all=";
        network.shell(ignore + 1);
        try {
            for (var forged : List.of("0", "1")) {
                var forger = network.run(true, "python3", "src/test/python/scan-forger.py", forged);
                try {
                    var reason = forged.equals("0") ? "echo-reply" : "conn-refused";
                    assertThat(network.scan("--sweep", ScanNetwork.TARGET4).out().getFirst())
                            .startsWith("10.77.0.2  up  " + reason);
                } finally {
                    forger.destroyForcibly().waitFor();
                }
            }
        } finally {
            network.shell(ignore + 0);
        }
    }
}
