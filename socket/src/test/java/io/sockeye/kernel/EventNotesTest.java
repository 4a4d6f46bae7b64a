package io.sockeye.kernel;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.internal.sys.SysEpoll.EPOLLIN;
import static io.sockeye.internal.sys.SysEpoll.EPOLLOUT;
import static io.sockeye.internal.sys.SysPoll.POLLERR;
import static io.sockeye.internal.sys.SysPoll.POLLHUP;
import static io.sockeye.internal.sys.SysPoll.POLLOUT;
import static io.sockeye.option.SocketOptions.SO_ERROR;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.Errno;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.Linger;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What surprises in the events of the kernel; docs/kernel-notes.md tells of it.
@ExtendWith(NoLeaks.class)
class EventNotesTest {
    @Test
    void aFreshTcpSocketIsWritableAndHungUp() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_STREAM)) {
            assertThat(Events.poll(socket, POLLOUT, 0)).isEqualTo(POLLOUT | POLLHUP);
            assertThat(socket.get(SO_ERROR)).isEmpty();
        }
    }

    @Test
    void aResetIsToldOnce() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var client = Socket.open(AF_INET, SOCK_STREAM)) {
            client.connect(listener.localAddress());
            try (var server = listener.accept()) {
                server.set(SO_LINGER, Linger.of(Duration.ZERO));
            }
            assertThatThrownBy(() -> client.send(new byte[1]))
                    .isInstanceOf(ConnectionResetException.class);
            assertThat(client.recv(1)).isEmpty();
            assertThatThrownBy(() -> client.send(new byte[1]))
                    .isInstanceOf(BrokenPipeException.class);
        }
    }

    /// A connect that is refused later, not at once: its SYN finds the backlog full, and the next one, after a second, nobody.
    @Test
    void readingTheErrorOfAConnectSpoilsTheNextConnect() throws Exception {
        var clients = new ArrayList<Socket>();
        try (var another = Socket.open(AF_INET, SOCK_STREAM)) {
            another.bind(SocketAddress.loopback(0)).listen();
            Socket pending;
            try (var listener = Socket.open(AF_INET, SOCK_STREAM)) {
                listener.bind(SocketAddress.loopback(0)).listen(0);
                do {
                    pending = Socket.open(AF_INET, SOCK_STREAM).nonBlocking();
                    clients.add(pending);
                } while (pending.tryConnect(listener.localAddress())
                        || Events.poll(pending, POLLOUT, 50) != 0);
            }
            assertThat(Events.poll(pending, POLLOUT, 10_000) & POLLERR).isEqualTo(POLLERR);
            assertThat(pending.get(SO_ERROR)).contains(Errno.ECONNREFUSED);
            assertThat(connect(pending, another)).isEqualTo(-Errno.ECONNABORTED.number());
        } finally {
            for (var client : clients) client.close();
        }
    }

    /// connect(2) without what the library knows of the first one.
    private static int connect(Socket socket, Socket to) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate(16, 4);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET.number());
            address.set(
                    ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN),
                    2,
                    (short) ((IpSocketAddress) to.localAddress()).port());
            address.set(ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN), 4, 0x7f000001);
            return SysSocket.connect(arena.allocate(8), socket.fileno(), address, 16);
        }
    }

    @Test
    void outForLifeWakesOnEverySend() throws Exception {
        try (var pair = Socket.pair()) {
            assertThat(wakes(pair, EPOLLIN | EPOLLOUT)).isEqualTo(10);
            assertThat(wakes(pair, EPOLLIN)).isZero();
        }
    }

    private static int wakes(SocketPair pair, int mask) throws IOException {
        try (var events = new Events()) {
            events.add(pair.first(), mask);
            int wakes = 0;
            for (int i = 0; i < 10; i++) {
                pair.first().send(new byte[1]);
                assertThat(pair.second().recv(8)).hasSize(1);
                wakes += events.pending();
            }
            return wakes;
        }
    }

    @Test
    void aDuplicateKeepsTheEventsOfAClosedNumberComing() throws Exception {
        try (var events = new Events();
                var pair = Socket.pair()) {
            try (var duplicate = pair.first().duplicate()) {
                events.add(pair.first(), EPOLLIN);
                pair.first().close();
                pair.second().send(new byte[1]);
                assertThat(events.pending()).isEqualTo(1);
                assertThat(duplicate.recv(8)).hasSize(1);
            }
            pair.second().close();
            assertThat(events.pending()).as("with the last duplicate it is gone").isZero();
        }
    }
}
