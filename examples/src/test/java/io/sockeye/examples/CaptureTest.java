package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@RequiresCommand("tcpdump")
class CaptureTest extends NamespaceTest {
    private static final int COUNT = 60;

    /// Packets of IPv4 and IPv6, each of another length and from another address; between each two one of neither kind; and at the end
    /// one that ends within its header.
    private static final String PACKETS =
            """
            s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            s.bind(("far", 0))
            ethernet = bytes.fromhex("525400123456525400123457")
            for i in range(59):
                if i % 2:
                    ip = bytes.fromhex("86dd60000000") + (8 + i).to_bytes(2, "big") + bytes.fromhex("1140")
                    ip += bytes.fromhex("20010db80000000000000000000000") + bytes([i])
                    ip += bytes.fromhex("20010db8000000000000000000000100")
                else:
                    ip = bytes.fromhex("4500") + (28 + i).to_bytes(2, "big") + bytes.fromhex("000040004011")
                    addresses = bytes([10, 0, 0, i, 10, 0, 1, 0])
                    words = ip + addresses
                    total = sum(int.from_bytes(words[j:j + 2], "big") for j in range(0, 18, 2))
                    total = ~((total & 0xffff) + (total >> 16)) & 0xffff
                    ip = bytes.fromhex("0800") + ip + total.to_bytes(2, "big") + addresses
                udp = bytes.fromhex("04d2162e") + (8 + i).to_bytes(2, "big") + bytes(2 + i)
                s.send(ethernet + ip + udp)
                s.send(ethernet + bytes.fromhex("88b5") + bytes(46))
            s.send(ethernet + bytes.fromhex("080045000014"))
            """;

    /// Ours: `… 42 bytes: IPv4 10.0.0.1 > 10.0.1.0 …`; theirs: `… length 42: 10.0.0.1.1234 > 10.0.1.0.5678: …`.
    private static final Pattern OURS = Pattern.compile(" (\\d+) bytes: IPv[46] (\\S+) > (\\S+) ");

    private static final Pattern THEIRS =
            Pattern.compile(" length (\\d+): (\\S+)\\.1234 > (\\S+)\\.5678: ");

    private static List<String> packets(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1) + host(found.group(2)) + host(found.group(3)))
                .toList();
    }

    private static String host(String literal) {
        return " " + InetAddress.ofLiteral(literal);
    }

    @Test
    void tcpdumpSeesTheSame() throws Exception {
        network.start("ip", "link", "add", "near", "type", "veth", "peer", "name", "far")
                .awaitEnd(0);
        for (var end : List.of("near", "far"))
            network.start("ip", "link", "set", end, "up", "arp", "off", "addrgenmode", "none")
                    .awaitEnd(0);
        var tcpdump =
                network.start(
                        "tcpdump",
                        "-l",
                        "-n",
                        "-e",
                        "--immediate-mode",
                        "-s",
                        "256",
                        "-i",
                        "near",
                        "-c",
                        "" + COUNT,
                        "ip or ip6");
        tcpdump.awaitLine("listening on near");
        var capture = network.java("Capture", "near", "" + COUNT);
        capture.awaitLine("listening on near");
        network.python(PACKETS).awaitEnd(0);
        var lines = capture.awaitEnd(0);
        assertThat(lines).hasSize(COUNT + 2);
        assertThat(packets(lines, OURS))
                .hasSize(COUNT - 1)
                .isEqualTo(packets(tcpdump.awaitEnd(0), THEIRS));
        assertThat(lines.subList(1, COUNT))
                .allMatch(line -> line.matches("\\S+Z PACKET_OTHERHOST \\d+ bytes: .*"));
        assertThat(lines.get(COUNT)).contains(" 18 bytes: ").doesNotContain(" > ");
        assertThat(lines.getLast())
                .isEqualTo("PacketStatistics[packets=" + COUNT + ", drops=0, freezes=0]");
    }
}
