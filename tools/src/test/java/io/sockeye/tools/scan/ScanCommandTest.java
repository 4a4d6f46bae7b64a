package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tools.Command;
import io.sockeye.tools.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command as a user meets it: what it prints where, its exit codes, its outputs, its limits.
@Tag("slow")
@Timeout(120)
class ScanCommandTest {
    private static final String TARGET = ScanNetwork.TARGET4;

    private static ScanNetwork network;

    @TempDir Path folder;

    @BeforeAll
    static void setUp() throws Exception {
        network = new ScanNetwork();
        network.listen(List.of(80, 20_000, 20_001), List.of(53));
    }

    @AfterAll
    static void tearDown() throws Exception {
        if (network != null) network.close();
    }

    @Test
    void openIsYesAndAllOthersAreNo() throws Exception {
        var some = network.scan("-p", "20000-20002", TARGET);
        assertThat(some.status()).isEqualTo(ExitCode.OK);
        assertThat(some.out()).filteredOn(line -> line.contains("open")).hasSize(2);
        assertThat(some.err()).hasSize(1);
        assertThat(some.err().getFirst()).startsWith("scan: 1 host x 3 ports by connect: 3 probes");
        var none = network.scan("-q", "-p", "20002,5010", TARGET);
        assertThat(none.status()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).isEmpty();
        assertThat(none.out()).anyMatch(line -> line.matches("20002/tcp +closed .*conn-refused"));
        assertThat(none.out())
                .anyMatch(
                        line -> line.matches("5010/tcp +unreachable .*admin-prohibited icmp 3/13"));
    }

