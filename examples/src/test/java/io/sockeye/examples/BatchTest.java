package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchTest extends NamespaceTest {
    /// Asks until somebody is there; then sends 43 datagrams by one call, and one alone.
    private static final String CLIENT =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.connect(("127.0.0.1", 9000))
            s.settimeout(0.1)
            while True:
                try:
                    s.send(b"ready?")
                    s.recv(100)
                    break
                except (ConnectionRefusedError, TimeoutError):
                    pass
            s.settimeout(0.5)
            try:
                while True:
                    s.recv(100) # the answers to what was asked too often
            except TimeoutError:
                s.settimeout(20)
            data = b"".join(bytes([i]) * 1400 for i in range(43))
            s.sendmsg([data], [(socket.SOL_UDP, 103, (1400).to_bytes(2, sys.byteorder))])
            answers = [s.recv(65535) for _ in range(43)]
            print([len(a) for a in answers] == [1400] * 43, b"".join(answers) == data)
            s.send(b"alone")
            print(s.recv(100).decode())
            """;

    private static final String RECEIVER =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
            s.settimeout(20)
            s.bind(("127.0.0.1", 9000))
            print("ready")
            print({len(s.recv(65535)) for _ in range(43)})
            """;

    @Test
    void whatComesInOneGoesBackInOne() throws Exception {
        var server = network.java("Batch");
        assertThat(network.python(CLIENT).awaitEnd(0)).containsExactly("True True", "alone");
        server.awaitLine("43 packets in one from 127.0.0.1:");
    }

    @Test
    void theKernelCutsWhatIsSent() throws Exception {
        var receiver = network.python(RECEIVER).awaitLine("ready");
        var sender = network.java("Batch", "send");
        assertThat(receiver.awaitEnd(0)).containsExactly("ready", "{1400}");
        // Nobody receives the rest.
        assertThat(sender.awaitStatus(java.time.Duration.ofSeconds(20))).isBetween(0, 1);
    }
}
