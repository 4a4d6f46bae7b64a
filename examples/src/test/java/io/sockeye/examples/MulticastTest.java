package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MulticastTest extends NamespaceTest {
    /// Joins the group on lo, answers what it hears there and goes on until it is ended.
    private static final String MEMBER =
            """
            index = socket.if_nametoindex("lo")
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            lo = socket.inet_aton("0.0.0.0") + index.to_bytes(4, sys.byteorder)
            s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("239.1.2.3") + lo)
            s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("239.1.2.3") + lo)
            s.bind(("239.1.2.3", 5007))
            print("ready")
            data = s.recv(1500)
            print("heard " + data.decode())
            s.sendto(b"answer to " + data, ("239.1.2.3", 5007))
            """;

    @Test
    void javaAndPythonInOneGroup() throws Exception {
        network.start("ip", "link", "set", "lo", "multicast", "on").awaitEnd(0);
        var member = network.python(MEMBER).awaitLine("ready");
        network.java("Multicast", "lo").awaitLine("sending from ").awaitLine("answer to hello");
        assertThat(member.awaitEnd(0)).containsExactly("ready", "heard hello");
    }

    @Test
    void noSuchInterface() throws Exception {
        assertThat(network.java("Multicast", "absent0").awaitEnd(1))
                .first()
                .asString()
                .contains("if_nametoindex absent0: No such device (ENODEV)");
    }
}
