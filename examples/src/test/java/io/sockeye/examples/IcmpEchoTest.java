package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IcmpEchoTest extends NamespaceTest {
    @Test
    void theKernelAnswers() throws Exception {
        assertThat(network.java("IcmpEcho", "127.0.0.1").awaitEnd(0))
                .containsExactly("56 bytes from 127.0.0.1: ttl=64");
    }

    /// An echo reply of a stranger whose checksum is wrong, sent over and over.
    private static final String STRANGER =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
            print("ready")
            while True:
                s.sendto(bytes([0, 0, 1, 2, 0, 0, 0, 0]), ("127.0.0.1", 0))
                time.sleep(0.01)
            """;

    @Test
    void aStrangersPacketIsPassedOver() throws Exception {
        network.python(STRANGER).awaitLine("ready");
        assertThat(network.java("IcmpEcho", "127.0.0.1").awaitEnd(0).getLast())
                .isEqualTo("56 bytes from 127.0.0.1: ttl=64");
    }

    /// However much a stranger sends.
    @Test
    @Tag("slow")
    void theWaitEnds() throws Exception {
        network.start("sysctl", "-qw", "net.ipv4.icmp_echo_ignore_all=1").awaitEnd(0);
        network.python(STRANGER).awaitLine("ready");
        assertThat(network.java("IcmpEcho", "127.0.0.1").awaitEnd(1))
                .anySatisfy(line -> assertThat(line).contains("checksum is wrong"))
                .anySatisfy(line -> assertThat(line).contains("SocketTimeoutException"));
    }

    @Test
    void withoutAnAddressItSaysHowItIsUsed() throws Exception {
        assertThat(network.java("IcmpEcho").awaitEnd(2)).containsExactly("usage: IcmpEcho ADDRESS");
    }
}
