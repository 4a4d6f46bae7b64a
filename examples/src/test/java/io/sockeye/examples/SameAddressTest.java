package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameAddressTest extends NamespaceTest {
    /// A connected socket hears only the address that it asked.
    private static final String CLIENT =
            """
            for address in sys.argv[1:]:
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                    s.settimeout(0.2)
                    s.connect((address, 5300))
                    deadline = time.monotonic() + 20
                    while True:
                        try:
                            s.send(address.encode())
                            print(s.recv(100).decode() + " answered")
                            break
                        except (ConnectionRefusedError, TimeoutError):
                            if time.monotonic() > deadline: raise
            """;

    /// Answers the first question from the address that the routes would choose.
    private static final String WRONG =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(("", 5300))
            print("ready")
            while True:
                data, peer = s.recvfrom(100)
                s.sendto(b"wrong", peer)
            """;

    @Test
    void eachAddressAnswersByItself() throws Exception {
        network.java("SameAddress");
        assertThat(network.python(CLIENT, "127.0.0.1", "127.0.0.2", "127.9.9.9").awaitEnd(0))
                .containsExactly("127.0.0.1 answered", "127.0.0.2 answered", "127.9.9.9 answered");
    }

    /// What the example is for: a server that knows nothing of it is not heard.
    @Test
    void withoutItTheAnswerComesFromElsewhere() throws Exception {
        network.python(WRONG).awaitLine("ready");
        var client =
                """
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.settimeout(20)
                s.sendto(b"?", ("127.0.0.2", 5300))
                print(s.recvfrom(100)[1][0])
                """;
        assertThat(network.python(client).awaitEnd(0)).containsExactly("127.0.0.1");
    }
}
