package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import org.junit.jupiter.api.Test;

/// `nc -k`: one after the other, and many at once.
class NcKeepTest extends NcPrograms {
    private static String answer(Socket connection) throws Exception {
        return new String(connection.asInputStream().readAllBytes(), UTF_8);
    }

    /// The first takes neither the output with it nor the input that comes when it has gone.
    @Test
    void standardInputAndOutputAreOneAfterTheOthers() throws Exception {
        var nc = nc("-v", "-k", "--linger", "1ms", "-l", "0");
        int port = nc.port();
        for (var word : new String[] {"first ", "second ", "third "}) {
            try (var client = Socket.createConnection("127.0.0.1", port)) {
                client.sendAll(word.getBytes(UTF_8));
                client.shutdown(Shutdown.SHUT_WR);
                assertThat(answer(client)).isEmpty();
            }
        }
        try (var last = Socket.createConnection("127.0.0.1", port)) {
            nc.input("for the last".getBytes(UTF_8)).endInput();
            assertThat(answer(last)).isEqualTo("for the last");
        }
        nc.interrupt();
        assertThat(nc.text()).isEqualTo("first second third ");
    }
}
