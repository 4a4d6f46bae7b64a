package io.sockeye.tools.ping;

import static io.sockeye.tools.ping.PingNetwork.BEYOND;
import static io.sockeye.tools.ping.PingNetwork.FINE;
import static io.sockeye.tools.ping.PingNetwork.LOSSY;
import static io.sockeye.tools.ping.PingNetwork.REJECTS;
import static io.sockeye.tools.ping.PingNetwork.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
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

/// `sockeye ping` beside ping(8) and fping(8), on the same hosts.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PingContractTest {
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

    /// The line of figures: so many sent, received, errors; so much lost. The rules count on over both programs, so each sends a multiple of three.
    @ParameterizedTest
    @CsvSource({
        "10.7.0.2, -c 3 -i 0.05",
        "10.7.0.3, -c 6 -i 0.05 -W 1",
        "10.7.0.4, -c 2 -i 0.05 -W 0.3",
        "10.7.0.5, -c 3 -i 0.05",
        "10.7.0.2, -c 2 -i 0.05 -s 1400",
        "10.7.0.2, -c 2 -i 0.05 -s 5000",
        "10.7.0.2, -c 2 -i 0.05 -s 0",
        "10.9.0.1, -c 2 -i 0.05 -t 1",
        "10.7.0.2, -c 2 -i 0.05 -t 1",
        "fd07::2, -c 3 -i 0.05",
        "fd07::3, -c 6 -i 0.05 -W 1",
        "fd07::4, -c 2 -i 0.05 -W 0.3",
        "fd07::5, -c 3 -i 0.05",
        "fd07::2, -c 2 -i 0.05 -s 3000",
        "10.7.0.2, -c 3 -i 0.05 -w 3",
        "10.7.0.4, -c 3 -i 0.1 -w 1",
        "10.7.0.2, -q -c 2 -i 0.05 -Q 16 -n",
        "10.7.0.2, -c 1 -I v0",
        "10.7.0.2, -c 1 -I 10.7.0.1",
        "10.7.0.2, -c 1 -M do -s 1472",
        "10.9.0.2, -c 2 -i 0.05 -t 1",
        "10.7.0.4, -O -c 3 -i 0.05 -W 0.3",
        "10.7.0.2, -D -c 2 -i 0.05",
        "10.7.0.2, -c 2 -i 0.05 -p ff00",
        "10.7.0.4, -O -c 3 -i 0.2 -W 0.1",
        "10.7.0.5, -O -c 3 -i 0.1",
        "10.7.0.4, -O -q -c 2 -i 0.1 -W 0.1",
        "fd07::2, -c 1 -I v0",
        "fd07::2, -c 1 -I fd07::1",
        "10.7.0.255, -b -c 1",
        "fe80::1%v0, -c 1 -W 0.2"
    })
    void oneHostAsPingHasIt(String host, String options) throws Exception {
        var words = (options + " " + host).split(" ");
        var theirs = near.run(concat("ping", words));
        var ours = near.sockeye(concat("ping", words));
        assertThat(figures(ours)).as("%s", ours).isEqualTo(figures(theirs));
        assertThat(ours.status()).as("%s", ours).isEqualTo(theirs.status());
        // Without room for a time of its own in the probe, ping(8) has none to tell.
        if (!options.contains("-s 0")) assertThat(shape(ours.out())).isEqualTo(shape(theirs.out()));
        assertThat(ours.err()).isEmpty();
    }

    private static String[] concat(String first, String... rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    private static String figures(Command command) {
        for (var line : command.out())
            if (line.contains("packets transmitted")) return line.replaceAll(", time .*", "");
        throw new AssertionError(command.toString());
    }

    /// Without what differs from run to run, and without the line that is ours alone.
    private static List<String> shape(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("rtt p50"))
                .map(line ->
                        line.replaceAll("time=[0-9.]+", "time=T").replaceAll("[0-9.]+ms", "Tms"))
                .map(line -> line.replaceAll("^\\[\\d{10}\\.\\d{6}] ", "[T] "))
                .map(line -> line.replaceAll("= [0-9./]+ ms(, pipe \\d+)?$", "= T"))
                .toList();
    }

    @Test
    void tooLongAndNotToBeCut() throws Exception {
        var run = near.sockeye("ping", "-c", "1", "-M", "do", "-s", "1473", FINE);
        assertThat(run.out().get(1)).isEqualTo("sockeye: local error: message too long, mtu=1500");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void timeExceededByARouter() throws Exception {
        var run = near.sockeye("ping", "-c", "1", "-t", "1", BEYOND);
        assertThat(run.out().get(1)).isEqualTo("From 10.7.0.2 icmp_seq=1 Time to live exceeded");
        var six = near.sockeye("ping", "-c", "1", "-t", "1", "fd09::2");
        assertThat(six.out().get(1))
                .matches("From fd07::[2-5] icmp_seq=1 Time exceeded: Hop limit");
        assertThat(six.status()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void rawIsTheSame() throws Exception {
        for (var host : List.of(FINE, "fd07::2", BEYOND, REJECTS, "fd07::5")) {
            var options =
                    List.of("ping", "-c", "2", "-i", "0.05", "-t", host.equals(BEYOND) ? "1" : "9");
            var datagrams = near.sockeye(with(options, host));
            var raw = near.sockeye(with(options, "--raw", host));
            assertThat(shape(raw.out())).isEqualTo(shape(datagrams.out()));
            assertThat(raw.status()).isEqualTo(datagrams.status());
            assertThat(raw.err()).isEmpty();
        }
    }

    private static String[] with(List<String> options, String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// Who is there and who is not, and the status: with options that mean the same to both.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.7.0.2",
                "10.7.0.2 10.7.0.4",
                "-a 10.7.0.2 10.7.0.4 10.7.0.1",
                "-u 10.7.0.2 10.7.0.4",
                "-r 0 10.7.0.4 fd07::2 fd07::4",
                "-a -g 10.7.0.0/29",
                "-u -g 10.7.0.0/29",
                "-a -g 10.7.0.1 10.7.0.3",
                "-q 10.7.0.2 10.7.0.1",
                "-q -a 10.7.0.2 10.7.0.4 10.7.0.1",
                "-q -r 0 10.7.0.2 10.7.0.4",
                "10.7.0.5"
            })
    void manyHostsAsFpingHasThem(String options) throws Exception {
        var words = ("-r 1 " + options + (options.contains(" ") ? "" : " -a")).split(" ");
        var theirs = near.run(concat("fping", words));
        var ours = near.sockeye(concat("ping", words));
        assertThat(ours.out()).as("%s", ours).containsExactlyInAnyOrderElementsOf(theirs.out());
        assertThat(ours.status()).isEqualTo(theirs.status());
    }

    @Test
    void hostsFromAFileAndAnInput() throws Exception {
        var file = Files.createTempFile("hosts", ".txt");
        try {
            Files.writeString(file, "10.7.0.2 # fine\nno.such.invalid\nfd07::2\n");
            var run = near.sockeye("ping", "-a", "-f", file.toString());
            assertThat(run.out()).containsExactlyInAnyOrder("10.7.0.2", "fd07::2");
            assertThat(run.err()).hasSize(1);
            assertThat(run.err().getFirst())
                    .startsWith("sockeye: " + file + ":2: ")
                    .contains("no.such.invalid");
            assertThat(run.status()).isEqualTo(ExitCode.NAME);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void manyHostsSeveralTimes() throws Exception {
        var run = near.sockeye("ping", "-c", "3", "-i", "0.05", "-W", "0.3", FINE, LOSSY, SILENT);
        var text = String.join("\n", run.out());
        assertThat(text)
                .containsPattern(
                        "10.7.0.2 : \\[0], 64 bytes, [0-9.]+ ms \\([0-9.]+ avg, 0% loss\\)")
                .containsPattern("10.7.0.4 : \\[2], timed out \\(100% loss\\)")
                .containsPattern("10.7.0.2 : xmt/rcv/%loss = 3/3/0%, min/avg/max = ")
                .containsPattern("10.7.0.3 : xmt/rcv/%loss = 3/2/33%")
                .endsWith("10.7.0.4 : xmt/rcv/%loss = 3/0/100%");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void tcpAndUdp() throws Exception {
        var closed = near.sockeye("ping", "--tcp", "9", "-c", "2", "-i", "0.05", FINE);
        assertThat(closed.out().get(1))
                .matches("from 10.7.0.2: seq=1 time=[0-9.]+ ms \\(port closed\\)");
        assertThat(closed.status()).isEqualTo(ExitCode.OK);
        var udp = near.sockeye("ping", "--udp", "9", "-c", "1", "fd07::2");
        assertThat(udp.out().get(1)).contains("(port closed)");
        assertThat(udp.status()).isEqualTo(ExitCode.OK);
        var silent = near.sockeye("ping", "--tcp", "9", "-c", "1", "-W", "0.3", SILENT);
        assertThat(silent.out())
                .contains(
                        "1 packets transmitted, 0 received, 100% packet loss, time "
                                + silent.out().get(3).replaceAll(".* time ", ""));
        assertThat(silent.status()).isEqualTo(ExitCode.FAILED);
        var many = near.sockeye("ping", "--tcp", "9", "-a", "-r", "0", FINE, SILENT, "fd07::2");
        assertThat(many.out()).containsExactlyInAnyOrder(FINE, "fd07::2");
    }

    /// Another answers beside the kernel, and what it answers is twice, changed, or made up. It is told by the length of the probe.
    @Test
    void answersThatDoNotCount() throws Exception {
        var responder =
                far.start(
                        "python3",
                        "-u",
                        "-c",
                        """
                        import socket, struct
                        s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
                        other = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
                        other.bind(('10.7.0.3', 0))
                        def checksum(d):
                            n = sum(struct.unpack('!%dH' % (len(d) // 2), d))
                            n = (n >> 16) + (n & 0xffff)
                            return 0xffff - (n + (n >> 16) & 0xffff)
                        print('ready')
                        while True:
                            p, (who, _) = s.recvfrom(3000)
                            d = bytearray(p[20:])
                            if d[0] != 8: continue
                            if len(d) == 108: d[-1] ^= 1      # other bytes
                            if len(d) == 208: d[8] ^= 1       # another secret
                            if len(d) == 308: d[7] ^= 64      # a probe that never was
                            d[0] = 0; d[2:4] = b'\\0\\0'
                            d[2:4] = struct.pack('!H', checksum(bytes(d)))
                            (other if len(d) == 408 else s).sendto(bytes(d), (who, 0))
                        """);
        try {
            responder.inputReader().readLine();
            record Case(int size, String mark) {}
            for (var one :
                    List.of(
                            new Case(56, "+2 duplicates"),
                            new Case(100, "+2 corrupted"),
                            new Case(200, "+2 forged"),
                            new Case(300, "+2 forged"),
                            new Case(400, "+2 forged"))) {
                var run =
                        near.sockeye(
                                "ping",
                                "-c",
                                "3",
                                "-i",
                                "0.2",
                                "-s",
                                String.valueOf(one.size()),
                                FINE);
                var figures = figures(run);
                // What follows the last answer at once may come or not before the end.
                assertThat(figures.replace("+3", "+2"))
                        .isEqualTo(
                                "3 packets transmitted, 3 received, "
                                        + one.mark()
                                        + ", 0% packet loss");
                assertThat(run.status()).isEqualTo(ExitCode.OK);
            }
        } finally {
            responder.destroyForcibly().waitFor();
        }
    }

    /// Of two probes the second is answered first.
    @Test
    void answersThatAreLate() throws Exception {
        far.shell("echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        var responder =
                far.start(
                        "python3",
                        "-u",
                        "-c",
                        """
                        import socket, struct
                        s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
                        def answer(p):
                            d = bytearray(p[20:])
                            d[0] = 0
                            n = struct.unpack('!H', d[2:4])[0] + 0x800
                            d[2:4] = struct.pack('!H', (n & 0xffff) + (n >> 16))
                            return bytes(d)
                        print('ready')
                        held = None
                        while True:
                            p, (who, _) = s.recvfrom(3000)
                            if p[20] != 8: continue
                            if held is None:
                                held = p
                            else:
                                s.sendto(answer(p), (who, 0))
                                s.sendto(answer(held), (who, 0))
                                held = None
                        """);
        try {
            responder.inputReader().readLine();
            var overtaken = near.sockeye("ping", "-c", "2", "-i", "0.3", "-W", "9", FINE);
            assertThat(figures(overtaken))
                    .isEqualTo(
                            "2 packets transmitted, 2 received, +1 out of order, 0% packet loss");
            assertThat(overtaken.out().get(1)).contains("icmp_seq=2");
            // Of several hosts -W is what fping calls -t: the first answer comes too late.
            var late = near.sockeye("ping", "-c", "2", "-i", "1", "-W", "0.3", FINE, "10.7.0.1");
            assertThat(String.join("\n", late.out()))
                    .contains("10.7.0.2 : [0], timed out", "10.7.0.2 : late for [0], ")
                    .contains("10.7.0.2 : xmt/rcv/%loss = 2/1/50%");
        } finally {
            responder.destroyForcibly().waitFor();
            far.shell("echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_all");
        }
    }

    @Test
    void jsonIsAsTheSchemaSays() throws Exception {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/schema/ping.json")));
        for (var args :
                List.of(
                        "-c 3 -i 0.05 10.7.0.3 -W 0.3",
                        "-c 1 -t 1 10.9.0.2",
                        "-c 1 -M do -s 1473 10.7.0.2",
                        "-r 0 10.7.0.4 fd07::2",
                        "--tcp 9 -c 1 10.7.0.2",
                        "-w 0.2 -i 0.05 fd07::2 -q",
                        "-c 1 10.7.0.5")) {
            var run = near.sockeye(concat("ping", ("--json " + args).split(" ")));
            assertThat(run.out()).isNotEmpty();
            for (var line : run.out())
                assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
            assertThat(json(run.out().getLast()).get("type").asString()).isEqualTo("summary");
        }
        assertThat(schema.validate("{\"v\":1,\"type\":\"reply\"}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate("{\"v\":1,\"type\":\"else\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void lostProbesAreEvents() throws Exception {
        var run = near.sockeye("ping", "--json", "-c", "2", "-i", "0.05", "-W", "0.3", SILENT);
        var lost = json(run.out().getFirst());
        assertThat(lost.get("type").asString()).isEqualTo("lost");
        assertThat(lost.get("sequence").asInt()).isEqualTo(1);
        assertThat(lost.get("waitedMillis").asDouble()).isBetween(300.0, 20_000.0);
        var summary = json(run.out().getLast());
        assertThat(summary.get("lossPercent").asDouble()).isEqualTo(100);
        assertThat(summary.get("reason").asString()).isEqualTo("count");
        assertThat(json(run.out().get(2)).get("rtt").isNull()).isTrue();
    }

    @Test
    void theKernelTakesTheTime() throws Exception {
        var reply =
                json(near.sockeye("ping", "--json", "-c", "3", "-i", "0.05", FINE).out().get(2));
        assertThat(reply.get("source").asString()).isEqualTo("kernel");
        assertThat(reply.get("ttl").asInt()).isEqualTo(64);
    }

    /// Ctrl-C: the summary, and a status that says whether the host has answered.
    @ParameterizedTest
    @CsvSource({"10.7.0.2, 0", "10.7.0.4, 1"})
    void interruptedItEndsInOrder(String host, int status) throws Exception {
        var ping = near.startSockeye("ping", "--json", "-O", "-i", "0.05", host);
        try (var reader = ping.inputReader()) {
            reader.readLine();
            near.shell("kill -INT " + ping.pid());
            String last = "";
            for (String line; (line = reader.readLine()) != null; ) last = line;
            assertThat(json(last).get("reason").asString()).isEqualTo("interrupted");
            assertThat(ping.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(ping.exitValue()).isEqualTo(status);
        } finally {
            ping.destroyForcibly();
        }
    }

    @Test
    void nobodyReads() throws Exception {
        var run =
                near.run(
                        with(
                                List.of("bash", "-o", "pipefail", "-c"),
                                "\"$@\" | head -1",
                                "_",
                                "true"));
        assertThat(run.status()).isZero();
        var words = Command.words(List.of(), "ping", "-i", "0.02", "-w", "20", FINE);
        var piped =
                near.run(
                        with(
                                with(
                                        List.of(
                                                "bash",
                                                "-o",
                                                "pipefail",
                                                "-c",
                                                "\"$@\" | head -2",
                                                "_"),
                                        words)));
        assertThat(piped.out()).hasSize(2);
        assertThat(piped.err()).isEmpty();
        assertThat(piped.status()).isEqualTo(ExitCode.OUTPUT_CLOSED);
    }

    private static String[] with(String[] first, String... rest) {
        return with(List.of(first), rest);
    }

    @Test
    void statuses() throws Exception {
        assertThat(near.sockeye("ping", "-c", "1", "no.such.invalid").status())
                .isEqualTo(ExitCode.NAME);
        for (var wrong :
                List.of(
                        "",
                        "-c 0 ::1",
                        "-s 70000 ::1",
                        "-t 0 ::1",
                        "-Q 300 ::1",
                        "-M maybe ::1",
                        "-i x ::1",
                        "-I nope0 ::1",
                        "-4 -6 ::1",
                        "-4 ::1",
                        "--tcp 0 ::1",
                        "--tcp 1 --udp 1 ::1",
                        "--live ::1",
                        "10.0.0.0/33",
                        "-p xyz ::1",
                        "--backoff 0 ::1 ::2",
                        "--rate 5 ::1",
                        "-W 0 ::1",
                        "--raw --tcp 5 ::1",
                        "-g localhost",
                        "-w 0 ::1",
                        "-c 1k ::1",
                        "-s 9 --udp 5 ::1",
                        "-p ff --tcp 5 ::1",
                        "-v --tcp 5 ::1",
                        "-M do --tcp 5 ::1",
                        "-b --udp 5 10.7.0.2",
                        "-b -6 ::1",
                        "-r 2 ::1",
                        "-r 2 -c 1 ::1 ::2",
                        "-B 2 ::1",
                        "-O ::1 ::2",
                        "-a -c 1 ::1",
                        "-u -c 1 ::1 ::2",
                        "-a --json ::1 ::2",
                        "-i 1 ::1 ::2",
                        "-n --json ::1",
                        "-D --json ::1",
                        "-g -f /dev/null",
                        "-f /dev/null",
                        "10.7.0.255")) {
            var run =
                    near.sockeye(
                            wrong.isEmpty()
                                    ? new String[] {"ping"}
                                    : concat("ping", wrong.split(" ")));
            assertThat(run.status()).as("%s: %s", wrong, run).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().getFirst()).startsWith("sockeye: ");
        }
    }

    /// Without group and capability: the message names both ways out. With the capability alone: raw, and -v tells it.
    @Test
    void permissions() throws Exception {
        try (var fresh = Network.create("setpriv")) {
            var words = Command.words(List.of(), "ping", "-c", "1", "127.0.0.1");
            var none =
                    fresh.run(
                            with(
                                    with(
                                            List.of(
                                                    "setpriv",
                                                    "--bounding-set",
                                                    "-net_raw",
                                                    "--inh-caps",
                                                    "-net_raw")),
                                    words));
            assertThat(none.status()).as("%s", none).isEqualTo(ExitCode.PERMISSION);
            assertThat(none.out()).isEmpty();
            assertThat(none.err().getFirst())
                    .contains("sysctl -w net.ipv4.ping_group_range='0 2147483647'", "setpriv ");
            var raw = fresh.run(with(words, "-v"));
            assertThat(raw.status()).isEqualTo(ExitCode.OK);
            assertThat(raw.err())
                    .singleElement()
                    .asString()
                    .contains("a raw socket is used instead");
            assertThat(fresh.run(words).err()).isEmpty();
        }
    }

    /// The screen is another one, and given back.
    @Test
    void live() throws Exception {
        var words =
                String.join(
                        " ",
                        Command.words(
                                List.of(),
                                "ping",
                                "--live",
                                "-i",
                                "0.02",
                                "-c",
                                "40",
                                FINE,
                                "10.7.0.1",
                                "fd07::2",
                                SILENT,
                                "-W",
                                "0.1"));
        var run =
                near.run(
                        "script", "-qec", "stty rows 20 cols 60; TERM=xterm " + words, "/dev/null");
        var text = String.join("\n", run.out());
        assertThat(text)
                .contains("\u001b[?1049h", "\u001b[?25l")
                .containsPattern("[\u2801-\u28ff]")
                // Four graphs on twenty lines: nobody is left out.
                .contains("10.7.0.2  last", "10.7.0.1  last", "fd07::2  last", "10.7.0.4  last");
        assertThat(text.indexOf("\u001b[?1049l")).isGreaterThan(text.lastIndexOf('\u28c0'));
        assertThat(text.substring(text.lastIndexOf("\u001b[?1049l")))
                .contains(
                        "10.7.0.2 : xmt/rcv/%loss = 40/40/0%",
                        "10.7.0.4 : xmt/rcv/%loss = 40/0/100%");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
