package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IcmpEchoTest extends NamespaceTest {
    @Test
    void theKernelAnswers() throws Exception {
        assertThat(network.java("IcmpEcho", "127.0.0.1").awaitEnd(0))
                .containsExactly("56 bytes from 127.0.0.1: ttl=64");
    }
}
