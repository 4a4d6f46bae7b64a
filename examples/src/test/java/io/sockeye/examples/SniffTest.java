package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SniffTest extends NamespaceTest {
    /// Sends frames of ARP, and one of another kind between each two, over the other end of the pair.
    private static final String FRAMES =
            """
            s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            s.bind(("far", 0))
            for i in range(12):
                s.send(bytes.fromhex("ffffffffffff5254001234%02x0806" % i) + bytes(28))
                s.send(bytes.fromhex("ffffffffffff52540012340088b5") + bytes(28))
            """;

    @Test
    void tenFramesOfArp() throws Exception {
        network.start("ip", "link", "add", "near", "type", "veth", "peer", "name", "far")
                .awaitEnd(0);
        network.start("ip", "link", "set", "near", "up", "arp", "off").awaitEnd(0);
        network.start("ip", "link", "set", "far", "up", "arp", "off").awaitEnd(0);
        var sniffer = network.java("Sniff", "near");
        // It says nothing before the first frame: frames are sent until it has had ten.
        Program frames;
        do {
            frames = network.python(FRAMES);
            frames.awaitEnd(0);
        } while (!sniffer.hasEnded());
        var lines = sniffer.awaitEnd(0);
        assertThat(lines).hasSize(11);
        assertThat(lines.subList(0, 10))
                .allSatisfy(line ->
                        assertThat(line)
                                .matches(
                                        "52:54:00:12:34:[0-9a-f]{2} > ff:ff:ff:ff:ff:ff ARP, 28 bytes"));
        assertThat(lines.getLast()).startsWith("PacketStatistics[packets=").endsWith("freezes=0]");
    }
}
