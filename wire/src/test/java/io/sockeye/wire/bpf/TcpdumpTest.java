package io.sockeye.wire.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What tcpdump(8) makes of its expressions goes through text and bytes.
class TcpdumpTest {
    private static final List<String> EXPRESSIONS =
            List.of(
                    "arp",
                    "tcp port 80",
                    "udp portrange 1000-2000",
                    "host 10.0.0.1",
                    "net 192.168.0.0/16 and not port 22",
                    "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
                    "ip6 and tcp port 443",
                    "vlan 5 and ip",
                    "vlan and vlan 6 and tcp port 80",
                    "greater 100 and less 110",
                    "ip[2:2] - ((ip[0]&0xf)<<2) - ((tcp[12]&0xf0)>>2) != 0",
                    "mpls 100 and ip",
                    "pppoes and ip",
                    "tcp[13] * 3 / 2 % 7 == 1",
                    "len > 60 and ip[8] ^ 3 > 17",
                    "ip broadcast",
                    "geneve 5",
                    "portrange 1-1023 and (src net 10 or src net 172.16.0.0/12)",
                    "ip[ip[0] & 0x0f] = 3",
                    "udp[4:2] > udp[ip[0]]",
                    "ip6 protochain 6 and len > 90");

    /// What the compiler prints as numbers.
    private static List<BpfInstruction> compiled(String expression) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder("tcpdump", "-ddd", "-y", "EN10MB", expression)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException absent) {
            return abort("needs tcpdump: apt-get install tcpdump");
        }
        var lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as(expression).isZero();
        var instructions = new ArrayList<BpfInstruction>();
        for (var line : lines.subList(1, lines.size())) {
            var words = line.split(" ", -1);
            instructions.add(
                    new BpfInstruction(
                            Integer.parseInt(words[0]),
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            Long.parseLong(words[3])));
        }
        return instructions;
    }

    @Test
    void theirProgramsComeBackFromTextAndBytes() throws Exception {
        int leftOver = 0;
        for (var expression : EXPRESSIONS) {
            var theirs = compiled(expression);
            BpfProgram program;
            try {
                program = BpfProgram.of(theirs);
            } catch (IllegalArgumentException jumpsBackwards) {
                assertThat(expression).contains("protochain");
                continue;
            }
            assertThat(BpfProgram.assemble(program.toString())).as(expression).isEqualTo(program);
            assertThat(BpfProgram.parse(ByteBuffer.wrap(program.toBytes()))).isEqualTo(program);
            if (!theirs.equals(program.instructions())) leftOver++;
        }
        assertThat(leftOver).as("programs with a constant that nothing uses").isPositive();
    }
}
