package io.sockeye.server;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class ServerTest {
    private static final SocketAddress ANY_PORT = SocketAddress.loopback(0);

    private record Failure(SocketAddress peer, Exception exception) {}

    private final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();

    private Server echo() throws IOException {
        return Server.of(Socket.createServer(ANY_PORT), Echo::handle)
                .onFailure((peer, exception) -> failures.add(new Failure(peer, exception)));
    }

    private Exception failure() throws InterruptedException {
        var failure = failures.poll(20, TimeUnit.SECONDS);
        assertThat(failure).as("a failure").isNotNull();
        return failure.exception();
    }

    // ---- what it serves ----

    static Stream<SocketAddress> streams() {
        return Stream.of(ANY_PORT, SocketAddress.inet("::1", 0), SocketAddress.unnamed());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamsOfAnyFamily(SocketAddress address) throws Exception {
        try (var server = Server.of(Socket.createServer(address), Echo::handle).start()) {
            assertThat(server.connections()).isZero();
            try (var first = Echo.client(server.address());
                    var second = Echo.client(server.address())) {
                Echo.round(first, "one");
                Echo.round(second, "two");
                Echo.round(first, "three");
                assertThat(server.connections()).isEqualTo(2);
                Echo.end(first);
                Echo.round(second, "four");
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void seqpackets() throws Exception {
        var listener = Socket.open(AF_UNIX, SOCK_SEQPACKET).bind(SocketAddress.unnamed()).listen();
        try (var server = Server.of(listener, Echo::handle).start();
                var client = Socket.open(AF_UNIX, SOCK_SEQPACKET)) {
            Echo.client(client, server.address());
            Echo.round(client, "a record");
        }
    }

    @Test
    void severalListeners() throws Exception {
        var listeners =
                List.of(
                        Socket.createServer(ANY_PORT),
                        Socket.createServer(SocketAddress.unnamed()));
        var addresses =
                List.of(listeners.getFirst().localAddress(), listeners.getLast().localAddress());
        try (var server = Server.of(listeners, Echo::handle).start()) {
            assertThat(server.address()).isEqualTo(addresses.getFirst());
            for (var address : addresses) {
                try (var client = Echo.client(address)) {
                    Echo.round(client, "here");
                }
            }
        }
    }

    @Test
    void shardsShareAPort() throws Exception {
        var shards = Server.shards(ANY_PORT, 3);
        assertThat(shards).hasSize(3);
        var port = shards.getFirst().localAddress();
        assertThat(shards).allMatch(shard -> local(shard).equals(port));
        try (var server = Server.of(shards, Echo::handle).start()) {
            for (int i = 0; i < 50; i++) {
                try (var client = Echo.client(port)) {
                    Echo.round(client, "shard");
                }
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Server.shards(ANY_PORT, 0));
    }

    private static SocketAddress local(Socket socket) {
        try {
            return socket.localAddress();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachConnectionHasAVirtualThread() throws Exception {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        var server =
                Server.of(
                        Socket.createServer(ANY_PORT),
                        connection -> {
                            threads.add(Thread.currentThread());
                            Echo.handle(connection);
                        });
        try (server) {
            server.start();
            for (int i = 0; i < 3; i++) {
                try (var client = Echo.client(server.address())) {
                    Echo.round(client, "thread");
                }
            }
        }
        assertThat(threads).hasSize(3).allMatch(Thread::isVirtual);
    }

    @Test
    void anExecutorOfYoursServesOneAfterTheOther() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var listener = Socket.createServer(ANY_PORT);
        var server =
                Server.of(
                                listener,
                                connection -> {
                                    threads.add(Thread.currentThread());
                                    Echo.handle(connection);
                                })
                        .executor(Runnable::run);
        try (server) {
            server.start();
            try (var first = Echo.client(server.address());
                    var second = Echo.client(server.address())) {
                Echo.round(first, "first");
                second.sendAll("second".getBytes(UTF_8));
                Echo.round(first, "still first");
                Echo.end(first);
                assertThat(second.recv(100)).asString(UTF_8).isEqualTo("second");
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(threads).hasSize(1);
    }

    @Test
    void anExecutorThatRefusesLosesOneConnection() throws Exception {
        var tasks = new ArrayList<Runnable>();
        try (var server =
                echo().executor(task -> {
                    tasks.add(task);
                    if (tasks.size() == 1) throw new RejectedExecutionException("full");
                    Thread.startVirtualThread(task);
                })) {
            server.start();
            try (var refused = Echo.client(server.address())) {
                assertThat(refused.recv(1)).isEmpty();
            }
            assertThat(failure()).isInstanceOf(RejectedExecutionException.class);
            try (var client = Echo.client(server.address())) {
                Echo.round(client, "served");
            }
        }
    }

    @Test
    void anExecutorThatBreaksLosesOneConnection() throws Exception {
        var first = new java.util.concurrent.atomic.AtomicBoolean(true);
        try (var server =
                echo().executor(task -> {
                    if (first.getAndSet(false)) throw new AssertionError("broken");
                    Thread.startVirtualThread(task);
                })) {
            server.start();
            try (var refused = Echo.client(server.address())) {
                assertThat(refused.recv(1)).isEmpty();
            }
            assertThat(failure()).hasCauseInstanceOf(AssertionError.class);
            try (var client = Echo.client(server.address())) {
                Echo.round(client, "served");
            }
        }
    }

    /// What it leaves behind is not taken for a stop.
    @Test
    void aHandlerInTheAcceptingThreadMayLeaveItInterrupted() throws Exception {
        var listener = Socket.createServer(ANY_PORT);
        var server =
                Server.of(
                                listener,
                                connection -> {
                                    Echo.handle(connection);
                                    Thread.currentThread().interrupt();
                                })
                        .executor(Runnable::run);
        try (server) {
            server.start();
            for (int i = 0; i < 3; i++) {
                try (var client = Echo.client(server.address())) {
                    Echo.round(client, "served");
                    Echo.end(client);
                }
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aHandlerDoesNotWaitForItself() throws Exception {
        var server = new java.util.concurrent.atomic.AtomicReference<Server>();
        var refused = new LinkedBlockingQueue<Throwable>();
        server.set(
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    refused.add(
                                            org.assertj.core.api.Assertions.catchThrowable(
                                                    () -> server.get().stop(Duration.ofDays(1))));
                                    refused.add(
                                            org.assertj.core.api.Assertions.catchThrowable(
                                                    () -> server.get().close()));
                                })
                        .start());
        try (var client = Echo.client(server.get().address())) {
            assertThat(client.recv(1)).isEmpty();
        }
        assertThat(refused).hasSize(2).allMatch(IllegalStateException.class::isInstance);
        assertThat(server.get().stop(Duration.ofSeconds(20))).isTrue();
    }

    // ---- datagrams ----

    @Test
    void whatIsForConnectionsIsRefused() throws Exception {
        for (var socket :
                List.of(
                        Socket.createServer(ANY_PORT),
                        Socket.open(AF_UNIX, SOCK_SEQPACKET).bind(SocketAddress.unnamed()))) {
            try (var server = Server.ofDatagrams(socket, (_, _) -> {})) {
                assertThatIllegalArgumentException()
                        .isThrownBy(server::start)
                        .withMessageContaining("is not for datagrams");
            }
        }
    }

    @Test
    void datagrams() throws Exception {
        var socket = Socket.open(AF_INET, SOCK_DGRAM).bind(ANY_PORT);
        var server =
                Server.ofDatagrams(
                                socket,
                                (from, datagram) -> {
                                    if (datagram.data().length == 0) throw new IOException("empty");
                                    from.sendTo(datagram.data(), datagram.from());
                                })
                        .onFailure((peer, exception) -> failures.add(new Failure(peer, exception)));
        try (server;
                var client = Socket.open(AF_INET, SOCK_DGRAM)) {
            server.start();
            Echo.client(client, server.address());
            Echo.round(client, "datagram");
            client.send(new byte[0]);
            assertThat(failure()).hasMessage("empty");
            Echo.round(client, "another");
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void datagramsOfAHandlerThatHangs() throws Exception {
        var hanging = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var socket = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
        var server =
                Server.ofDatagrams(
                                socket,
                                (from, datagram) -> {
                                    if (datagram.data()[0] == 'h') {
                                        hanging.countDown();
                                        try {
                                            new CountDownLatch(1).await();
                                        } catch (InterruptedException e) {
                                            interrupted.countDown();
                                        }
                                    } else from.sendTo(datagram.data(), datagram.from());
                                })
                        .limits(Limits.defaults().total(Duration.ofMillis(100)))
                        .onFailure((peer, exception) -> failures.add(new Failure(peer, exception)));
        try (server;
                var client = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed())) {
            server.start();
            Echo.client(client, server.address());
            client.send("hang".getBytes(UTF_8));
            hanging.await();
            Echo.round(client, "served");
            assertThat(failure()).hasMessageContaining("had not ended for 100 ms");
            interrupted.await();
        }
    }

    // ---- who fails ----

    @Test
    void aHandlerThatThrowsHarmsNoOther() throws Exception {
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    switch (new String(connection.recv(100), UTF_8)) {
                                        case "checked" -> throw new Exception("checked");
                                        case "unchecked" ->
                                                throw new IllegalStateException("unchecked");
                                        case "error" -> throw new StackOverflowError("error");
                                        default -> connection.sendAll(new byte[1]);
                                    }
                                })
                        .onFailure((peer, exception) -> failures.add(new Failure(peer, exception)));
        try (server) {
            server.start();
            for (var kind : List.of("checked", "unchecked", "error")) {
                try (var client = Echo.client(server.address())) {
                    client.sendAll(kind.getBytes(UTF_8));
                    assertThat(client.recv(1)).isEmpty();
                    var failure = failures.poll(20, TimeUnit.SECONDS);
                    assertThat(failure).isNotNull();
                    assertThat(failure.peer()).isEqualTo(client.localAddress());
                    var exception = failure.exception();
                    assertThat(exception instanceof ExecutionException e ? e.getCause() : exception)
                            .hasMessage(kind);
                }
            }
            try (var client = Echo.client(server.address())) {
                client.sendAll("fine".getBytes(UTF_8));
                assertThat(client.recv(1)).hasSize(1);
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aListenerForFailuresThatThrowsHarmsNobody() throws Exception {
        var server =
                Server.of(
                                Socket.createServer(ANY_PORT),
                                connection -> {
                                    throw new IOException("of the handler");
                                })
                        .onFailure((_, _) -> {
                            throw new IllegalStateException("of the listener");
                        });
        try (server) {
            server.start();
            for (int i = 0; i < 2; i++) {
                try (var client = Echo.client(server.address())) {
                    assertThat(client.recv(1)).isEmpty();
                }
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void handlersThatHangOrNeverReadHarmNoOther() throws Exception {
        var hanging = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        var server =
                Server.of(
                        Socket.createServer(ANY_PORT),
                        connection -> {
                            byte[] first = connection.recv(1);
                            if (first[0] == 'h') {
                                hanging.countDown();
                                release.await();
                            }
                            connection.sendAll(first);
                        });
        try (server) {
            server.start();
            var stuck = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 2; i++) {
                    var client = Echo.client(server.address());
                    stuck.add(client);
                    client.sendAll(new byte[] {'h'});
                    // More than all buffers hold: it is never read.
                    client.nonBlocking();
                    while (client.trySend(new byte[1 << 16], 0, 1 << 16) > 0) {}
                }
                hanging.await();
                for (int i = 0; i < 20; i++) {
                    try (var client = Echo.client(server.address())) {
                        client.sendAll(new byte[] {'x'});
                        assertThat(client.recv(1)).hasSize(1);
                    }
                }
            } finally {
                release.countDown();
                for (var client : stuck) client.close();
            }
        }
    }

    @Test
    void whoseListenerIsClosedEnds() throws Exception {
        var listener = Socket.createServer(ANY_PORT);
        var server =
                Server.of(listener, Echo::handle)
                        .onFailure((peer, exception) -> failures.add(new Failure(peer, exception)));
        try (server) {
            server.start();
            try (var client = Echo.client(listener.localAddress())) {
                Echo.round(client, "before");
                listener.close();
                assertThat(failure()).isInstanceOf(ClosedChannelException.class);
                Echo.round(client, "after");
                assertThat(server.connections()).isOne();
                Echo.end(client);
            }
            server.join();
            assertThat(server.connections()).isZero();
        }
    }

    // ---- wrong use ----

    @Test
    void whatDoesNotListenIsRefused() throws Exception {
        try (var server =
                Server.of(Socket.open(AF_INET, SOCK_STREAM).bind(ANY_PORT), Echo::handle)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(server::start)
                    .withMessageContaining("does not listen");
        }
        try (var server = Server.of(Socket.open(AF_INET, SOCK_DGRAM), Echo::handle)) {
            assertThatIllegalArgumentException().isThrownBy(server::start);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Server.of(List.of(), Echo::handle));
    }

    @Test
    void afterTheStartNothingIsConfigured() throws Exception {
        try (var server = echo()) {
            assertThatIllegalStateException().isThrownBy(server::join);
            assertThat(server.connections()).isZero();
            server.start();
            assertThatIllegalStateException().isThrownBy(server::start);
            assertThatIllegalStateException().isThrownBy(() -> server.limits(Limits.defaults()));
            assertThatIllegalStateException().isThrownBy(() -> server.executor(Runnable::run));
            assertThatIllegalStateException().isThrownBy(() -> server.onFailure((_, _) -> {}));
        }
    }

    @Test
    void withoutAStartItOnlyCloses() throws Exception {
        var listener = Socket.createServer(ANY_PORT);
        var address = listener.localAddress();
        var server = Server.of(listener, Echo::handle);
        server.close();
        assertThat(listener.isOpen()).isFalse();
        assertThatExceptionOfType(ConnectionRefusedException.class)
                .isThrownBy(() -> Socket.createConnection("127.0.0.1", port(address)).close());
        assertThatIllegalStateException().isThrownBy(server::start);
        assertThat(server.stop(Duration.ZERO)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> server.stop(Duration.ofSeconds(-1)));
    }

    private static int port(SocketAddress address) {
        return ((io.sockeye.address.IpSocketAddress) address).port();
    }
}
