package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Processes as ends.
@Tag("slow")
class NcExecTest extends NcPrograms {
    /// A process that reads nothing, or has gone, is no failure; one that has failed is.
    @Test
    void processes() throws Exception {
        var server = server();
        var nc = nc("tcp:127.0.0.1:" + port(server), "exec:echo question");
        try (var connection = server.accept()) {
            assertThat(connection.asInputStream().readAllBytes())
                    .asString()
                    .isEqualTo("question\n");
            connection.sendAll(new byte[100_000]);
        }
        assertThat(nc.status()).isZero();
        var failed = nc("exec:exit 7", "stdio").endInput();
        assertThat(failed.status()).isEqualTo(1);
        failed.await("exec:exit 7 has ended with 7");
    }

    /// What we end ourselves, because the other end has gone, has not failed.
    @Test
    void aProcessThatIsEndedHasNotFailed() throws Exception {
        var server = server();
        var nc = nc("--linger", "100ms", "tcp:127.0.0.1:" + port(server), "exec:exec sleep 30");
        server.accept().close();
        assertThat(nc.status()).as(nc.complaints().toString()).isZero();
    }

    /// Its end has come meanwhile.
    @Test
    void whatIsClosedTwiceHasNotFailed() throws Exception {
        var end = Exec.start("exec sleep 30");
        var sleeping = ProcessHandle.current().children().toList();
        end.close();
        for (var each : sleeping) each.onExit().get(20, TimeUnit.SECONDS);
        assertThatCode(end::close).doesNotThrowAnyException();
    }

    /// Its output ends, and its input; then it does.
    @Test
    void aProcessThatFailsBehindItsOutputHasFailed() throws Exception {
        var failed = nc("exec:exec >&-; read line; sleep 0.1; exit 7", "stdio").endInput();
        assertThat(failed.status()).isEqualTo(1);
        failed.await("has ended with 7");
    }

    /// Longer than others may be silent: it has something to think about.
    @Test
    void theEndOfAProcessIsWaitedFor() throws Exception {
        var nc = nc("-v", "tcp-listen:0", "exec:cat >&-; sleep 1.3; echo late");
        try (var client = Socket.createConnection("127.0.0.1", nc.port())) {
            client.sendAll("question".getBytes(UTF_8));
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(client.asInputStream().readAllBytes()).asString().isEqualTo("late\n");
        }
        assertThat(nc.status()).isZero();
    }

    /// Its output breaks off.
    @Test
    void aProcessThatIsSilentForTooLongIsAFailure() throws Exception {
        var nc = nc("-w", "300ms", "exec:exec sleep 30", "stdio").endInput();
        assertThat(nc.status()).isEqualTo(1);
        nc.await("nothing has moved");
    }

    @Test
    void whatAProcessHasStartedGoesWithIt() throws Exception {
        var nc = nc("-v", "--linger", "1ms", "tcp-listen:0", "exec:echo $$; sleep 1000; true");
        List<ProcessHandle> sleeping;
        try (var client = Socket.createConnection("127.0.0.1", nc.port())) {
            var shell = new String(client.recv(100), UTF_8).strip();
            do {
                sleeping =
                        ProcessHandle.of(Long.parseLong(shell)).orElseThrow().children().toList();
            } while (sleeping.isEmpty());
            client.shutdown(Shutdown.SHUT_WR);
            assertThat(nc.status()).isZero();
        }
        // Of one that has gone there is no handle to be asked.
        for (var each : sleeping) each.onExit().get(20, TimeUnit.SECONDS);
    }
}
