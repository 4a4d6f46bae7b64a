package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresCommand("socat")
class RelayTest extends NamespaceTest {
    @TempDir Path folder;

    /// Each client sends all and shuts its half before it reads; one resets its connection.
    private static final String CLIENTS =
            """
            import hashlib, struct, threading
            answers = []
            def client(seed):
                data = hashlib.sha256(seed.to_bytes(4, "big")).digest() * 60000
                s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 10000))
                def write():
                    s.sendall(data)
                    s.shutdown(socket.SHUT_WR)
                writer = threading.Thread(target=write)
                writer.start()
                seen = bytearray()
                while part := s.recv(65536):
                    seen += part
                writer.join()
                s.close()
                answers.append(seen == data)
            rude = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 10000))
            rude.sendall(b"x" * 1000)
            rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            rude.close()
            threads = [threading.Thread(target=client, args=(i,)) for i in range(10)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
            print(answers.count(True))
            """;

    /// Answers only when the client has ended its half.
    private static final String LATE =
            """
            s = socket.socket()
            s.bind(("127.0.0.1", 10001))
            s.listen()
            print("ready")
            c, _ = s.accept()
            data = b""
            while part := c.recv(100):
                data += part
            c.sendall(data.upper())
            c.close()
            """;

    private static final String CLIENT =
            """
            s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 10000))
            s.sendall(b"half ")
            s.sendall(b"closed")
            s.shutdown(socket.SHUT_WR)
            print(s.recv(100).decode(), s.recv(100))
            """;

    @Test
    void manyClientsOfAUnixServer() throws Exception {
        var path = folder.resolve("echo").toString();
        network.start("socat", "UNIX-LISTEN:" + path + ",fork", "EXEC:cat");
        network.start("sh", "-c", "until [ -S " + path + " ]; do :; done").awaitEnd(0);
        network.java("Relay", "10000", path);
        assertThat(network.python(CLIENTS).awaitEnd(0)).containsExactly("10");
    }

    @Test
    void oneHalfEndsBeforeTheOther() throws Exception {
        network.python(LATE).awaitLine("ready");
        network.java("Relay", "10000", "127.0.0.1", "10001");
        assertThat(network.python(CLIENT).awaitEnd(0)).containsExactly("HALF CLOSED b''");
    }

    @Test
    void aServerThatIsNotThere() throws Exception {
        var relay = network.java("Relay", "10000", "127.0.0.1", "10001");
        var client = network.python(CLIENT);
        relay.awaitLine("ConnectionRefusedException: connect 127.0.0.1:10001");
        client.awaitStatus(java.time.Duration.ofSeconds(20));
    }
}
