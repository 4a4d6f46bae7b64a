package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedTest extends NamespaceTest {
    @Test
    void clientAndPythonServer() throws Exception {
        var server =
                network.python(
                        """
                        server = socket.create_server(("127.0.0.1", 10000))
                        print("ready")
                        connection, _ = server.accept()
                        seen = b""
                        while data := connection.recv(16):
                            seen += data
                            connection.sendall(data)
                        connection.close()
                        print("seen " + seen.decode())
                        """);
        server.awaitLine("ready");
        assertReceived(network.java("SeedClient").awaitEnd(0));
        assertThat(server.awaitEnd(0)).contains("seen " + MESSAGE);
    }

    @Test
    @RequiresCommand("socat")
    void clientAndSocatServer() throws Exception {
        network.start("socat", "-d", "-d", "TCP-LISTEN:10000,bind=127.0.0.1,reuseaddr", "EXEC:cat")
                .awaitLine("listening on");
        assertReceived(network.java("SeedClient").awaitEnd(0));
    }

    /// What ncat's --exec has to say is lost when the client half-closes; its own input is not.
    @Test
    @RequiresCommand("ncat")
    void clientAndNcatServer() throws Exception {
        var server = network.start("ncat", "-v", "-l", "127.0.0.1", "10000").input("answer");
        server.awaitLine("Listening on");
        assertThat(network.java("SeedClient").awaitEnd(0)).containsExactly("Received answer");
        assertThat(server.awaitEnd(0)).last().asString().endsWith(MESSAGE);
    }

    @Test
    void clientWithoutServerNamesTheErrorAndTheAddress() throws Exception {
        assertThat(network.java("SeedClient").awaitEnd(1))
                .first()
                .asString()
                .contains("ConnectionRefusedException")
                .contains("connect 127.0.0.1:10000")
                .contains("Connection refused (ECONNREFUSED)");
    }

    @Test
    void serverAndPythonClientsOneAfterTheOther() throws Exception {
        network.java("SeedEchoServer");
        var client =
                network.python(
                        """
                        for i in range(3):
                            s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 10000))
                            s.sendall(sys.argv[1].encode())
                            s.shutdown(socket.SHUT_WR)
                            answer = b""
                            while data := s.recv(1024):
                                answer += data
                            print(answer.decode())
                            s.close()
                        """,
                        MESSAGE);
        assertThat(client.awaitEnd(0)).containsExactly(MESSAGE, MESSAGE, MESSAGE);
    }

    @Test
    @RequiresCommand({"socat", "ncat"})
    void serverAndSocatAndNcat() throws Exception {
        network.java("SeedEchoServer");
        var socat =
                network.start(
                        "socat", "-t", "10", "-", "TCP:127.0.0.1:10000,retry=500,interval=0.02");
        assertThat(socat.input(MESSAGE + "\n").awaitEnd(0)).contains(MESSAGE);
        var ncat = network.start("ncat", "127.0.0.1", "10000");
        assertThat(ncat.input(MESSAGE + "\n").awaitEnd(0)).contains(MESSAGE);
    }

    @Test
    void serverAndClient() throws Exception {
        network.java("SeedEchoServer");
        network.python("connect(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', 10000))")
                .awaitEnd(0);
        assertReceived(network.java("SeedClient").awaitEnd(0));
    }

    /// The stream may be cut anywhere: what counts is the text behind all the lines' first word.
    private static void assertReceived(List<String> lines) {
        assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("Received "));
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.substring("Received ".length())));
        assertThat(text).hasToString(MESSAGE);
    }
}
