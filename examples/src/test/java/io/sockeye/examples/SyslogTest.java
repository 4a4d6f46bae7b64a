package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SyslogTest extends NamespaceTest {
    private static final Path LOG = Path.of("/dev/log");

    @Test
    void pythonListensAtDevLog() throws Exception {
        assumeFalse(
                Files.exists(LOG, LinkOption.NOFOLLOW_LINKS),
                "/dev/log belongs to this machine's own log: run in a container without one");
        assumeTrue(Files.isWritable(LOG.getParent()), "needs to make /dev/log: run as root");
        var log =
                network.python(
                                """
                                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                                s.bind("/dev/log")
                                try:
                                    print("ready")
                                    print(s.recv(1000).decode())
                                finally:
                                    os.unlink("/dev/log")
                                """)
                        .awaitLine("ready");
        network.java("Syslog").awaitEnd(0);
        assertThat(log.awaitEnd(0)).containsExactly("ready", "<14>sockeye: hello from Java");
    }

    @Test
    void nobodyListens() throws Exception {
        assumeFalse(
                Files.exists(LOG, LinkOption.NOFOLLOW_LINKS),
                "/dev/log belongs to this machine's own log: run in a container without one");
        assertThat(network.java("Syslog").awaitEnd(1))
                .first()
                .asString()
                .contains("/dev/log")
                .contains("(ENOENT)");
    }
}
