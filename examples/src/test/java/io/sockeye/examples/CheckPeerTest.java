package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class CheckPeerTest extends NamespaceTest {
    @Test
    void whoConnectedAndWhoSent() throws Exception {
        var server = network.java("CheckPeer");
        var client =
                network.python(
                        """
                        connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-check").close()
                        s = connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-check")
                        s.sendall(b"hello")
                        s.recv(1)
                        s = connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-check")
                        child = os.fork()
                        if child == 0:
                            s.sendall(b"from a child")
                            os._exit(0)
                        os.waitpid(child, 0)
                        print(os.getpid(), child, os.getuid())
                        """);
        var lines = client.awaitEnd(0);
        assertThat(lines).hasSize(1);
        var said = lines.getFirst().split(" ");
        server.awaitLine(
                        "%s connected, %s of user %s says hello"
                                .formatted(said[0], said[0], said[2]))
                .awaitLine(
                        "%s connected, %s of user %s says from a child"
                                .formatted(said[0], said[1], said[2]));
    }

    @Test
    void anotherUserIsRefused() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "needs to become another user: run as root");
        var server = network.java("CheckPeer");
        var client =
                network.python(
                        """
                        os.setuid(65534)
                        s = connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-check")
                        print(s.recv(1))
                        """);
        assertThat(client.awaitEnd(0)).containsExactly("b''");
        server.awaitLine("refused user 65534");
    }
}
