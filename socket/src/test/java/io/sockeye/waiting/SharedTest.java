package io.sockeye.waiting;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What one thread does to a socket, a duplicate or a file while another waits with it.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class SharedTest {
    @TempDir Path folder;

    /// Pipes that their readers find empty.
    private List<OwnedDescriptor[]> pipes(int count) throws Exception {
        var pipes = new ArrayList<OwnedDescriptor[]>();
        for (int i = 0; i < count; i++) {
            var pair = Socket.pair(); // read(2) and write(2) serve a socket as they do a pipe
            pipes.add(
                    new OwnedDescriptor[] {
                        OwnedDescriptor.adopt(pair.first().detach()),
                        OwnedDescriptor.adopt(pair.second().detach())
                    });
        }
        return pipes;
    }

    @Test
    void aListenerWhoseModeChangesNeverBlocksInTheKernel() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var duplicate = listener.duplicate();
                var pair = Socket.pair()) {
            var done = new AtomicBoolean();
            var trier =
                    ThreadKind.PLATFORM.start(() -> {
                        int tries = 0;
                        while (!done.get()) {
                            assertThat(listener.tryAccept()).isEmpty();
                            tries++;
                        }
                        return tries;
                    });
            // Under strace the trier takes the most of both processors: then fewer rounds will do.
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            for (int i = 0; i < 3_000 && System.nanoTime() < end; i++) {
                listener.timeout(Duration.ofSeconds(1));
                listener.blocking();
                duplicate.blocking();
                pair.first().sendDescriptors(new byte[1], listener);
                pair.second().recvDescriptors(1, 1).close();
            }
            done.set(true);
            assertThat(trier.result()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsASendFileThoughADuplicateSendsToo(ThreadKind kind) throws Exception {
        var file = Files.write(folder.resolve("file"), new byte[300_000]);
        for (int i = 0; i < 30; i++) {
            try (var pair = Socket.pair();
                    var duplicate = pair.first().duplicate()) {
                var one = kind.start(() -> sendForEver(pair.first(), file));
                var other = kind.start(() -> sendForEver(duplicate, file));
                pair.second().recv(100_000);
                one.awaitWaiting();
                other.awaitWaiting();
                pair.first().close();
                duplicate.close();
                assertThat(one.failure()).isInstanceOf(ClosedChannelException.class);
                assertThat(other.failure()).isInstanceOf(ClosedChannelException.class);
            }
        }
    }

    private static Object sendForEver(Socket socket, Path file) throws Exception {
        while (true) socket.sendFile(file);
    }

    @ParameterizedTest
    @EnumSource
    void manyReadersOfDescriptorsStopNobodyElse(ThreadKind kind) throws Exception {
        var file = Files.write(folder.resolve("file"), new byte[1000]);
        var pipes = pipes(40);
        try (var pair = Socket.pair()) {
            var readers = new ArrayList<ThreadKind.Running<Integer>>();
            for (var pipe : pipes)
                readers.add(kind.start(() -> pipe[0].asInputStream().read()).awaitWaiting());
            assertThat(kind.call(() -> pair.first().sendFile(file))).isEqualTo(1000);
            for (var pipe : pipes) {
                kind.call(() -> {
                    pipe[1].asOutputStream().write(7);
                    return null;
                });
            }
            for (var reader : readers) assertThat(reader.result()).isEqualTo(7);
        } finally {
            for (var pipe : pipes) for (var end : pipe) end.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeAndInterruptEndTheReadOfADescriptor(ThreadKind kind) throws Exception {
        for (var pipe : pipes(20)) {
            var closed = kind.start(() -> pipe[0].asInputStream().read()).awaitWaiting();
            var second = kind.start(() -> pipe[0].asInputStream().read()).awaitWaiting();
            var interrupted = kind.start(() -> pipe[1].asInputStream().read()).awaitWaiting();
            interrupted.thread().interrupt();
            assertThat(interrupted.failure()).isInstanceOf(InterruptedIOException.class);
            long start = System.nanoTime();
            pipe[0].close();
            assertThat(System.nanoTime() - start).isLessThan(900_000_000);
            assertThat(closed.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(second.failure()).isInstanceOf(ClosedChannelException.class);
            pipe[1].close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoReadersOfOneDescriptorNeverBlockInTheKernel(ThreadKind kind) throws Exception {
        for (var pipe : pipes(200)) {
            var one = kind.start(() -> pipe[0].asInputStream().read()).awaitWaiting();
            var other = kind.start(() -> pipe[0].asInputStream().read()).awaitWaiting();
            pipe[1].asOutputStream().write(1); // one of them gets it
            long start = System.nanoTime();
            while (!one.task().isDone() && !other.task().isDone()) Thread.onSpinWait();
            pipe[0].close();
            assertThat(System.nanoTime() - start).isLessThan(900_000_000);
            pipe[1].close();
            var loser =
                    one.task().isDone() && one.task().state() == Future.State.SUCCESS ? other : one;
            assertThat(loser.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDescriptorThatIsBeingSentOrPassedCanBeDetachedAndClosed(ThreadKind kind)
            throws Exception {
        var file = Files.write(folder.resolve("file"), new byte[3_000_000]);
        try (var pair = Socket.pair();
                var full = Blocked.fullQueueConnected()) {
            var source = OwnedDescriptor.open(file);
            var sending =
                    kind.start(() -> pair.first().sendFile(source, 0, 3_000_000)).awaitWaiting();
            var travelling = OwnedDescriptor.open(file);
            var passing =
                    kind.start(() -> full.socket().sendDescriptors(new byte[1], travelling))
                            .awaitWaiting();
            long start = System.nanoTime();
            source.close();
            OwnedDescriptor.adopt(travelling.detach()).close();
            assertThat(System.nanoTime() - start).isLessThan(900_000_000);
            while (!sending.task().isDone()) pair.second().tryRecvInto(new byte[65536], 0, 65536);
            assertThat(sending.failure()).isInstanceOf(ClosedChannelException.class);
            full.others().getFirst().recv(1);
            assertThat(passing.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeItselfLingersAndNotTheReaderThatItWakes(ThreadKind kind) throws Exception {
        var pair = Blocked.connected(AF_INET, SOCK_STREAM, SocketAddress.loopback(0));
        try (var peer = pair.get(1);
                var socket = pair.get(0);
                var duplicate = socket.duplicate()) {
            duplicate.set(SocketOptions.SO_LINGER, Linger.of(Duration.ofSeconds(2)));
            duplicate.close();
            while (socket.trySend(new byte[65536], 0, 65536) != Socket.WOULD_BLOCK) {}
            var reader = kind.start(() -> socket.recv(1)).awaitWaiting();
            long start = System.nanoTime();
            var closing =
                    kind.start(() -> {
                        socket.close();
                        return System.nanoTime() - start;
                    });
            assertThat(reader.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(System.nanoTime() - start).as("the reader").isLessThan(1_000_000_000);
            assertThat(closing.result()).as("the closer").isGreaterThan(1_500_000_000);
            assertThat(peer.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterShutdownADatagramSocketReceivesTheEnd(ThreadKind kind) throws Exception {
        for (var address : List.of(SocketAddress.loopback(0), SocketAddress.unnamed())) {
            try (var socket = Socket.open(address.family(), SOCK_DGRAM).bind(address)) {
                var waiting = kind.start(() -> socket.recv(10)).awaitWaiting();
                try {
                    socket.shutdown(Shutdown.SHUT_RD);
                } catch (ErrnoException unconnected) {
                    assertThat(unconnected.errno()).isEqualTo(Errno.ENOTCONN);
                }
                assertThat(waiting.result()).isEmpty();
                assertThat(kind.call(() -> socket.recv(10))).isEmpty();
                assertThat(kind.call(() -> socket.recvMessage(10)).count()).isZero();
            }
        }
    }

    @Test
    void aPromiseOfPollThatIsNeverKeptDoesNotSpin() throws Exception {
        try (var socket = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
                var sender = Socket.open(AF_UNIX, SOCK_DGRAM).connect(socket.localAddress())) {
            var duplicate = socket.duplicate();
            var waiting = ThreadKind.PLATFORM.start(() -> duplicate.recv(10)).awaitWaiting();
            socket.shutdown(Shutdown.SHUT_RD); // the duplicate does not know of it
            var before = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            assertThatThrownBy(() -> sender.timeout(Duration.ofMillis(600)).recv(1))
                    .isInstanceOf(SocketTimeoutException.class);
            var used =
                    ProcessHandle.current().info().totalCpuDuration().orElseThrow().minus(before);
            duplicate.close();
            waiting.failure();
            assertThat(used)
                    .as("processor time in 600 ms of waiting")
                    .isLessThan(Duration.ofMillis(400));
        }
    }
}