    @Test
    void wrongUse() throws Exception {
        for (var words :
                List.of(
                        List.of("-p", "80"),
                        List.of("-p", "99999", TARGET),
                        List.of("10.0.0.0/33"),
                        List.of("--shard", "1/2", TARGET),
                        List.of("--shard", "3/2", "--seed", "1", TARGET),
                        List.of("--json", "--csv", TARGET),
                        List.of("--json", "-oX", "-", TARGET),
                        List.of("--sweep", "--udp", TARGET),
                        List.of("--top", "100000", TARGET),
                        List.of("--rate", "0", TARGET),
                        List.of("-4", "-6", TARGET),
                        List.of("-6", TARGET),
                        List.of("8.8.8.0/24"))) {
            var command = network.scan(words.toArray(String[]::new));
            assertThat(command.status()).as(words.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(command.out()).isEmpty();
            assertThat(command.err()).isNotEmpty();
        }
    }

    @Test
    void aNameWithoutAnAddress() throws Exception {
        var file = file("hosts", "nosuchhost.invalid\n");
        for (var command :
                List.of(
                        network.scan("-p", "80", "nosuchhost.invalid"),
                        network.scan("-p", "80", "-f", file))) {
            assertThat(command.status()).isEqualTo(ExitCode.NAME);
            assertThat(command.out()).isEmpty();
            assertThat(command.err()).hasSize(1);
            assertThat(command.err().getFirst()).contains("nosuchhost.invalid");
        }
    }

    @Test
    void withoutTheRightToRawSockets() throws Exception {
        var without = List.of("setpriv", "--bounding-set", "-net_raw", "--inh-caps", "-net_raw");
        var syn = Command.run(network.builder(without, "--syn", "-p", "80", TARGET), 60);
        assertThat(syn.status()).isEqualTo(ExitCode.PERMISSION);
        assertThat(syn.err())
                .anyMatch(line -> line.contains("CAP_NET_RAW") && line.contains("setpriv"));
        var sweep = Command.run(network.builder(without, "--sweep", TARGET), 60);
        assertThat(sweep.status()).isEqualTo(ExitCode.PERMISSION);
        assertThat(sweep.err()).anyMatch(line -> line.contains("ping_group_range"));
        var connect = Command.run(network.builder(without, "-p", "20000", TARGET), 60);
        assertThat(connect.status()).isEqualTo(ExitCode.OK);
        var udp = Command.run(network.builder(without, "--udp", "-p", "53,54", TARGET), 60);
        assertThat(udp.out())
                .anyMatch(line -> line.matches("54/udp +closed.*port-unreach icmp 3/3"));
        assertThat(udp.out()).anyMatch(line -> line.matches("53/udp +open.*udp-response"));
    }

    /// Of 200 silent ports at once each would take a descriptor.
    @Test
    void itStaysBelowTheLimitOfDescriptors() throws Exception {
        var limit = List.of("prlimit", "--nofile=200:200");
        var command =
                Command.run(
                        network.builder(limit, "-p", "5000-5004,20000-22000", "-q", TARGET), 60);
        assertThat(command.err()).isEmpty();
        assertThat(command.status()).isEqualTo(ExitCode.OK);
        assertThat(command.out()).filteredOn(line -> line.contains("filtered")).hasSize(5);
        assertThat(command.out()).filteredOn(line -> line.contains(" open ")).hasSize(2);
    }

    /// The kernel gives a socket now and then the very port that it connects to, and then it is connected with itself.
    @Test
    void aSocketThatIsConnectedWithItselfIsNoOpenPort() throws Exception {
        network.shell("sysctl -qw net.ipv4.ip_local_port_range='41000 41063'");
        try {
            for (int round = 0; round < 3; round++) {
                var local = network.scan("-q", "-p", "41000-41063", "127.0.0.1", "::1");
                assertThat(local.out()).filteredOn(line -> line.contains("open")).isEmpty();
                assertThat(local.status()).isEqualTo(ExitCode.FAILED);
                assertThat(local.out()).contains("not shown: 64 closed tcp ports (conn-refused)");
            }
        } finally {
            network.shell("sysctl -qw net.ipv4.ip_local_port_range='32768 60999'");
        }
    }

    @Test
    void aSweepFindsWhoIsThere() throws Exception {
        var four = network.scan("--sweep", "10.77.0.0/29");
        assertThat(four.status()).isEqualTo(ExitCode.OK);
        assertThat(four.out()).hasSize(2);
        assertThat(four.out().get(0)).matches("10\\.77\\.0\\.1  up  echo-reply .*");
        assertThat(four.out().get(1)).matches("10\\.77\\.0\\.2  up  echo-reply .*");
        var six = network.scan("--sweep", "--csv", "fd77::/126", "--exclude", "fd77::1");
        assertThat(six.out())
                .filteredOn(line -> line.contains(",up,"))
                .containsExactly("fd77::2,fd77::2,,,up,echo-reply,,,,");
        assertThat(six.out()).noneMatch(line -> line.startsWith("fd77::1,"));
        var none = network.scan("--sweep", "10.77.0.5");
        assertThat(none.status()).isEqualTo(ExitCode.FAILED);
        assertThat(none.out()).isEmpty();
    }

    @Test
    void aHostOfWhichSomebodySaysThatItIsNotThere() throws Exception {
        var sweep = network.scan("--sweep", "--csv", "10.77.0.9");
        assertThat(sweep.status()).isEqualTo(ExitCode.FAILED);
        assertThat(sweep.out()).last().isEqualTo("10.77.0.9,10.77.0.9,,,down,host-unreach,3,1,,");
    }

    @Test
    void aHostWithoutEchoIsFoundByTcp() throws Exception {
        network.shell(
                "ip netns exec "
                        + network.target()
                        + " sysctl -qw net.ipv4.icmp_echo_ignore_all=1");
        try {
            assertThat(network.scan("--sweep", TARGET).out().getFirst())
                    .matches("10\\.77\\.0\\.2  up  conn-refused.*");
            assertThat(network.scan("--sweep", "--syn", TARGET).out().getFirst())
                    .matches("10\\.77\\.0\\.2  up  reset.*");
            assertThat(network.scan("--sweep", "-p", "80", TARGET).out().getFirst())
                    .matches("10\\.77\\.0\\.2  up  syn-ack.*");
        } finally {
            network.shell(
                    "ip netns exec "
                            + network.target()
                            + " sysctl -qw net.ipv4.icmp_echo_ignore_all=0");
        }
    }

    private String file(String name, String lines) throws Exception {
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    @Test
    void targetsFromAFile() throws Exception {
        var file = file("hosts", "10.77.0.2 # one\n\n10.77.0.1\n");
        var command = network.scan("-f", file, "-p", "20000", "--exclude", "10.77.0.1");
        assertThat(command.status()).isEqualTo(ExitCode.OK);
        assertThat(command.err()).hasSize(1);
        assertThat(command.out().getFirst()).startsWith("10.77.0.2");
        assertThat(command.out()).noneMatch(line -> line.startsWith("10.77.0.1"));
    }

    /// Of a word and of a line the same: what is no target ends it before anything is sent, and all of it is said.
    @ParameterizedTest
    @ValueSource(strings = {"10.77.0.300", "10.77.0.0/33", "10.77.0.9-10.77.0.1", "fd77::/x"})
    void mistypedTargets(String wrong) throws Exception {
        var file = file("hosts", "10.77.0.2\n" + wrong + "\n10.77.0.1 10.77.0.2/99\n");
        for (var command :
                List.of(
                        network.scan("-p", "20000", TARGET, wrong, "10.77.0.2/99"),
                        network.scan("-p", "20000", "-f", file),
                        network.scan("-p", "20000", TARGET, "--exclude", wrong + ",10.77.0.2/99"),
                        network.scan("-p", "20000", TARGET, "--exclude-file", file))) {
            assertThat(command.status()).isEqualTo(ExitCode.USAGE);
            assertThat(command.out()).isEmpty();
            assertThat(command.err().get(0)).contains("'" + wrong + "'");
            assertThat(command.err().get(1)).contains("'10.77.0.2/99'");
        }
        var lines = network.scan("-p", "20000", "-f", file).err();
        assertThat(lines.get(0)).startsWith("sockeye: " + file + ":2: ");
        assertThat(lines.get(1)).startsWith("sockeye: " + file + ":3: ");
    }

    /// Of a word and of a line the same: the others are asked, and the exit status tells.
    @Test
    void namesWithoutAnAddressAmongOthers() throws Exception {
        var file = file("hosts", "10.77.0.2\nnosuchhost.invalid\n");
        for (var command :
                List.of(
                        network.scan("-p", "20000", "nosuchhost.invalid", TARGET),
                        network.scan("-p", "20000", "-f", file))) {
            assertThat(command.status()).isEqualTo(ExitCode.NAME);
            assertThat(command.out()).anyMatch(line -> line.matches("20000/tcp +open .*"));
            assertThat(command.err().getFirst()).contains("nosuchhost.invalid");
        }
        assertThat(network.scan("-p", "20000", "-f", file).err().getFirst())
                .startsWith("sockeye: " + file + ":2: ");
        // Who is not to be asked has to be known.
        for (var command :
                List.of(
                        network.scan("-p", "20000", TARGET, "--exclude", "nosuchhost.invalid"),
                        network.scan("-p", "20000", "10.77.0.1", "--exclude-file", file))) {
            assertThat(command.status()).isEqualTo(ExitCode.NAME);
            assertThat(command.out()).isEmpty();
            assertThat(command.err().getFirst()).contains("nosuchhost.invalid");
        }
    }

    @Test
    void aListIsTheOrderAndSendsNothing() throws Exception {
        var sent = "cat /proc/net/snmp | grep '^Tcp: [0-9]' | cut -d' ' -f 6"; // ActiveOpens
        var before = network.shell(sent).out();
        var list = network.scan("--list", "--seed", "7", "-p", "1-100", TARGET);
        assertThat(network.shell(sent).out()).isEqualTo(before);
        assertThat(list.out()).hasSize(100).doesNotHaveDuplicates();
        assertThat(list.out()).allMatch(line -> line.matches("10\\.77\\.0\\.2 \\d+/tcp"));
        assertThat(list.err()).isEmpty();
        var again = network.scan("--list", "--seed", "7", "-p", "1-100", TARGET);
        assertThat(again.out()).isEqualTo(list.out());
        var first = network.scan("--list", "--seed", "7", "--shard", "1/2", "-p", "1-100", TARGET);
        var second = network.scan("--list", "--seed", "7", "--shard", "2/2", "-p", "1-100", TARGET);
        assertThat(first.out()).hasSize(50).doesNotContainAnyElementsOf(second.out());
        var without = network.scan("--list", "-p", "80", "10.0.0.0/30", "--exclude", "10.0.0.2");
        assertThat(without.out()).hasSize(3).doesNotContain("10.0.0.2 80/tcp");
        // --yes is for what is sent.
        assertThat(network.scan("--list", "-p", "80", "8.8.8.0/24").out()).hasSize(256);
    }

    @Test
    void theRateIsKept() throws Exception {
        long start = System.nanoTime();
        var command = network.scan("--rate", "100", "-p", "1-150", TARGET);
        assertThat(System.nanoTime() - start).isGreaterThan(1_480_000_000L);
        assertThat(command.err().getFirst()).contains("at most 100 a second");
        assertThat(command.status()).isEqualTo(ExitCode.OK);
    }

    @Test
    void readersOfNmapsXmlReadOurs() throws Exception {
        var file = folder.resolve("scan.xml");
        network.scan("-p", "1-200,5010,20000", "-oX", file.toString(), TARGET, ScanNetwork.TARGET6);
        var script =
                """
                import sys
                from libnmap.parser import NmapParser
                report = NmapParser.parse_fromfile(sys.argv[1])
                print(report.hosts_total, report.hosts_up)
                for host in report.hosts:
                    print(host.address, host.status, host.get_open_ports(), host.get_service(5010).state)
                """;
        var read =
                Command.run(
                        new ProcessBuilder("/usr/bin/python3", "-c", script, file.toString()), 30);
        assertThat(read.err()).isEmpty();
        assertThat(read.out())
                .containsExactly(
                        "2 2",
                        "10.77.0.2 up [(80, 'tcp'), (20000, 'tcp')] filtered",
                        "fd77::2 up [(80, 'tcp'), (20000, 'tcp')] filtered");
    }

    @Test
    void nmapsNdiffReadsOurs() throws Exception {
        var ours = folder.resolve("ours.xml");
        var theirs = folder.resolve("theirs.xml");
        network.scan("--syn", "-p", "1-200", "-oX", ours.toString(), TARGET);
        network.shell("nmap -sS -n -Pn -T4 -p 1-200 -oX " + theirs + " " + TARGET);
        assertThat(portsThatDiffer(ours, theirs)).isEmpty();
        network.shell("nmap -sS -n -Pn -T4 -p 1-79 -oX " + theirs + " " + TARGET);
        assertThat(portsThatDiffer(ours, theirs))
                .hasSize(1)
                .allMatch(line -> line.contains("80/tcp"));
    }

    /// What differs besides is who scanned, and that nmap shows the address of the card.
    private static List<String> portsThatDiffer(Path ours, Path theirs) throws Exception {
        var ndiff = new ProcessBuilder("ndiff", ours.toString(), theirs.toString());
        var read = Command.run(ndiff, 30);
        assertThat(read.err()).isEmpty();
        return read.out().stream().filter(line -> line.matches("[-+] *\\d+/tcp .*")).toList();
    }

    /// The network of the test has no way to there: nothing leaves, whatever the answer.
    @Test
    void onATerminalItAsksBeforeManyPublicHosts() throws Exception {
        var words =
                String.join(" ", network.builder(List.of(), "-p", "80", "8.8.8.0/29").command());
        var no = network.shell("echo n | script -qec '" + words + "' /dev/null");
        assertThat(no.status()).isEqualTo(ExitCode.USAGE);
        assertThat(String.join("\n", no.out())).contains("Go on? [y/N]", "not scanned");
        var yes = network.shell("echo y | script -qec '" + words + "' /dev/null");
        assertThat(yes.status()).isEqualTo(ExitCode.FAILED);
        assertThat(String.join("\n", yes.out()))
                .contains("8 hosts x 1 port")
                .doesNotContain("not scanned");
        var told = network.scan("--yes", "-p", "80", "8.8.8.0/29");
        assertThat(told.status()).isEqualTo(ExitCode.FAILED);
    }

    /// From the device to the device, whatever the JVM does at its start: over a cable within the machine less than a tenth of what loading a class
    /// takes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--syn -p 1",
                "--syn -p 20000",
                "--udp -p 53",
                "--udp -p 54",
                "--sweep -p 443",
                "--sweep"
            })
    void theTimesAreTheNetworks(String words) throws Exception {
        for (var target : List.of(TARGET, ScanNetwork.TARGET6)) {
            var all = new ArrayList<>(List.of(words.split(" ")));
            all.addAll(List.of("--syn", "--json", "--all", "-q", target));
            if (words.contains("--udp") || words.equals("--sweep")) all.remove("--syn");
            var line = network.scan(all.toArray(String[]::new)).out().getFirst();
            var millis = line.replaceAll(".*\"rttMillis\":([0-9.]+)[,}].*", "$1");
            // Behind port 53 is a program, for which there has to be a processor.
            double most = words.contains("53") ? 10.0 : 2.0;
            assertThat(Double.parseDouble(millis)).as(line).isBetween(0.001, most);
        }
    }

