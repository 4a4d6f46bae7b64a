package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TcpFactsTest extends NamespaceTest {
    @Test
    void factsThenAReset() throws Exception {
        var server =
                network.python(
                                """
                                server = socket.create_server(("127.0.0.1", 80))
                                print("ready")
                                connection, _ = server.accept()
                                try:
                                    print("end", connection.recv(1))
                                except ConnectionResetError:
                                    print("reset")
                                """)
                        .awaitLine("ready");
        var lines = network.java("TcpFacts", "127.0.0.1").awaitEnd(0);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches(
                        "TCP_ESTABLISHED rtt PT\\S+S ± PT\\S+S, window [1-9]\\d* segments, 0 retransmitted");
        assertThat(lines.get(1)).isEqualTo("PT30S true");
        assertThat(server.awaitEnd(0)).containsExactly("ready", "reset");
    }
}
