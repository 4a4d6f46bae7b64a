package io.sockeye.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class StopTest {
    private static final SocketAddress ANY_PORT = SocketAddress.loopback(0);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

    private Server echo() throws Exception {
        return Server.of(Socket.createServer(ANY_PORT), Echo::handle)
                .onFailure((_, failure) -> failures.add(failure));
    }

    @ParameterizedTest
    @EnumSource
    void allComeToTheirEnd(ThreadKind kind) throws Exception {
        try (var server = echo().start();
                var client = Echo.client(server.address())) {
            var address = server.address();
            Echo.round(client, "before");
            var stopping = kind.start(() -> server.stop(LONG)).awaitWaiting();
            awaitRefusal(address);
            Echo.round(client, "after");
            assertThat(stopping.task().isDone()).isFalse();
            Echo.end(client);
            assertThat(stopping.result()).isTrue();
            server.join();
        }
        assertThat(failures).isEmpty();
    }

    /// The listener is closed once those in its queue have been taken; who comes in between is served.
    private static void awaitRefusal(SocketAddress address) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            try (var client = Echo.client(address)) {
                Echo.end(client);
            } catch (ConnectionRefusedException refused) {
                return;
            } catch (io.sockeye.error.ConnectionException reset) {
                // it was closed while we were in the queue
            }
        }
        throw new AssertionError("still accepting");
    }

    @Test
    void thoseInTheQueueAreServed() throws Exception {
        var busy = new CountDownLatch(1);
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    busy.countDown();
                                    Echo.handle(connection);
                                })
                        .limits(Limits.defaults().connections(1));
        try (server) {
            server.start();
            try (var first = Echo.client(server.address())) {
                busy.await();
                var queued = new ArrayList<Socket>();
                for (int i = 0; i < 10; i++) queued.add(Echo.client(server.address()));
                var stopping = ThreadKind.VIRTUAL.start(() -> server.stop(LONG)).awaitWaiting();
                Echo.round(first, "first");
                Echo.end(first);
                for (var client : queued) {
                    Echo.round(client, "queued");
                    Echo.end(client);
                }
                assertThat(stopping.result()).isTrue();
            }
        }
    }

    /// Some have reset their connection before it was accepted: those behind are served all the same, and without delay.
    @Test
    void someInTheQueueHaveGone() throws Exception {
        var busy = new CountDownLatch(1);
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    busy.countDown();
                                    Echo.handle(connection);
                                })
                        .onFailure((_, failure) -> failures.add(failure))
                        .limits(Limits.defaults().connections(1));
        try (server) {
            server.start();
            try (var first = Echo.client(server.address())) {
                busy.await();
                reset(Echo.client(server.address()));
                var behind = Echo.client(server.address());
                for (int i = 0; i < 100; i++) reset(Echo.client(server.address()));
                var last = Echo.client(server.address());
                var stopping = ThreadKind.VIRTUAL.start(() -> server.stop(LONG)).awaitWaiting();
                Echo.end(first);
                for (var client : List.of(behind, last)) {
                    Echo.round(client, "queued");
                    Echo.end(client);
                }
                assertThat(stopping.result()).isTrue();
                // The first may still have been taken in the ordinary way.
                assertThat(server.refusals()).isBetween(100L, 101L);
            }
        }
        assertThat(failures)
                .allMatch(ConnectionResetException.class::isInstance)
                .hasSizeLessThan(2);
    }

    /// With no time to linger close(2) resets, socket(7).
    private static void reset(Socket client) throws Exception {
        client.set(SocketOptions.SO_LINGER, Linger.of(Duration.ZERO)).close();
    }

    @Test
    void nobodyEntersWhatIsClosed() throws Exception {
        var sessions = new Sessions(Limits.defaults().connections(1));
        var session = Session.of(ANY_PORT, () -> {}, (_, _) -> {});
        assertThat(sessions.awaitPlace(() -> Long.MAX_VALUE)).isTrue();
        sessions.close();
        assertThat(sessions.enter(session)).isFalse();
        assertThat(sessions.count()).isZero();
        // The place is free again.
        assertThat(sessions.awaitPlace(() -> Long.MIN_VALUE)).isTrue();
    }

    /// Whoever is accepted meanwhile is closed, too.
    @Test
    void closeUnderLoadLeavesNobodyBehind() throws Exception {
        for (int round = 0; round < 3; round++) {
            var handling = new java.util.concurrent.atomic.AtomicInteger();
            var served = new CountDownLatch(100);
            var server =
                    Server.of(
                                    Socket.createServer(ANY_PORT),
                                    connection -> {
                                        handling.incrementAndGet();
                                        served.countDown();
                                        try {
                                            Echo.handle(connection);
                                        } finally {
                                            handling.decrementAndGet();
                                        }
                                    })
                            .limits(Limits.defaults().perPeer(10_000))
                            .onFailure((_, _) -> {})
                            .start();
            var address = server.address();
            var clients = new ArrayList<ThreadKind.Running<Integer>>();
            for (int i = 0; i < 4; i++)
                clients.add(ThreadKind.PLATFORM.start(() -> untilNobodyListens(address)));
            served.await();
            server.close();
            assertThat(handling).hasValue(0);
            for (var client : clients) client.result();
        }
    }

    /// Each connection stays open until the end.
    private static int untilNobodyListens(SocketAddress address) throws Exception {
        var connections = new ArrayList<Socket>();
        try {
            while (true) connections.add(Echo.client(address));
        } catch (io.sockeye.error.ConnectionException over) {
            return connections.size();
        } finally {
            for (var connection : connections) connection.close();
        }
    }

    /// They connect all the time; whoever has a connection is served, also while the queue is emptied, and the others are refused.
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {5, 10_000})
    @org.junit.jupiter.api.Tag("slow")
    void nobodyWhoIsConnectedIsReset(int limit) throws Exception {
        for (int round = 0; round < 3; round++) {
            var server = echo().limits(Limits.defaults().connections(limit)).start();
            var address = server.address();
            var clients = new ArrayList<ThreadKind.Running<Integer>>();
            var served = new CountDownLatch(200);
            for (int i = 0; i < 30; i++)
                clients.add(ThreadKind.VIRTUAL.start(() -> untilRefused(address, served)));
            served.await();
            assertThat(server.stop(LONG)).isTrue();
            for (var client : clients) assertThat(client.result()).isPositive();
        }
        assertThat(failures).isEmpty();
    }

    private static int untilRefused(SocketAddress address, CountDownLatch served) throws Exception {
        for (int count = 0; ; count++) {
            try (var socket =
                    Socket.open(address.family(), io.sockeye.address.SocketType.SOCK_STREAM)) {
                try {
                    socket.timeout(LONG).connect(address);
                } catch (ConnectionRefusedException refused) {
                    return count;
                }
                Echo.round(socket, "served");
                Echo.end(socket);
                served.countDown();
            }
        }
    }

    @Test
    void whoIsLeftIsCutWhenTheTimeIsOver() throws Exception {
        try (var server = echo().start();
                var client = Echo.client(server.address())) {
            Echo.round(client, "hello");
            assertThat(server.stop(Duration.ofMillis(50))).isFalse();
            assertThat(server.connections()).isOne();
            assertThat(client.recv(1)).isEmpty();
            assertThat(failures.poll(20, TimeUnit.SECONDS))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("cut when the server stopped");
            assertThat(failures).isEmpty();
            server.join();
        }
    }

    @Test
    void aHandlerThatHearsNothingIsLeftBehind() throws Exception {
        var hanging = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var server =
                Server.of(
                        Socket.createServer(ANY_PORT),
                        connection -> {
                            hanging.countDown();
                            while (release.getCount() > 0) {
                                try {
                                    release.await();
                                } catch (InterruptedException e) {
                                    // it hears nothing
                                }
                            }
                        });
        server.start();
        try (var client = Echo.client(server.address())) {
            hanging.await();
            server.close();
            assertThat(server.connections()).isOne();
            assertThat(client.recv(1)).isEmpty();
        } finally {
            release.countDown();
        }
    }

    @Test
    void closeHastensAStop() throws Exception {
        try (var server = echo().start();
                var client = Echo.client(server.address())) {
            Echo.round(client, "hello");
            var stopping = ThreadKind.PLATFORM.start(() -> server.stop(Duration.ofDays(1)));
            stopping.awaitWaiting();
            server.close();
            assertThat(stopping.result()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptLetsTheStopGoOn(ThreadKind kind) throws Exception {
        try (var server = echo().start();
                var client = Echo.client(server.address())) {
            Echo.round(client, "hello");
            var stopping = kind.start(() -> server.stop(LONG)).awaitWaiting();
            stopping.thread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(stopping::result);
            Echo.end(client);
            server.join();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anInterruptedCloseCloses() throws Exception {
        var server = echo().start();
        try (var client = Echo.client(server.address())) {
            Echo.round(client, "hello");
            boolean interrupted =
                    ThreadKind.VIRTUAL.call(() -> {
                        Thread.currentThread().interrupt();
                        server.close();
                        return Thread.interrupted();
                    });
            assertThat(interrupted).isTrue();
            assertThat(client.recv(1)).isEmpty();
        }
    }

    /// A handler in the thread that accepts is not interrupted by a stop.
    @Test
    void aStopLeavesAHandlerInTheAcceptingThreadAlone() throws Exception {
        var waits = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    waits.countDown();
                                    release.await();
                                    connection.sendAll("whole".getBytes(UTF_8));
                                })
                        .executor(Runnable::run)
                        .onFailure((_, failure) -> failures.add(failure));
        try (server) {
            server.start();
            try (var client = Echo.client(server.address())) {
                waits.await();
                var stopping = ThreadKind.VIRTUAL.start(() -> server.stop(LONG)).awaitWaiting();
                release.countDown();
                assertThat(client.recv(10)).asString(UTF_8).isEqualTo("whole");
                assertThat(stopping.result()).isTrue();
            }
        }
        assertThat(failures).isEmpty();
    }
}
