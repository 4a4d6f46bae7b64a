package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLoopTest extends NamespaceTest {
    /// Each client writes more than all buffers on the way hold before it reads; one resets its connection.
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
            threads = [threading.Thread(target=client, args=(i,)) for i in range(20)]
            for t in threads:
                t.start()
            rude = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 10000))
            rude.sendall(b"x" * 1000)
            rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            rude.close()
            for t in threads:
                t.join()
            print(answers.count(True))
            """;

    @Test
    void twentyClientsAtOnce() throws Exception {
        network.java("EventLoop");
        assertThat(network.python(CLIENTS).awaitEnd(0)).containsExactly("20");
    }
}
