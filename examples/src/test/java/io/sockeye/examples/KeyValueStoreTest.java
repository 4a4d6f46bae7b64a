package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// KeyValueStore and the client in Python beside it; and clients that do not keep to the protocol.
@Tag("slow")
class KeyValueStoreTest extends NamespaceTest {
    private static final String CLIENT = "src/main/python/key_value.py";

    /// `client()` is one of those beside the example.
    private static final String PYTHON =
            """
            import struct
            sys.path.insert(0, "src/main/python")
            sys.dont_write_bytecode = True
            from key_value import KeyValueClient
            connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7000)).close()
            def client(): return KeyValueClient(7000)
            """;

    @BeforeEach
    void start() throws Exception {
        network.java("KeyValueStore");
    }

    private void tells(String script, String... lines) throws Exception {
        assertThat(network.python(PYTHON + script).awaitEnd(0)).containsExactly(lines);
    }

    @Test
    void asTheDocumentSays() throws Exception {
        tells("print('listens')", "listens");
        var client =
                network.start(
                        "python3", Path.of(CLIENT).toString(), "7000", "PUT a two words", "GET a");
        assertThat(client.awaitEnd(0)).containsExactly("ok", "value two words");
    }

    @Test
    void manyUnderWay() throws Exception {
        tells(
                """
                c = client()
                many = [f"PUT k{i} {i}" for i in range(5000)] + [f"GET k{i}" for i in range(5000)]
                c.connection.settimeout(20)
                import threading
                threading.Thread(target=c.send, args=many).start()
                answers = [c.receive() for _ in many]
                print(answers == ["ok"] * 5000 + [f"value {i}" for i in range(5000)])
                """,
                "True");
    }

    /// What one request waits for comes behind it: only the answers keep their order.
    @Test
    void whatWaitsKeepsNothingFromBeingDone() throws Exception {
        tells(
                """
                print(*client().ask("AWAIT a", "PUT a 1", "GET a", "DEL a", "DEL a"), sep=", ")
                c, d = client(), client()
                c.send("AWAIT b")
                d.send("AWAIT b")
                print(*client().ask("PUT b 2"), c.receive(), d.receive(), sep=", ")
                """,
                "value 1, ok, value 1, value 1, none",
                "ok, value 2, value 2");
    }

    /// A hundred that wait are more than may be under way: the PUT behind them is not read until the first is given up.
    @Test
    void noMoreThanTheLimitIsUnderWay() throws Exception {
        tells(
                """
                c = client()
                began = time.monotonic()
                print(set(c.ask(*["AWAIT x"] * 100)[:60]))
                print(time.monotonic() - began > 4)
                """,
                "{'none'}",
                "True");
    }

    @Test
    void whatIsNoRequest() throws Exception {
        tells(
                """
                c = client()
                print(*c.ask("", "GET", "GET a b c", "nonsense", "PUT a", "GET \\u00e4"), sep=", ")
                c.connection.sendall(struct.pack(">I", 5) + b"\\xff\\xfe\\x00GE")
                print(c.receive())
                print(*c.ask("GET ", "PUT  " + 65530 * "x", "GET a"), sep=", ")
                c.connection.sendall(struct.pack(">I", 65536) + b"PUT a " + 65530 * b"\\xff")
                print(c.receive(), *c.ask("GET a"), sep=", ")
                """,
                "error not a request, error not a request, error not a request, error not a request,"
                        + " error not a request, none",
                "error not UTF-8",
                "error not a key, error not a key, none",
                "error not UTF-8, none");
    }

    @Test
    void aFrameThatIsTooLong() throws Exception {
        tells(
                """
                c = client()
                c.send("PUT a 1")
                c.connection.sendall(struct.pack(">I", 65537))
                print(c.receive(), c.receive(), c.receive(), sep=", ")
                c = client()
                c.send("PUT a " + 65530 * "x")
                print(c.receive())
                """,
                "ok, error a frame is too long, at byte 11, None",
                "ok");
    }

    /// The error comes, though the client goes on sending what nobody reads.
    @Test
    void aFrameThatIsTooLongIsSentWhole() throws Exception {
        tells(
                """
                c = client()
                c.connection.sendall(struct.pack(">I", 100000) + 100000 * b"x")
                print(c.receive(), c.receive(), sep=", ")
                """,
                "error a frame is too long, at byte 0, None");
    }

    /// More than lies in any buffer, by the client of the example.
    @Test
    void aPipelineLongerThanAllBuffers() throws Exception {
        tells(
                """
                c = client()
                answers = c.ask("PUT a " + 60000 * "x", *["GET a"] * 500)
                print(answers == ["ok"] + ["value " + 60000 * "x"] * 500)
                """,
                "True");
    }

    @Test
    void theStoreIsBoundedInBytes() throws Exception {
        tells(
                """
                c = client()
                big = 65000 * "x"
                answers = c.ask(*[f"PUT k{i} {big}" for i in range(1100)])
                print(answers.index("error the store is full"), sorted(set(answers)), sep=", ")
                print(*c.ask("DEL k0", "PUT k1 y", "PUT new z", "GET new")[1:], sep=", ")
                """,
                "1032, ['error the store is full', 'ok']",
                "ok, ok, value z");
    }

    @Test
    void anotherProtocol() throws Exception {
        tells(
                """
                c = client()
                c.connection.sendall(b"GET / HTTP/1.1\\r\\n\\r\\n")
                print(c.receive(), c.receive(), sep=", ")
                print(*client().ask("GET a"))
                """,
                "error a frame is too long, at byte 0, None",
                "none");
    }

    @Test
    void whoStopsInAFrame() throws Exception {
        tells(
                """
                c = client()
                c.send("PUT a 1")
                c.connection.sendall(struct.pack(">I", 7) + b"GET")
                print(c.receive(), c.receive(), c.receive(), sep=", ")
                c = client()
                c.connection.sendall(struct.pack(">I", 7) + b"GET")
                c.connection.shutdown(socket.SHUT_WR)
                print(c.receive())
                print(*client().ask("GET a"))
                """,
                "ok, error a frame was not whole in time, None",
                "None",
                "value 1");
    }

    /// Others are served meanwhile.
    @Test
    void whoNeverReads() throws Exception {
        tells(
                """
                c = client()
                c.connection.settimeout(0.2)
                try:
                    while True: c.send("PUT a " + 60000 * "x", "GET a")
                except TimeoutError: pass
                print(*client().ask("PUT b 1", "GET b"))
                """,
                "ok value 1");
    }
}
