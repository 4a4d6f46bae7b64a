package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZeroCopyTest extends NamespaceTest {
    private static final String RECEIVER =
            """
            s = socket.socket()
            s.bind(("127.0.0.1", 10000))
            s.listen()
            print("ready")
            c, _ = s.accept()
            for i in range(20):
                data = bytearray()
                while len(data) < 1 << 20:
                    data += c.recv((1 << 20) - len(data))
                if data != bytes([i]) * (1 << 20):
                    sys.exit("round %d was overwritten" % i)
            print(c.recv(1))
            """;

    @Test
    void noBufferIsWrittenBeforeItsNotice() throws Exception {
        var receiver = network.python(RECEIVER).awaitLine("ready");
        assertThat(network.java("ZeroCopy", "10000", "20").awaitEnd(0))
                .singleElement()
                .asString()
                .matches("\\d+ sends, copied all the same");
        assertThat(receiver.awaitEnd(0)).containsExactly("ready", "b''");
    }
}
