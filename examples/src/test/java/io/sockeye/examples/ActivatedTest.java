package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivatedTest extends NamespaceTest {
    private static final String CLIENT =
            """
            s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", int(sys.argv[1])))
            s.sendall(b"This is the message.")
            s.shutdown(socket.SHUT_WR)
            answer = b""
            while data := s.recv(100):
                answer += data
            print(answer.decode())
            """;

    /// The manager that NOTIFY_SOCKET names.
    private static final String MANAGER =
            """
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            print("ready")
            print(s.recv(1000).decode())
            """;

    @Test
    @RequiresCommand("systemd-socket-activate")
    void onTheSocketThatSystemdOpened(@TempDir Path folder) throws Exception {
        var notify = folder.resolve("notify").toString();
        var manager = network.python(MANAGER, notify).awaitLine("ready");
        var activate =
                List.of(
                        "systemd-socket-activate",
                        "-l",
                        "127.0.0.1:7777",
                        "-E",
                        "NOTIFY_SOCKET=" + notify);
        network.java(activate, "Activated");
        assertThat(network.python(CLIENT, "7777").awaitEnd(0))
                .containsExactly("This is the message.");
        assertThat(manager.awaitEnd(0))
                .containsExactly("ready", "READY=1", "STATUS=serving on 127.0.0.1:7777");
    }

    @Test
    void onAPortOfItsOwn() throws Exception {
        network.java(List.of("env", "-u", "NOTIFY_SOCKET"), "Activated");
        assertThat(network.python(CLIENT, "7000").awaitEnd(0))
                .containsExactly("This is the message.");
    }
}
