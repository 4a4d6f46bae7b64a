package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EchoServerTest extends NamespaceTest {
    @Test
    void manyClientsAtOnce() throws Exception {
        network.java("EchoServer");
        var client =
                network.python(
                        """
                        clients = [connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7000)) for _ in range(50)]
                        for i, s in enumerate(clients):
                            s.sendall(b"client %d" % i)
                        for i, s in reversed(list(enumerate(clients))):
                            assert s.recv(100) == b"client %d" % i
                            s.shutdown(socket.SHUT_WR)
                            assert s.recv(100) == b""
                        print("all")
                        """);
        assertThat(client.awaitEnd(0)).containsExactly("all");
    }
}