    /// The address as one types it, once, and no name of a host.
    @Test
    void anAddressOfALink() throws Exception {
        var show = "ip netns exec " + network.target() + " ip -6 -o addr show dev far scope link";
        var local = network.shell(show).out().getFirst().replaceAll(".*(fe80[^/]*)/.*", "$1%near");
        for (var technique : List.of("--syn", "-q", "--banner")) {
            var table = network.scan(technique, "-p", "20000", local);
            assertThat(table.status()).isEqualTo(ExitCode.OK);
            assertThat(table.out().getFirst()).matches(local + "  [0-9.]+ ms");
        }
        var xml = network.scan("-oX", "-", "-p", "20000", local).out();
        assertThat(xml).anyMatch(line -> line.contains("addr=\"" + local + "\""));
        assertThat(xml).noneMatch(line -> line.startsWith("<hostname "));
    }

    /// Where nothing can be written is known before anybody is asked.
    @ParameterizedTest
    @ValueSource(strings = {"-oX", "-oG", "--resume"})
    void aFileThatCannotBeWritten(String option) throws Exception {
        var sent = "cat /proc/net/snmp | grep '^Tcp: [0-9]' | cut -d' ' -f 6"; // ActiveOpens
        var before = network.shell(sent).out();
        var command = network.scan(option, folder + "/none/file", "-p", "20000", TARGET);
        assertThat(command.status()).isEqualTo(ExitCode.SYSTEM);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).last().asString().contains("none/file", "no such file");
        assertThat(network.shell(sent).out()).isEqualTo(before);
    }

    @Test
    void nmapsWordsForTheSame() throws Exception {
        var hosts = file("hosts", TARGET + "\n");
        var words = List.of("-sS", "-sU", "--top-ports", "3", "-iL", hosts);
        assertThat(network.scan(words.toArray(String[]::new)).err().getFirst())
                .startsWith("scan: 1 host x 6 ports by SYN and UDP");
    }

    @Test
    void linesForGrep() throws Exception {
        var grep = network.scan("-oG", "-", "-q", "-p", "1-100,20000", TARGET);
        assertThat(grep.out().get(2))
                .isEqualTo(
                        "Host: 10.77.0.2 ()\tPorts: 80/open/tcp//http///, 20000/open/tcp/////\tIgnored State: closed (99)");
    }
}
