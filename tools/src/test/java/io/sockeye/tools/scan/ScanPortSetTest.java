package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanPortSetTest {
    private static List<String> tcp(String text) throws Exception {
        return PortSet.parse(text, true, false).questions().stream()
                .map(Question::toString)
                .toList();
    }

    @Test
    void portsRangesAndServices() throws Exception {
        assertThat(tcp("22,80,8000-8002"))
                .containsExactly("22/tcp", "80/tcp", "8000/tcp", "8001/tcp", "8002/tcp");
        assertThat(tcp("80,22,80")).containsExactly("22/tcp", "80/tcp");
        assertThat(tcp("http,ssh")).containsExactly("22/tcp", "80/tcp");
        assertThat(tcp("-3")).containsExactly("1/tcp", "2/tcp", "3/tcp");
        assertThat(tcp("65534-")).containsExactly("65534/tcp", "65535/tcp");
        assertThat(tcp("0")).containsExactly("0/tcp");
        assertThat(tcp("-")).hasSize(65_535).startsWith("1/tcp").endsWith("65535/tcp");
    }

    @Test
    void aPrefixHoldsUntilTheNext() throws Exception {
        var ports = PortSet.parse("1,U:53,54,T:80", true, false);
        assertThat(ports.questions())
                .extracting(Question::toString)
                .containsExactly("1/tcp", "80/tcp", "53/udp", "54/udp");
    }

    @Test
    void withBothTransportsAPortIsTwoQuestions() throws Exception {
        assertThat(PortSet.parse("53", true, true).questions())
                .extracting(Question::toString)
                .containsExactly("53/tcp", "53/udp");
    }

    @Test
    void whatIsNoPortIsNamed() {
        for (var text :
                List.of(
                        "65536",
                        "8-7",
                        "",
                        "1,,2",
                        "80x",
                        "1-2-3",
                        "nosuchservice",
                        "T:",
                        "999999"))
            assertThatThrownBy(() -> tcp(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tcp("nosuchservice")).hasMessageContaining("nosuchservice");
    }

    @Test
    void theTableHasEachPortOnce() {
        for (var transport : List.of(Transport.TCP, Transport.UDP)) {
            var all = TopPorts.all(transport);
            assertThat(new HashSet<>(all)).hasSameSizeAs(all);
            assertThat(all).allMatch(port -> port > 0 && port < 65_536);
            assertThat(TopPorts.of(transport, 3)).isEqualTo(all.subList(0, 3));
            assertThatThrownBy(() -> TopPorts.of(transport, all.size() + 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> TopPorts.of(transport, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyQuestionHasItsCode() {
        var codes = new HashSet<Integer>();
        for (var transport : Transport.values())
            for (int port : new int[] {0, 1, 80, 65_535})
                assertThat(codes.add(new Question(transport, port).code())).isTrue();
    }
}
