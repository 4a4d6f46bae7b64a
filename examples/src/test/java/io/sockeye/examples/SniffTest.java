package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SniffTest extends NamespaceTest {
    private static final Pattern SOURCE = Pattern.compile("52:54:00:12:34:[0-9a-f]{2}(?= > )");

    /// Sends frames of ARP, and one of another kind between each two, over the other end of the pair.
    private static final String FRAMES =
            """
            s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            s.bind(("far", 0))
            for i in range(12):
                s.send(bytes.fromhex("ffffffffffff5254001234%02x0806" % i) + bytes(28))
                s.send(bytes.fromhex("ffffffffffff52540012340088b5") + bytes(28))
            """;

    private static final String LAST = "52:54:00:12:34:ff";

    private void pairOfInterfaces() throws Exception {
        network.start("ip", "link", "add", "near", "type", "veth", "peer", "name", "far")
                .awaitEnd(0);
        network.start("ip", "link", "set", "near", "up", "arp", "off").awaitEnd(0);
        network.start("ip", "link", "set", "far", "up", "arp", "off").awaitEnd(0);
    }

    /// It says nothing before the first frame: frames are sent until it has had ten.
    private List<String> sniffed() throws Exception {
        var sniffer = network.java("Sniff", "near");
        do {
            network.python(FRAMES).awaitEnd(0);
        } while (!sniffer.hasEnded());
        return sniffer.awaitEnd(0);
    }

    private static List<String> sources(List<String> lines) {
        return lines.stream()
                .map(SOURCE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    @Test
    void tenFramesOfArp() throws Exception {
        pairOfInterfaces();
        var lines = sniffed();
        assertThat(lines).hasSize(11);
        assertThat(lines.subList(0, 10))
                .allSatisfy(line ->
                        assertThat(line)
                                .matches(
                                        "52:54:00:12:34:[0-9a-f]{2} > ff:ff:ff:ff:ff:ff ARP, 28 bytes"));
        assertThat(lines.getLast()).startsWith("PacketStatistics[packets=").endsWith("freezes=0]");
    }

    @Test
    @RequiresCommand("tcpdump")
    void tcpdumpSeesTheSame() throws Exception {
        pairOfInterfaces();
        var tcpdump =
                network.start("tcpdump", "-l", "-n", "-e", "--immediate-mode", "-i", "near", "arp");
        tcpdump.awaitLine("listening on near");
        var ours = sources(sniffed());
        network.python(FRAMES.replace("%02x", "ff%.0s")).awaitEnd(0);
        tcpdump.awaitLine(LAST);
        assertThat(ours).hasSize(10);
        assertThat(sources(tcpdump.printed())).containsSequence(ours);
    }
}
