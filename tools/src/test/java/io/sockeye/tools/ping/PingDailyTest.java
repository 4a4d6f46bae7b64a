package io.sockeye.tools.ping;

import static io.sockeye.tools.ping.PingNetwork.FINE;
import static io.sockeye.tools.ping.PingNetwork.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sockeye.tools.Command;
import io.sockeye.tools.Network;
import io.sockeye.tools.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sockeye ping` as somebody uses it every day who knows ping(8) and fping(8): waits, zones, files, endings.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PingDailyTest {
    /// Answers each echo so many tenths of a second late, so many times, each a tenth later.
    private static final String RESPONDER =
            """
            import heapq, select, socket, struct, sys, time
            late, times = float(sys.argv[1]) / 10, int(sys.argv[2])
            s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
            def answer(p):
                d = bytearray(p[20:])
                d[0] = 0
                n = struct.unpack('!H', d[2:4])[0] + 0x800
                d[2:4] = struct.pack('!H', (n & 0xffff) + (n >> 16))
                return bytes(d)
            print('ready')
            due = []
            while True:
                wait = max(0, due[0][0] - time.monotonic()) if due else None
                if select.select([s], [], [], wait)[0]:
                    p, (who, _) = s.recvfrom(3000)
                    if p[20] == 8:
                        for i in range(times):
                            heapq.heappush(due, (time.monotonic() + late + i / 10, i, who, answer(p)))
                while due and due[0][0] <= time.monotonic():
                    _, _, who, d = heapq.heappop(due)
                    s.sendto(d, (who, 0))
            """;

    private PingNetwork network;
    private Network near;
    private Network far;

    @BeforeAll
    void connect() throws Exception {
        network = PingNetwork.create();
        near = network.near();
        far = network.far();
    }

    @AfterAll
    void disconnect() throws Exception {
        if (network != null) network.close();
    }

    private Command ping(String words) throws Exception {
        return near.sockeye(("ping " + words).split(" "));
    }

    /// A far side that answers by a program, and not by its kernel.
    private interface Slow {
        void run() throws Exception;
    }

    private void answering(int tenths, int times, Slow test) throws Exception {
        far.shell("echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        var responder = far.start("python3", "-u", "-c", RESPONDER, "" + tenths, "" + times);
        try {
            assertThat(responder.inputReader().readLine()).isEqualTo("ready");
            test.run();
        } finally {
            responder.destroyForcibly().waitFor();
            far.shell("echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        }
    }

    /// What is later than -W and before the end counts, as with ping(8).
    @Test
    void lateAnswersCountWhileItRuns() throws Exception {
        answering(
                6,
                1,
                () -> {
                    for (var words : List.of("-c 3 -i 0.5 -W 0.3 ", "-c 1 -W 0.3 ", "-c 1 -W 2 ")) {
                        var theirs = near.run(("ping " + words + FINE).split(" "));
                        var ours = ping(words + FINE);
                        assertThat(figures(ours)).as(words).isEqualTo(figures(theirs));
                        assertThat(ours.status()).as(words).isEqualTo(theirs.status());
                    }
                    // fping discards what is later than -t.
                    var many = ping("-q -c 2 -W 0.3 " + FINE + " 10.7.0.1");
                    assertThat(many.out().getFirst())
                            .startsWith("10.7.0.2 : xmt/rcv/%loss = 2/0/100%");
                });
    }

    private static String figures(Command command) {
        for (var line : command.out())
            if (line.contains("packets transmitted")) return line.replaceAll(", time .*", "");
        throw new AssertionError(command.toString());
    }

    /// From the first probe to the last one, as ping(8) has it: neither the start of the program nor the wait at the end.
    @Test
    void theTimeOfTheStatistics() throws Exception {
        var silent = ping("-c 1 -W 0.5 " + SILENT);
        assertThat(silent.out().get(3)).endsWith(" time 0ms");
        var three = millis(ping("-c 3 -i 0.2 " + FINE).out());
        assertThat(three).isBetween(400, 1500);
    }

    private static int millis(List<String> lines) {
        for (var line : lines)
            if (line.contains("packets transmitted"))
                return Integer.parseInt(line.replaceAll(".* time (\\d+)ms", "$1"));
        throw new AssertionError(lines.toString());
    }

    /// fping's default: half a second, or a longer interval. Ten of one host would be the wait of ping(8).
    @Test
    void manyHostsAreNotWaitedForLong() throws Exception {
        long start = System.nanoTime();
        var run = ping("-c 1 -i 0.1 " + SILENT + " " + FINE);
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(6));
    }

    /// Whoever answers first.
    @Test
    void theOrderIsThatOfTheCommandLine() throws Exception {
        var run = ping("-q -c 1 -W 0.2 " + SILENT + " fd07::4 " + FINE + " 10.7.0.5 fd07::2");
        assertThat(run.out().stream().map(line -> line.replaceFirst(" +:.*", "")))
                .containsExactly(SILENT, "fd07::4", FINE, "10.7.0.5", "fd07::2");
    }

    // ---- addresses ----

    private String linkLocal() throws Exception {
        return far.shell("ip -6 -o addr show dev v1 scope link")
                .getFirst()
                .replaceFirst(".*inet6 ([^/]+)/.*", "$1");
    }

    @Test
    void zonesStay() throws Exception {
        var there = linkLocal() + "%v0";
        var one = ping("-c 1 " + there);
        assertThat(one.out().get(0)).isEqualTo("PING " + there + "(" + there + ") 56 data bytes");
        assertThat(one.out().get(1)).startsWith("64 bytes from " + there + ": icmp_seq=1 ");
        var device = ping("-c 1 -I v0 " + linkLocal());
        assertThat(device.out().get(1)).startsWith("64 bytes from " + there + ": icmp_seq=1 ");
        var json = json(ping("--json -c 1 " + there).out().getFirst());
        assertThat(json.get("address").asString()).isEqualTo(there);
        assertThat(json.get("from").asString()).isEqualTo(there);
        assertThat(ping("-a -6 -g " + there + "/127").out()).contains(there);
    }

    /// This machine answers itself before the device has the probe.
    @Test
    void theKernelTakesTheTimeOfGroups() throws Exception {
        var run = ping("--json -c 3 -i 0.1 ff02::1%v0");
        int answers = 0;
        for (var line : run.out()) {
            var object = json(line);
            if (object.get("from") == null || object.get("sequence").asInt() == 1) continue;
            answers++;
            assertThat(object.get("from").asString()).endsWith("%v0");
            assertThat(object.get("source").asString()).as(line).isEqualTo("kernel");
        }
        assertThat(answers).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatCannotBeSentSaysWhy() throws Exception {
        var broadcast = ping("-c 1 10.7.0.255");
        assertThat(broadcast.status()).isEqualTo(ExitCode.USAGE);
        assertThat(broadcast.err().getFirst())
                .isEqualTo("sockeye: 10.7.0.255 is a broadcast address: -b allows to ask it");
        var nowhere = ping("-c 1 203.0.113.1");
        assertThat(nowhere.out().get(1)).endsWith("this machine has no route to it");
        assertThat(nowhere.status()).isEqualTo(ExitCode.FAILED);
        near.shell("ip route add prohibit 198.51.100.0/24");
        var forbidden = ping("-c 1 198.51.100.1");
        assertThat(forbidden.out().get(1)).contains("route or firewall");
        assertThat(forbidden.status()).isEqualTo(ExitCode.FAILED);
    }

    // ---- files ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.7.0.2 10.7.0.1 # two|10.7.0.2,10.7.0.1||0",
                "# nothing else\\n\\n  10.7.0.2\\t|10.7.0.2||0",
                "10.7.0.2\\n10.7.0.300|''|:2: '10.7.0.300' is no IPv4 address, which has four numbers of 0 to 255|2",
                "10.7.0.2/33\\n10.7.0.300|''|:1: |2",
                "10.7.0.2\\nno.such.invalid # gone|10.7.0.2|:2: |3"
            })
    void aFileOfHosts(String text, String answer, String complaint, int status) throws Exception {
        var file = Files.createTempFile("hosts", ".txt");
        try {
            Files.writeString(file, text.replace("\\n", "\n").replace("\\t", "\t"));
            var run = ping("-a -f " + file);
            assertThat(run.out())
                    .containsExactlyInAnyOrder(
                            answer.isEmpty() ? new String[0] : answer.split(","));
            assertThat(run.status()).isEqualTo(status);
            if (complaint == null) assertThat(run.err()).isEmpty();
            else assertThat(run.err().getFirst()).contains(file + complaint);
            assertThat(run.err()).doesNotHaveDuplicates();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileThatThereIsNot() throws Exception {
        assertThat(ping("-f /no/such/file").err())
                .containsExactly("sockeye: /no/such/file: no such file");
        assertThat(ping("-f /proc").err()).containsExactly("sockeye: /proc: is a directory");
    }

    // ---- JSON ----

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/ping.json")));
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    /// The object of a host is behind its duplicates, and counts them, while another host is still waited for.
    @ParameterizedTest
    @ValueSource(strings = {"--json -c 1", "--json -r 0 -W 0.6"})
    void duplicatesAreBeforeTheirHost(String options) throws Exception {
        answering(
                1,
                3,
                () -> {
                    var run = ping(options + " " + FINE + " " + SILENT);
                    assertThat(run.out()).anyMatch(line -> line.contains("\"type\":\"duplicate\""));
                    var duplicates = new ArrayList<String>();
                    for (var line : run.out()) {
                        assertThat(schema().validate(line, InputFormat.JSON)).as(line).isEmpty();
                        var object = json(line);
                        var type = object.get("type").asString();
                        if (type.equals("duplicate"))
                            duplicates.add(object.get("address").asString());
                        if (!type.equals("host")) continue;
                        var address = object.get("address").asString();
                        long told = duplicates.stream().filter(address::equals).count();
                        assertThat(object.get("duplicates").asLong()).isEqualTo(told);
                        duplicates.removeIf(address::equals);
                    }
                    assertThat(duplicates).isEmpty();
                    assertThat(json(run.out().getLast()).get("type").asString())
                            .isEqualTo("summary");
                });
    }

    @Test
    void everyRunHasItsSummary() throws Exception {
        var name = ping("--json -c 1 no.such.invalid");
        assertThat(name.status()).isEqualTo(ExitCode.NAME);
        var words = Command.words(List.of(), "ping", "--json", "-c", "1", "127.0.0.1");
        var command =
                new ArrayList<>(
                        List.of("setpriv", "--bounding-set", "-net_raw", "--inh-caps", "-net_raw"));
        command.addAll(List.of(words));
        try (var fresh = Network.create("setpriv")) {
            var forbidden = fresh.run(command.toArray(String[]::new));
            assertThat(forbidden.status()).isEqualTo(ExitCode.PERMISSION);
            for (var run : List.of(name, forbidden)) {
                assertThat(run.out()).hasSize(1);
                assertThat(schema().validate(run.out().getFirst(), InputFormat.JSON)).isEmpty();
                assertThat(json(run.out().getFirst()).get("reason").asString()).isEqualTo("error");
            }
        }
    }

    @Test
    void overdueOnesAreEvents() throws Exception {
        var run = ping("--json -O -c 3 -i 0.1 -W 0.1 " + SILENT);
        var first = json(run.out().getFirst());
        assertThat(first.get("type").asString()).isEqualTo("overdue");
        assertThat(first.get("sequence").asInt()).isEqualTo(1);
        for (var line : run.out())
            assertThat(schema().validate(line, InputFormat.JSON)).as(line).isEmpty();
    }

    // ---- endings ----

    @Test
    void sigterm() throws Exception {
        var ping = near.startSockeye("ping", "-i", "0.05", FINE);
        try (var reader = ping.inputReader()) {
            reader.readLine();
            reader.readLine();
            near.shell("kill -TERM " + ping.pid());
            var rest = reader.lines().toList();
            assertThat(rest).anyMatch(line -> line.endsWith("ping statistics ---"));
            assertThat(ping.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ping.exitValue()).isZero();
        } finally {
            ping.destroyForcibly();
        }
    }

    /// Ctrl-C while a name is asked for at a server that does not answer: the end is at once, and not when the resolver gives up.
    @Test
    void interruptedWhileANameIsAskedFor() throws Exception {
        var servers = Files.createTempFile("resolv", ".conf");
        Files.writeString(servers, "nameserver 10.8.0.1\noptions timeout:20\n");
        var script = "mount --bind " + servers + " /etc/resolv.conf && exec \"$@\"";
        var words = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script, "_"));
        words.addAll(List.of(Command.words(List.of(), "ping", "--json", "name.example.org")));
        var ping = near.start(words.toArray(String[]::new));
        try (var reader = ping.inputReader()) {
            // 10.8.0.1:53, as the kernel shows whom a socket is connected to.
            var sockets = Path.of("/proc/" + near.pid() + "/net/udp");
            while (!Files.readString(sockets).contains(" 0100080A:0035 ")) {
                assertThat(ping.isAlive()).isTrue();
                Thread.yield();
            }
            long start = System.nanoTime();
            near.shell("kill -INT " + ping.pid());
            assertThat(json(reader.readLine()).get("reason").asString()).isEqualTo("interrupted");
            assertThat(ping.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ping.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
        } finally {
            ping.destroyForcibly().waitFor();
            Files.delete(servers);
        }
    }

    /// As fast as the answers come, or a hundred times a second; who is not root waits two milliseconds.
    @Test
    void aFlood() throws Exception {
        assertThat(ping("-q -i 0 -c 300 " + FINE).out().get(3))
                .startsWith("300 packets transmitted, 300 received, 0% packet loss");
        var silent = figures(ping("-q -i 0 -w 1 " + SILENT));
        int sent = Integer.parseInt(silent.replaceFirst(" .*", ""));
        assertThat(sent).isBetween(20, 110);
        var words = Command.words(List.of(), "ping", "-i", "0.001", FINE);
        var command = nobody();
        command.addAll(List.of(words));
        var user = near.run(command.toArray(String[]::new));
        assertThat(user.status()).isEqualTo(ExitCode.USAGE);
        assertThat(user.err().getFirst())
                .isEqualTo("sockeye: -i: less than 2ms is a flood, which is for root");
    }

    /// Who has no right but to read what the tests are made of, wherever that lies.
    private static ArrayList<String> nobody() {
        var right = "+dac_read_search";
        return new ArrayList<>(
                List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "--inh-caps=" + right,
                        "--ambient-caps=" + right));
    }

    /// The lines of the message, as it prints them; only that there is no need for sudo.
    @Test
    void whatTheMessageOffersWorks() throws Exception {
        try (var fresh = Network.create("setpriv", "sysctl")) {
            var none = nobody();
            var words = List.of(Command.words(List.of(), "ping", "-v", "-c", "1", "127.0.0.1"));
            none.addAll(words);
            var refused = fresh.run(none.toArray(String[]::new));
            assertThat(refused.status()).as("%s", refused).isEqualTo(ExitCode.PERMISSION);
            var message = refused.err().getFirst();

            var prefix = message.substring(message.indexOf("sudo setpriv "));
            var setpriv =
                    prefix.replace("sudo ", "")
                            .replaceAll("\\$\\(id -[ug]\\)", "65534")
                            .replace("+net_raw", "+net_raw,+dac_read_search");
            var line = new ArrayList<>(List.of("bash", "-c", setpriv + " \"$@\"", "_"));
            line.addAll(words);
            var raw = fresh.run(line.toArray(String[]::new));
            assertThat(raw.status()).as("%s", raw).isZero();
            assertThat(raw.err()).singleElement().asString().contains("a raw socket is used");

            var begin = message.indexOf("sysctl");
            fresh.shell(message.substring(begin, message.indexOf(';', begin)));
            var group = fresh.run(none.toArray(String[]::new));
            assertThat(group.status()).as("%s", group).isZero();
            assertThat(group.err()).containsExactly("sockeye: asks by an ICMP datagram socket");
        }
    }

    /// Every host from the start, and what is lost as soon as its time is over.
    @Test
    void liveShowsWhoIsSilent() throws Exception {
        var words =
                String.join(
                        " ", Command.words(List.of(), "ping", "--live", "-c", "2", FINE, SILENT));
        var run =
                near.run(
                        "script", "-qec", "stty rows 20 cols 60; TERM=xterm " + words, "/dev/null");
        var screens = String.join("\n", run.out()).split("\u001b\\[H");
        assertThat(screens[1]).contains("10.7.0.2  last ", "10.7.0.4  last -");
        var text = String.join("\n", run.out());
        assertThat(text.indexOf("10.7.0.4  last lost")).isBetween(1, text.indexOf("\u001b[?1049l"));
    }
}
