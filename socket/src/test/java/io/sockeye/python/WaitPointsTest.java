package io.sockeye.python;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Waiting, timeouts and the life of a descriptor, where Python's sockets are often copied wrongly: docs/python-behaviour.md.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class WaitPointsTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration HOUR = Duration.ofHours(1);

    /// A listener that takes nobody in any more, and those who fill its queue.
    private record Full(Socket listener, ArrayList<Socket> waiting) implements AutoCloseable {
        static Full unix() throws Exception {
            var listener =
                    Socket.open(AF_UNIX, SOCK_STREAM).bind(SocketAddress.unnamed()).listen(0);
            var full = new Full(listener, new ArrayList<>());
            while (full.join()) {}
            return full;
        }

        /// Whether there was room.
        private boolean join() throws Exception {
            waiting.add(Socket.open(AF_UNIX, SOCK_STREAM).nonBlocking());
            return waiting.getLast().connectEx(listener.localAddress()).isEmpty();
        }

        @Override
        public void close() throws Exception {
            for (var socket : waiting) socket.close();
            listener.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectThatTimesOutSaysSoInItsOwnWay(ThreadKind kind) throws Exception {
        try (var full = Full.unix();
                var socket = Socket.open(AF_UNIX, SOCK_STREAM).timeout(SHORT)) {
            var address = full.listener().localAddress();
            assertThat(kind.call(() -> socket.connectEx(address))).contains(Errno.EAGAIN);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> kind.call(() -> socket.connect(address)));
        }
    }

    @Test
    void aConnectThatMustNotWaitHasTheErrnoOfItsFamily() throws Exception {
        try (var full = Full.unix();
                var unix = Socket.open(AF_UNIX, SOCK_STREAM).nonBlocking();
                var tcp = Socket.open(AF_INET, SOCK_STREAM).nonBlocking();
                var listener = Socket.open(AF_INET, SOCK_STREAM)) {
            var again =
                    catchThrowableOfType(
                            WouldBlockException.class,
                            () -> unix.connect(full.listener().localAddress()));
            assertThat(again.errno()).isEqualTo(Errno.EAGAIN);
            listener.bind(SocketAddress.loopback(0)).listen(0);
            var address = listener.localAddress();
            var waiting = new ArrayList<Socket>();
            // The first one fits into the queue of an empty backlog; those after it are not
            // answered.
            while (waiting.size() < 3) {
                waiting.add(Socket.open(AF_INET, SOCK_STREAM));
                waiting.getLast().tryConnect(address);
            }
            var underWay =
                    catchThrowableOfType(WouldBlockException.class, () -> tcp.connect(address));
            assertThat(underWay.errno()).isEqualTo(Errno.EINPROGRESS);
            for (var socket : waiting) socket.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutIsReadWhenTheCallBegins(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            var near = pair.first();
            near.timeout(SHORT);
            var timed = kind.start(() -> near.recv(1)).awaitWaiting();
            near.timeout(HOUR);
            assertThat(timed.failure()).isInstanceOf(SocketTimeoutException.class);
            var patient = kind.start(() -> near.recv(1)).awaitWaiting();
            near.timeout(Duration.ofNanos(1));
            pair.second().send(new byte[] {7});
            assertThat(patient.result()).containsExactly(7);
        }
    }

    @Test
    void theModeOfAClosedSocketIsStillThere() throws Exception {
        var socket = Socket.open(AF_INET, SOCK_STREAM);
        socket.close();
        assertThat(socket.timeout(SHORT).timeout()).contains(SHORT);
        assertThat(socket.nonBlocking().isBlocking()).isFalse();
        assertThat(socket.blocking().isBlocking()).isTrue();
        assertThat(socket.family()).isSameAs(AF_INET);
        assertThat(socket.toString()).contains("closed");
    }

    @ParameterizedTest
    @EnumSource
    void shutdownEndsAWaitingAccept(ThreadKind kind) throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var waiting = kind.start(listener::accept).awaitWaiting();
            listener.shutdown(Shutdown.SHUT_RDWR);
            var refused = (ErrnoException) waiting.failure();
            assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
            assertThat(refused.call()).isEqualTo("accept");
        }
    }

    @Test
    void inheritanceIsTheKernelsToKnow() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_STREAM);
                var scratch = Scratch.take()) {
            assertThat(Fcntl.fcntl(scratch.errno, socket.fileno(), Fcntl.F_SETFD, 0)).isZero();
            assertThat(socket.inheritable()).isTrue();
            assertThat(Fcntl.fcntl(scratch.errno, socket.fileno(), Fcntl.F_SETFD, Fcntl.FD_CLOEXEC))
                    .isZero();
            assertThat(socket.inheritable()).isFalse();
        }
    }
}
