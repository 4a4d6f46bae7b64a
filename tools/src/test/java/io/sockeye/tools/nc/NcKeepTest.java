package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
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

    /// Whoever comes when there are no descriptors for one more waits until one has gone.
    @Test
    void aListenerOutlivesTheLackOfDescriptors() throws Exception {
        var target = server();
        var nc =
                inShell(
                        "ulimit -n 60; exec \"$@\"",
                        "-v",
                        "-k",
                        "tcp-listen:0",
                        "tcp:127.0.0.1:" + port(target));
        nc.await("only \\d+ connections at once");
        int port = nc.port();
        var echoing = Thread.ofVirtual().start(() -> echo(target));
        var clients = new ArrayList<Socket>();
        for (int i = 0; i < 40; i++) {
            var client = Socket.createConnection("127.0.0.1", port);
            started.add(client);
            client.sendAll("still there".getBytes(UTF_8));
            client.shutdown(Shutdown.SHUT_WR);
            clients.add(client);
        }
        for (var client : clients) assertThat(answer(client)).isEqualTo("still there");
        target.close();
        echoing.join();
        nc.interrupt();
        assertThat(nc.status()).isEqualTo(130);
    }

    private static void echo(Socket target) {
        try {
            while (true)
                try (var connection = target.accept()) {
                    connection.asInputStream().transferTo(connection.asOutputStream());
                }
        } catch (IOException closed) {
            // That is the end.
        }
    }

    /// As accept(2) fails where the whole system has none left.
    @Test
    void aListenerOutlivesWhatTheSystemLacks() throws Exception {
        var nc =
                under(
                        "strace -D -f -o /dev/null -e trace=accept4 -e inject=accept4:error=ENFILE:when=1",
                        "-v",
                        "-k",
                        "tcp-listen:0",
                        "exec:cat");
        try (var client = Socket.createConnection("127.0.0.1", nc.port())) {
            nc.await("ENFILE.*whoever waits is served");
            client.sendAll("still there".getBytes(UTF_8));
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(answer(client)).isEqualTo("still there");
        }
    }

    /// What passes between two sockets is counted and timed, though it does not enter Java.
    @Test
    void whoMovesSomethingIsNotIdle() throws Exception {
        var server = server();
        var nc = nc("-v", "-w", "600ms", "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        try (var client = Socket.createConnection("127.0.0.1", nc.port());
                var target = server.accept()) {
            for (int i = 0; i < 10; i++) {
                assertThat(nc.endsWithin(100)).isFalse();
                client.sendAll(new byte[] {1});
                assertThat(target.recv(1)).hasSize(1);
            }
            assertThat(nc.status()).isEqualTo(1);
        }
        nc.await("ended \\(deadline\\): 10 bytes from the first end, 0 from the second");
    }

    /// In half a minute: it waits, and does not ask.
    @Tag("slow")
    @Test
    void aRelayAtRestCostsNothing() throws Exception {
        var server = server();
        var nc = nc("-v", "-k", "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        int port = nc.port();
        for (int i = 0; i < 20; i++) {
            started.add(Socket.createConnection("127.0.0.1", port));
            started.add(server.accept());
        }
        // 40 directions: ten times a second were 400.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8 && least > 100; i++) {
            long before = nc.switches();
            assertThat(nc.endsWithin(1_000)).isFalse();
            least = Math.min(least, nc.switches() - before);
        }
        assertThat(least).isLessThan(100);
    }
}
