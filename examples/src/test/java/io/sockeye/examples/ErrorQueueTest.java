package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorQueueTest extends NamespaceTest {
    private static final String SERVER =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(("127.0.0.1", 5301))
            print("ready")
            question, peer = s.recvfrom(100)
            s.sendto(b"yes to " + question, peer)
            """;

    @Test
    void whoIsThereAndWhoIsNot() throws Exception {
        var server = network.python(SERVER).awaitLine("ready");
        assertThat(network.java("ErrorQueue", "9", "5301", "10").awaitEnd(0))
                .containsExactlyInAnyOrder(
                        refused(9), refused(10), "127.0.0.1:5301 says yes to anyone on 5301?");
        server.awaitEnd(0);
    }

    @Test
    void theLastOneIsToldToo() throws Exception {
        assertThat(network.java("ErrorQueue", "9").awaitEnd(0)).containsExactly(refused(9));
    }

    private static String refused(int port) {
        return "<anyone on %d?> did not reach 127.0.0.1:%d: ECONNREFUSED, says 127.0.0.1:0"
                .formatted(port, port);
    }
}
