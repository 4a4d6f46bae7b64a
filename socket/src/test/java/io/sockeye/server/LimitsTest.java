package io.sockeye.server;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.NoLeaks;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class LimitsTest {
    private static final SocketAddress ANY_PORT = SocketAddress.loopback(0);

    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

    private Server echo(Limits limits) throws Exception {
        return Server.of(Socket.createServer(ANY_PORT), Echo::handle)
                .limits(limits)
                .onFailure((_, failure) -> failures.add(failure))
                .start();
    }

    @Test
    void whoIsTooManyWaitsUntilAnotherLeaves() throws Exception {
        try (var server = echo(Limits.defaults().connections(2));
                var first = Echo.client(server.address());
                var second = Echo.client(server.address())) {
            Echo.round(first, "first");
            Echo.round(second, "second");
            var waiting = new ArrayList<Socket>();
            for (int i = 0; i < 3; i++) {
                var client = Echo.client(server.address());
                client.sendAll("waiting".getBytes(UTF_8));
                waiting.add(client);
            }
            for (int i = 0; i < 200; i++) Echo.round(first, "served as before");
            assertThat(server.connections()).isEqualTo(2);
            for (var client : waiting)
                assertThat(client.tryRecvInto(new byte[1], 0, 1)).isEqualTo(Socket.WOULD_BLOCK);
            Echo.end(first);
            for (var client : waiting) {
                assertThat(client.recv(100)).asString(UTF_8).isEqualTo("waiting");
                Echo.end(client);
            }
            Echo.round(second, "still here");
            Echo.end(second);
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void onePeerDoesNotTakeAll() throws Exception {
        var one = SocketAddress.inet("127.0.0.1", 0);
        var other = SocketAddress.inet("127.0.0.2", 0);
        try (var server = echo(Limits.defaults().perPeer(1));
                var first = Socket.open(one.family(), SOCK_STREAM).bind(one);
                var second = Socket.open(one.family(), SOCK_STREAM).bind(other)) {
            Echo.client(first, server.address());
            Echo.round(first, "first");
            try (var tooMany = Echo.client(server.address())) {
                assertThat(tooMany.recv(1)).isEmpty();
            }
            Echo.client(second, server.address());
            Echo.round(second, "second");
            Echo.end(first);
            // His place is free when the server has seen the end, which Echo.end waits for, and has
            // closed.
            assertThat(comesBack(server)).isTrue();
            Echo.end(second);
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    private static boolean comesBack(Server server) throws Exception {
        for (int i = 0; i < 1000; i++) {
            try (var again = Echo.client(server.address())) {
                again.sendAll("again".getBytes(UTF_8));
                if (again.recv(100).length > 0) return true;
            } catch (io.sockeye.error.ConnectionException refused) {
                // closed with our bytes unread
            }
        }
        return false;
    }

    @Test
    void aUserIsOnePeerOfAUnixSocket() throws Exception {
        var listener = Socket.createServer(SocketAddress.unnamed());
        try (var server =
                        Server.of(listener, Echo::handle)
                                .limits(Limits.defaults().perPeer(1))
                                .start();
                var first = Socket.open(AF_UNIX, SOCK_STREAM).bind(SocketAddress.unnamed());
                var second = Socket.open(AF_UNIX, SOCK_STREAM).bind(SocketAddress.unnamed())) {
            Echo.client(first, server.address());
            Echo.round(first, "first");
            Echo.client(second, server.address());
            assertThat(second.recv(1)).isEmpty();
        }
    }

    @Test
    void whoIsIdleIsCutAndWhoIsNotIsNot() throws Exception {
        var idle = Duration.ofMillis(200);
        try (var server = echo(Limits.defaults().idle(idle));
                var quiet = Echo.client(server.address());
                var busy = Echo.client(server.address())) {
            Echo.round(quiet, "quiet");
            long end = System.nanoTime() + 4 * idle.toNanos();
            while (System.nanoTime() < end) Echo.round(busy, "busy");
            assertThat(quiet.recv(1)).isEmpty();
            var failure = failures.poll(20, TimeUnit.SECONDS);
            assertThat(failure)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("connection from %s was idle for 200 ms", quiet.localAddress());
            Echo.round(busy, "still busy");
        }
    }

    @Test
    void aDuplicateIsTheSameConnection() throws Exception {
        var idle = Duration.ofMillis(200);
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    try (var duplicate = connection.duplicate()) {
                                        Echo.handle(duplicate);
                                    }
                                })
                        .limits(Limits.defaults().idle(idle))
                        .onFailure((_, failure) -> failures.add(failure));
        try (server) {
            server.start();
            try (var client = Echo.client(server.address())) {
                long end = System.nanoTime() + 4 * idle.toNanos();
                while (System.nanoTime() < end) Echo.round(client, "busy");
                Echo.end(client);
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void whoTakesTooLongIsCut() throws Exception {
        try (var server = echo(Limits.defaults().total(Duration.ofMillis(200)));
                var client = Echo.client(server.address())) {
            int rounds = 0;
            try {
                while (client.isOpen()) {
                    client.sendAll(new byte[1]);
                    if (client.recv(1).length == 0) break;
                    rounds++;
                }
            } catch (io.sockeye.error.ConnectionException cut) {
                // sent when it was closed already
            }
            assertThat(rounds).isPositive();
            assertThat(failures.poll(20, TimeUnit.SECONDS))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("had not ended for 200 ms");
        }
    }

    /// It takes its time, and then fails: the others are cut all the same.
    @Test
    void aListenerForFailuresDelaysNobody() throws Exception {
        var told = new CountDownLatch(3);
        var release = new CountDownLatch(1);
        var server =
                Server.of(Socket.createServer(ANY_PORT), Echo::handle)
                        .limits(Limits.defaults().idle(Duration.ofMillis(50)))
                        .onFailure((_, failure) -> {
                            told.countDown();
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            throw new AssertionError("the listener's own", failure);
                        });
        try (server) {
            server.start();
            for (int i = 0; i < 3; i++) {
                try (var client = Echo.client(server.address())) {
                    assertThat(client.recv(1)).isEmpty();
                }
            }
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            release.countDown();
        }
    }

    /// It does not look at its connection: closing that does not end it.
    @Test
    void aHandlerThatHangsIsInterrupted() throws Exception {
        var hanging = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    hanging.countDown();
                                    try {
                                        new CountDownLatch(1).await();
                                    } finally {
                                        interrupted.countDown();
                                    }
                                })
                        .limits(Limits.defaults().connections(1).idle(Duration.ofMillis(50)))
                        .onFailure((_, failure) -> failures.add(failure));
        try (server) {
            server.start();
            try (var client = Echo.client(server.address())) {
                hanging.await();
                assertThat(client.recv(1)).isEmpty();
                assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(failures.poll(20, TimeUnit.SECONDS)).hasMessageContaining("was idle");
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void limitsAreChecked() {
        var limits = Limits.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> limits.connections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.perPeer(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.idle(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> limits.total(Duration.ofSeconds(-1)));
        assertThat(limits)
                .hasToString(
                        "Limits[connections 10000, 1000 of a peer, idle PT5M, total for ever]");
        assertThat(limits.idle(ChronoUnit.FOREVER.getDuration()).connections(1).perPeer(1))
                .hasToString("Limits[connections 1, 1 of a peer, idle for ever, total for ever]");
    }
}
