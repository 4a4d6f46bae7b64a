package io.sockeye.tools.nc;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What breaks off: nobody is told that it has ended, and what has passed before is counted.
@Tag("slow")
class NcBreakTest extends NcPrograms {
    private static final byte[] HALF = "half an ans".getBytes(UTF_8);

    private Socket client(Program nc) throws Exception {
        var client = Socket.createConnection("127.0.0.1", nc.port());
        started.add(client);
        return client.timeout(Duration.ofSeconds(20));
    }

    private static void reset(Socket socket) throws IOException {
        socket.set(SocketOptions.SO_LINGER, Linger.of(Duration.ZERO));
        socket.close();
    }

    private static boolean isSending(Socket sender) throws IOException {
        var info = sender.get(TcpOptions.TCP_INFO);
        return info.unacknowledged() > 0 || info.notSentBytes() > 0;
    }

    private static void awaitTaken(Socket sender) throws IOException {
        while (isSending(sender)) Thread.onSpinWait();
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.recv(1)).isInstanceOf(ConnectionResetException.class);
    }

    // ---- resets ----

    /// By the kernel, and through Java.
    @ParameterizedTest
    @ValueSource(strings = {"-v", "--hex"})
    void aResetOfTheTargetReachesTheClient(String how) throws Exception {
        var server = server();
        var nc = nc("-v", how, "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        var client = client(nc);
        var target = server.accept();
        target.sendAll(HALF);
        assertThat(client.recvExactly(HALF.length)).isEqualTo(HALF);
        reset(target);
        assertReset(client);
        assertThat(nc.status()).isEqualTo(1);
        nc.await("ECONNRESET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "--hex"})
    void aResetOfTheClientReachesTheTarget(String how) throws Exception {
        var server = server();
        var nc = nc("-v", how, "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        var client = client(nc);
        try (var target = server.accept()) {
            client.sendAll(HALF);
            assertThat(target.recvExactly(HALF.length)).isEqualTo(HALF);
            reset(client);
            assertReset(target);
        }
        assertThat(nc.status()).isEqualTo(1);
    }

    /// Standard output has no word for it: the status has.
    @Test
    void aResetIsAFailure() throws Exception {
        var server = server();
        var nc = nc("-v", "127.0.0.1", port(server));
        var target = server.accept();
        nc.await("connected: stdio");
        target.sendAll(HALF);
        awaitTaken(target);
        reset(target);
        assertThat(nc.status()).isEqualTo(1);
        assertThat(nc.output()).isEqualTo(HALF);
        assertThat(nc.complaints()).last().asString().contains("ECONNRESET");
    }

    /// TLS that ends without close_notify.
    @Test
    void whatTlsHasCutIsReset() throws Exception {
        var server = server();
        var nc = nc("-v", "--insecure", "tcp-listen:0", "tls:127.0.0.1:" + port(server));
        var client = client(nc);
        var below = server.accept();
        var secure = Tls.server(Identity.selfSigned("localhost")).wrap(below);
        secure.sendAll(HALF);
        assertThat(client.recvExactly(HALF.length)).isEqualTo(HALF);
        below.close();
        assertReset(client);
        assertThat(nc.status()).isEqualTo(1);
    }

    @Test
    void aProcessThatIsKilledHasNotSaidItAll() throws Exception {
        var nc = nc("-v", "tcp-listen:0", "exec:printf 'half an ans'; kill -9 $$");
        var client = client(nc);
        assertThat(client.recvExactly(HALF.length)).isEqualTo(HALF);
        assertReset(client);
        assertThat(nc.status()).isEqualTo(1);
        nc.await("ended \\(error\\): 0 bytes from the first end, 11 from the second");
        nc.await("has ended with 137");
        assertThat(nc.complaints()).filteredOn(line -> line.contains("137")).hasSize(1);
    }

    /// One that only fails has: its output is whole.
    @Test
    void aProcessThatFailsHasSaidItAll() throws Exception {
        var nc = nc("-v", "tcp-listen:0", "exec:printf 'half an ans'; exit 7");
        var client = client(nc);
        assertThat(client.asInputStream().readAllBytes()).isEqualTo(HALF);
        client.close();
        assertThat(nc.status()).isEqualTo(1);
        nc.await("has ended with 7");
    }

    /// A direct connection would have been refused, and not be empty.
    @Test
    void whoIsNotPassedOnIsReset() throws Exception {
        var nc = nc("-v", "-k", "tcp-listen:0", "tcp:127.0.0.1:1");
        for (int i = 0; i < 2; i++) assertNoEnd(nc);
        var once = nc("-v", "tcp-listen:0", "tcp:127.0.0.1:1");
        assertNoEnd(once);
        assertThat(once.status()).isEqualTo(1);
    }

    /// At once, so that perhaps the connecting has got the reset.
    private void assertNoEnd(Program nc) {
        assertThatThrownBy(() -> client(nc).recv(1)).isInstanceOf(ErrnoException.class);
    }

    @Test
    void whatStandsStillForTooLongIsReset() throws Exception {
        var server = server();
        var nc = nc("-v", "-w", "300ms", "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        var client = client(nc);
        try (var target = server.accept()) {
            client.sendAll(HALF);
            assertThat(target.recvExactly(HALF.length)).isEqualTo(HALF);
            assertReset(client);
            assertReset(target);
        }
        assertThat(nc.status()).isEqualTo(1);
    }

    /// What has ended in order stays so, whatever becomes of the other direction: also what its receiver has yet to take.
    @Test
    void whatHasEndedStaysWhole() throws Exception {
        var answer = new byte[50_000];
        var server = server();
        var nc = nc("-v", "--linger", "1ms", "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        int port = nc.port();
        var client = Socket.open(AF_INET, SOCK_STREAM);
        started.add(client);
        client.set(SocketOptions.SO_RCVBUF, 4096);
        client.connect(SocketAddress.loopback(port)).timeout(Duration.ofSeconds(20));
        var target = server.accept();
        nc.await("connected: tcp");
        target.sendAll(answer);
        target.shutdown(Shutdown.SHUT_WR);
        assertThat(nc.endsWithin(300)).as("the end is passed on meanwhile").isFalse();
        reset(target);
        client.sendAll(new byte[] {1});
        assertThat(nc.status()).isEqualTo(1);
        assertThat(client.asInputStream().readAllBytes()).isEqualTo(answer);
    }

    /// A server that refuses a request answers, and resets because of what it has not read. The answer comes first, also to one who is slow to
    /// take it: here it is in all places where bytes can be, when the next of the request finds nobody.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerComesBeforeTheReset(boolean unix) throws Exception {
        var server = server();
        server.set(SocketOptions.SO_SNDBUF, 64 * 1024);
        var path = directory.resolve("socket").toString();
        var listener = unix ? "unix-listen:" + path : "tcp-listen:0";
        var nc = nc("-v", "--linger", "20s", listener, "tcp:127.0.0.1:" + port(server));
        nc.await("listening at");
        var client = unix ? Socket.open(AF_UNIX, SOCK_STREAM) : client(nc);
        started.add(client);
        if (unix) client.connect(SocketAddress.unix(path)).timeout(Duration.ofSeconds(20));
        var target = server.accept();
        client.sendAll(new byte[] {1});
        target.recv(1, MessageFlags.MSG_PEEK);
        long sent = fill(nc, target);
        long taken = 0;
        while (isSending(target)) taken += client.recv(4096).length;
        target.close();
        client.sendAll(new byte[] {2});
        assertThat(nc.endsWithin(300)).as("nobody reads for a while").isFalse();
        assertThat(client.recvExactly((int) (sent - taken))).hasSize((int) (sent - taken));
        if (unix) assertThat(client.recv(1)).isEmpty();
        else assertReset(client);
        assertThat(nc.status()).isEqualTo(1);
        nc.await("ended \\(error\\): 1 bytes from the first end, " + sent + " from the second");
    }

    /// Until nothing more goes anywhere.
    private static long fill(Program nc, Socket target) throws Exception {
        var piece = new byte[10_000];
        long sent = 0;
        long before;
        do {
            before = sent;
            for (int count; (count = target.trySend(piece, 0, piece.length)) > 0; ) sent += count;
            assertThat(nc.endsWithin(100)).isFalse();
        } while (sent > before);
        return sent;
    }

    // ---- counts ----

    @ParameterizedTest
    @CsvSource({"-v, 1", "-v, 300000", "--hex, 300000"})
    void whatHasPassedIsCounted(String how, int count) throws Exception {
        var server = server();
        var nc = nc("-v", how, "tcp-listen:0", "tcp:127.0.0.1:" + port(server));
        var client = client(nc);
        var target = server.accept();
        nc.await("connected: tcp");
        target.sendAll(new byte[count]);
        awaitTaken(target);
        reset(target);
        assertThat(client.recvExactly(count)).hasSize(count);
        assertReset(client);
        nc.await("ended \\(error\\): 0 bytes from the first end, " + count + " from the second");
    }

    /// What has left the client and cannot reach the target does not count.
    @ParameterizedTest
    @ValueSource(strings = {"-v", "--hex"})
    void whatNobodyTakesIsNotCounted(String how) throws Exception {
        var path = directory.resolve("socket");
        try (var server = Socket.createServer(SocketAddress.unix(path.toString()))) {
            var nc = nc("-v", how, "--linger", "1ms", "tcp-listen:0", "unix:" + path);
            var client = client(nc);
            try (var target = server.accept()) {
                client.sendAll(new byte[50_000]);
                assertThat(target.recvExactly(50_000)).hasSize(50_000);
                target.shutdown(Shutdown.SHUT_RD);
                client.sendAll(new byte[30_000]);
                nc.await("ended \\(error\\): 50000 bytes from the first end, 0 from the second");
            }
        }
    }
}
