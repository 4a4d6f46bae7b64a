package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyValueServerTest extends NamespaceTest {
    private static final String CLIENT =
            """
            import struct
            s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7000))
            f = s.makefile("rb")
            def ask(*questions):
                s.sendall(b"".join(struct.pack(">I", len(q)) + q.encode() for q in questions))
                return [f.read(struct.unpack(">I", f.read(4))[0]).decode() for _ in questions]
            """;

    @Test
    void questionsAndAnswersInARow() throws Exception {
        network.java("KeyValueServer");
        var client =
                network.python(
                        CLIENT
                                + """
                                print(*ask("PUT a 1", "GET a", "PUT a two words", "GET a", "GET b", "DEL a", "GET", "PUT a"), sep="|")
                                many = [f"PUT k{i} {i}" for i in range(1000)] + [f"GET k{i}" for i in range(1000)]
                                print(ask(*many)[1000:] == [str(i) for i in range(1000)])
                                """);
        assertThat(client.awaitEnd(0)).containsExactly("null|1|1|two words||?|?|?", "True");
    }

    @Test
    void whatIsTooLongIsSaidAndEndsTheConnection() throws Exception {
        network.java("KeyValueServer");
        var client =
                network.python(
                        CLIENT
                                + """
                                print(*ask("PUT a 1"))
                                s.sendall(b"\\x7f\\xff\\xff\\xff")
                                print(f.read(struct.unpack(">I", f.read(4))[0]).decode(), f.read())
                                """);
        assertThat(client.awaitEnd(0)).containsExactly("null", "too long at 11 b''");
    }

    /// It answers to SIGTERM by letting its clients finish.
    @Test
    void clientsFinishBeforeItEnds() throws Exception {
        var server = network.java("KeyValueServer");
        var client =
                network.python(
                        CLIENT
                                + """
                                print(*ask("PUT a 1"))
                                os.kill(int(sys.argv[1]), signal.SIGTERM)
                                while True:                 # until it accepts no more
                                    try: socket.create_connection(("127.0.0.1", 7000), 20).close()
                                    except OSError: break
                                print(*ask("GET a"))
                                """,
                        Long.toString(server.pid()));
        assertThat(client.awaitEnd(0)).containsExactly("null", "1");
        server.awaitEnd(143);
    }
}
