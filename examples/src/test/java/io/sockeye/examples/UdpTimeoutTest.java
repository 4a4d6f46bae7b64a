package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UdpTimeoutTest extends NamespaceTest {
    /// Answers the n-th question with so many bytes.
    private static final String SERVER =
            """
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(("127.0.0.1", 9999))
            print("ready")
            for i in range(int(sys.argv[1])):
                question, peer = s.recvfrom(100)
            assert question == b"hello", question
            s.sendto(b"a" * int(sys.argv[2]), peer)
            """;

    @Test
    void nobodyAnswers() throws Exception {
        long start = System.nanoTime();
        assertThat(network.java("UdpTimeout").awaitEnd(0))
                .containsExactly(
                        "no answer, attempt 1", "no answer, attempt 2", "no answer, attempt 3");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_500_000_000L);
    }

    @Test
    void theSecondQuestionIsAnswered() throws Exception {
        var server = network.python(SERVER, "2", "3").awaitLine("ready");
        assertThat(network.java("UdpTimeout").awaitEnd(0))
                .containsExactly("no answer, attempt 1", "127.0.0.1:9999 says aaa");
        server.awaitEnd(0);
    }

    @Test
    void aLongAnswerIsCut() throws Exception {
        network.python(SERVER, "1", "1600").awaitLine("ready");
        assertThat(network.java("UdpTimeout").awaitEnd(0))
                .containsExactly("127.0.0.1:9999 says " + "a".repeat(1500) + " (cut)");
    }
}
