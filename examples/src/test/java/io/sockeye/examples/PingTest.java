package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingTest extends NamespaceTest {
    @Test
    void fourEchoes() throws Exception {
        network.start("sysctl", "-q", "-w", "net.ipv4.ping_group_range=0 2147483647").awaitEnd(0);
        var lines = network.java("Ping", "localhost").awaitEnd(0);
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).matches("56 bytes from 127\\.0\\.0\\.1:0: [0-9.]+ ms"));
    }

    @Test
    void nobodyAnswers() throws Exception {
        network.start("sysctl", "-q", "-w", "net.ipv4.ping_group_range=0 2147483647").awaitEnd(0);
        network.start("sysctl", "-q", "-w", "net.ipv4.icmp_echo_ignore_all=1").awaitEnd(0);
        assertThat(network.java("Ping", "127.0.0.1").awaitEnd(0))
                .containsExactly(
                        "no answer to 1", "no answer to 2", "no answer to 3", "no answer to 4");
    }

    @Test
    void withoutLeaveTheSysctlIsNamed() throws Exception {
        network.start("sysctl", "-q", "-w", "net.ipv4.ping_group_range=1 0").awaitEnd(0);
        assertThat(network.java("Ping", "127.0.0.1").awaitEnd(0))
                .first()
                .asString()
                .contains("net.ipv4.ping_group_range");
    }
}
