package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdNotifyTest extends NamespaceTest {
    private static final String MANAGER =
            """
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            s.bind(sys.argv[1].replace("@", "\\0", 1))
            print("ready")
            data, control, _, _ = s.recvmsg(1000, 100)
            pid = int.from_bytes(control[0][2][:4], sys.byteorder)
            print(data.decode().replace(f"={pid}", "=sender"))
            """;

    private void notify(String name) throws Exception {
        var manager = network.python(MANAGER, name).awaitLine("ready");
        network.java(List.of("env", "NOTIFY_SOCKET=" + name), "SdNotify").awaitEnd(0);
        assertThat(manager.awaitEnd(0))
                .containsExactly("ready", "READY=1", "STATUS=serving", "MAINPID=sender");
    }

    @Test
    void pythonListensAtAPath(@TempDir Path folder) throws Exception {
        notify(folder.resolve("notify").toString());
    }

    @Test
    void pythonListensAtAnAbstractName() throws Exception {
        notify("@sockeye/notify");
    }

    @Test
    void withoutAManagerNothingIsSaid() throws Exception {
        var words = List.of("env", "-u", "NOTIFY_SOCKET");
        assertThat(network.java(words, "SdNotify").awaitEnd(0)).isEmpty();
    }
}
