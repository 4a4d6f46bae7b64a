package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TcpSocketsTest extends NamespaceTest {
    private static final String CONNECTIONS =
            """
            kept = []
            index = socket.if_nametoindex("a0")
            kept.append(socket.create_server(("fe80::1", 0, 0, index), family=socket.AF_INET6))
            for family, host in (socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"):
                listener = socket.create_server((host, 0), family=family, backlog=100)
                kept.append(listener)
                for _ in range(50):
                    kept.append(socket.create_connection(listener.getsockname()[:2]))
                    kept.append(listener.accept()[0])
            print("ready")
            sys.stdin.read()
            """;

    /// As a set, in the words of ss(8): state, local, remote; an unspecified port is `*` there.
    @Test
    @RequiresCommand("ss")
    void theSocketsThatSsLists() throws Exception {
        var link = "link add a0 index 77 type veth peer name b0\nlink set a0 up\n";
        network.start("ip", "-batch", "-").input(link).awaitEnd(0);
        network.start("ip", "address", "add", "fe80::1/64", "dev", "a0", "nodad").awaitEnd(0);
        var peer = network.python(CONNECTIONS).awaitLine("ready");
        var ours =
                network.java("TcpSockets").awaitEnd(0).stream()
                        .map(line -> line.replace("TCP_", "").replaceAll(":0$", ":*"))
                        .toList();
        var theirs =
                network.start("ss", "-Htan").awaitEnd(0).stream()
                        .map(line -> line.split(" +", -1))
                        .map(words ->
                                words[0].replace("ESTAB", "ESTABLISHED")
                                        + " "
                                        + words[3].replace("]%a0", "%77]")
                                        + " "
                                        + words[4])
                        .toList();
        assertThat(theirs).hasSize(3 + 200);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        peer.close();
    }
}
