package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AbstractNameTest extends NamespaceTest {
    /// unix(7): autobind chooses five characters of 0-9 and a-f.
    @Test
    void theKernelChoosesAName() throws Exception {
        var lines = network.java("AbstractName").awaitEnd(0);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("the kernel chose \\S*[0-9a-f]{5}\\S*");
        assertThat(lines.get(1)).contains("sockeye-demo");
    }

    @Test
    void theNameIsTaken() throws Exception {
        network.python(
                        """
                        s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                        s.bind("\\0sockeye-demo")
                        s.listen()
                        print("ready")
                        s.accept()
                        """)
                .awaitLine("ready");
        assertThat(network.java("AbstractName").awaitEnd(1))
                .first()
                .asString()
                .contains("AddressInUseException")
                .contains("sockeye-demo")
                .contains("Address already in use (EADDRINUSE)");
    }
}
