package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TlsEchoTest extends NamespaceTest {
    @Test
    void whatIsSaidComesBackEncrypted() throws Exception {
        var lines = network.java("TlsEcho").awaitEnd(0);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).matches("fingerprint ([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(lines.getLast()).isEqualTo("hello over TLSv1.3");
    }
}
