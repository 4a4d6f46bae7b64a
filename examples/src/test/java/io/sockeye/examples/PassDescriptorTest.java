package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassDescriptorTest extends NamespaceTest {
    /// Sends the file, as often as the second argument says, in one message.
    private static final String GIVER =
            """
            s = connect(socket.AF_UNIX, socket.SOCK_STREAM, "\\0sockeye-pass")
            with open(sys.argv[1], "rb") as f:
                socket.send_fds(s, [b"here"], [f.fileno()] * int(sys.argv[2]))
            """;

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void writeFile() throws Exception {
        file = Files.writeString(directory.resolve("file"), MESSAGE + "\n");
    }

    @Test
    void javaGivesAndPythonReads() throws Exception {
        var receiver =
                network.python(
                                """
                                server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                                server.bind("\\0sockeye-pass")
                                server.listen()
                                print("ready")
                                connection, _ = server.accept()
                                text, fds, flags, _ = socket.recv_fds(connection, 16, 4)
                                assert flags & socket.MSG_CTRUNC == 0
                                print(text.decode(), len(fds), os.get_blocking(fds[0]))
                                print(os.fdopen(fds[0]).read(), end="")
                                """)
                        .awaitLine("ready");
        network.java("PassDescriptor", "send", file.toString()).awaitEnd(0);
        assertThat(receiver.awaitEnd(0)).containsExactly("ready", "here 1 True", MESSAGE);
    }

    @Test
    void pythonGivesAndJavaReads() throws Exception {
        var receiver = network.java("PassDescriptor", "receive");
        network.python(GIVER, file.toString(), "1").awaitEnd(0);
        assertThat(receiver.awaitEnd(0)).containsExactly(MESSAGE);
    }

    @Test
    void moreThanThereIsRoomForIsSaid() throws Exception {
        var receiver = network.java("PassDescriptor", "receive");
        network.python(GIVER, file.toString(), "5").awaitEnd(0);
        assertThat(receiver.awaitEnd(0))
                .containsExactly("some descriptors were dropped by the kernel", MESSAGE);
    }

    @Test
    void javaGivesAndJavaReads() throws Exception {
        var receiver = network.java("PassDescriptor", "receive");
        network.python(
                        """
                        deadline = time.monotonic() + 20
                        while "@sockeye-pass" not in open("/proc/net/unix").read():
                            assert time.monotonic() < deadline
                            time.sleep(0.01)
                        """)
                .awaitEnd(0);
        network.java("PassDescriptor", "send", file.toString()).awaitEnd(0);
        assertThat(receiver.awaitEnd(0)).containsExactly(MESSAGE);
    }

    @Test
    void nobodyReceives() throws Exception {
        assertThat(network.java("PassDescriptor", "send", file.toString()).awaitEnd(1))
                .first()
                .asString()
                .contains("ConnectionRefusedException")
                .contains("sockeye-pass");
    }
}
