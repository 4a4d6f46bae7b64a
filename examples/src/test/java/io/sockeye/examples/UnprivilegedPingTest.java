package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The other end is the kernel.
class UnprivilegedPingTest extends NamespaceTest {
    private void allow() throws Exception {
        network.start("sh", "-c", "echo 0 0 > /proc/sys/net/ipv4/ping_group_range").awaitEnd(0);
    }

    @Test
    void threeAnswers() throws Exception {
        allow();
        var lines = network.java("UnprivilegedPing", "localhost", "3").awaitEnd(0);
        assertThat(lines).hasSize(3);
        for (int i = 0; i < 3; i++)
            assertThat(lines.get(i))
                    .matches("64 bytes from localhost: seq=%d time=[0-9.]+ ms".formatted(i + 1));
    }

    @Test
    void nobodyAnswers() throws Exception {
        allow();
        network.start("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1").awaitEnd(0);
        network.start("ip", "addr", "add", "192.0.2.1/24", "dev", "v0").awaitEnd(0);
        for (var end : List.of("v0", "v1"))
            network.start("ip", "link", "set", end, "up").awaitEnd(0);
        assertThat(network.java("UnprivilegedPing", "192.0.2.2", "1").awaitEnd(0))
                .containsExactly("no answer to 1");
    }

    /// In a new network nobody may.
    @Test
    void theRemedyIsNamed() throws Exception {
        assertThat(network.java("UnprivilegedPing", "127.0.0.1", "1").awaitEnd(0))
                .first()
                .asString()
                .contains("Permission denied (EACCES)")
                .contains("net.ipv4.ping_group_range");
    }
}
