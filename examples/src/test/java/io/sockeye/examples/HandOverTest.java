package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HandOverTest extends NamespaceTest {
    private static final int HAND_OVERS = 2;

    /// Connects all the time; each new process that answers is a line, and so is each failure.
    private static final String CLIENT =
            """
            seen = []
            connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7000)).close()
            while len(seen) <= int(sys.argv[1]):
                try:
                    s = socket.create_connection(("127.0.0.1", 7000), 20)
                    answer = b""
                    while data := s.recv(100):
                        answer += data
                    s.close()
                except OSError as e:
                    answer = repr(e).encode()
                if not answer or answer not in seen:
                    seen.append(answer)
                    print(answer.decode() or "nothing")
            """;

    @Test
    void noClientIsRefused() throws Exception {
        var servers = new ArrayList<Program>();
        servers.add(network.java("HandOver", "7000").awaitLine("serving"));
        var client = network.python(CLIENT, Integer.toString(HAND_OVERS)).awaitLine("from ");
        for (int i = 1; i <= HAND_OVERS; i++) {
            servers.add(network.java("HandOver", "7000").awaitLine("serving"));
            assertThat(servers.get(i - 1).awaitEnd(0)).containsExactly("serving", "handed over");
            // It has been seen before the next one comes.
            client.awaitLine("from " + servers.get(i).pid());
        }
        assertThat(client.awaitEnd(0))
                .containsExactlyElementsOf(
                        servers.stream().map(each -> "from " + each.pid()).toList());
    }

    /// An abstract name can be connected to by any user of this network.
    @Test
    void anotherUserGetsNothing() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "needs to become another user: run as root");
        var server = network.java("HandOver", "7000").awaitLine("serving");
        var stranger =
                network.python(
                        """
                        os.setuid(65534)
                        s = connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-hand-over")
                        print(socket.recv_fds(s, 100, 1)[:2])
                        """);
        assertThat(stranger.awaitEnd(0)).containsExactly("(b'', [])");
        network.java("HandOver", "7000").awaitLine("serving");
        server.awaitEnd(0);
    }

    @Test
    void whoHangsUpHandsNothingOver() throws Exception {
        network.python(
                        """
                        s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                        s.bind("\\0sockeye-hand-over")
                        s.listen()
                        print("ready")
                        s.accept()[0].close()
                        """)
                .awaitLine("ready");
        assertThat(network.java("HandOver", "7000").awaitEnd(1))
                .first()
                .asString()
                .contains("no socket was handed over");
    }
}
