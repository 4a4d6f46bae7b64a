package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsTest extends NamespaceTest {
    @Test
    void open() throws Exception {
        network.python(
                        """
                        server = socket.create_server(("127.0.0.1", 7000))
                        print("ready")
                        server.accept()
                        """)
                .awaitLine("ready");
        assertThat(errors("127.0.0.1", "7000")).containsExactly("open: 127.0.0.1:7000");
    }

    @Test
    void closed() throws Exception {
        assertThat(errors("127.0.0.1", "7000")).containsExactly("closed: 127.0.0.1:7000");
    }

    @Test
    void closed6() throws Exception {
        assertThat(errors("::1", "7000")).containsExactly("closed: [::1]:7000");
    }

    /// RFC 6761: nothing ends in .invalid, and this network has no way to any name server besides.
    @Test
    void noSuchName() throws Exception {
        assertThat(errors("host.invalid", "80")).containsExactly("no such name");
    }

    /// A listener whose queue is full drops every further SYN, as a filter does.
    @Test
    void filtered() throws Exception {
        network.python(
                        """
                        server = socket.socket()
                        server.bind(("127.0.0.1", 7000))
                        server.listen(0)
                        first = socket.create_connection(("127.0.0.1", 7000))
                        print("ready")
                        server.getsockname(); signal.pause()
                        """)
                .awaitLine("ready");
        long start = System.nanoTime();
        assertThat(errors("127.0.0.1", "7000")).containsExactly("filtered, or very slow");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void noRoute() throws Exception {
        assertThat(errors("192.0.2.1", "80"))
                .containsExactly("no way there: Network is unreachable");
    }

    @Test
    void unreachable() throws Exception {
        network.start("ip", "route", "add", "unreachable", "192.0.2.1").awaitEnd(0);
        assertThat(errors("192.0.2.1", "80")).containsExactly("no way there: No route to host");
    }

    @Test
    void prohibited() throws Exception {
        network.start("ip", "route", "add", "prohibit", "192.0.2.1").awaitEnd(0);
        assertThat(errors("192.0.2.1", "80")).containsExactly("a firewall of this machine says no");
    }

    private List<String> errors(String host, String port) throws Exception {
        return network.java("Errors", host, port).awaitEnd(0);
    }
}
