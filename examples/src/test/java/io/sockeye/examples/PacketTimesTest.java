package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacketTimesTest extends NamespaceTest {
    /// Keeps the question for so many seconds, which is what the program then sees.
    private static final String SERVER =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(("127.0.0.1", 5302))
            print("ready")
            question, peer = s.recvfrom(100)
            time.sleep(0.25)
            s.sendto(b"late", peer)
            """;

    @Test
    void theKernelSaysWhenThePacketsWent() throws Exception {
        var before = Instant.now();
        network.python(SERVER).awaitLine("ready");
        var lines = network.java("PacketTimes", "127.0.0.1", "5302").awaitEnd(0);
        var left = Instant.parse(lines.get(0).substring("left    ".length()));
        var arrived = Instant.parse(lines.get(1).substring("arrived ".length()));
        assertThat(left).isBetween(before, Instant.now());
        assertThat(arrived).isBetween(before, Instant.now());
        assertThat(Duration.between(left, arrived)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        assertThat(lines.get(2)).endsWith(" µs for <late>");
    }

    @Test
    void nobodyIsThere() throws Exception {
        assertThat(network.java("PacketTimes", "127.0.0.1", "9").awaitEnd(1))
                .first()
                .asString()
                .contains("Connection refused (ECONNREFUSED)");
    }
}
