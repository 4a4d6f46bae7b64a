package io.sockeye.select;

import static io.sockeye.select.EpollEvents.EPOLLET;
import static io.sockeye.select.EpollEvents.EPOLLEXCLUSIVE;
import static io.sockeye.select.EpollEvents.EPOLLHUP;
import static io.sockeye.select.EpollEvents.EPOLLIN;
import static io.sockeye.select.EpollEvents.EPOLLONESHOT;
import static io.sockeye.select.EpollEvents.EPOLLOUT;
import static io.sockeye.select.EpollEvents.EPOLLRDHUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoLeaks.class)
@Timeout(30)
class SelectorTest {
    private Selector<String> selector;
    private SocketPair pair;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        pair = Socket.pair();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
        selector.close();
    }

    private List<String> names() throws IOException {
        return selector.selectNow().stream().map(Event::attachment).toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereIsReportedUntilItIsRead(ThreadKind kind) throws Exception {
        var registration = selector.register(pair.second(), EPOLLIN, "second");
        assertThat(selector.selectNow()).isEmpty();
        var selecting = kind.start(() -> List.copyOf(selector.select()));
        selecting.awaitWaiting();
        pair.first().send(new byte[] {1});
        assertThat(selecting.result()).containsExactly(new Event<>(registration, EPOLLIN));
        assertThat(kind.call(() -> selector.select().getFirst().isReadable())).isTrue();
        pair.second().recv(1);
        assertThat(selector.selectNow()).isEmpty();
    }

    @Test
    void anEdgeIsReportedOnce() throws Exception {
        selector.register(pair.second(), EPOLLIN.or(EPOLLET), "second");
        pair.first().send(new byte[] {1});
        assertThat(names()).containsExactly("second");
        assertThat(names()).isEmpty();
        pair.first().send(new byte[] {2});
        assertThat(names()).containsExactly("second");
        assertThat(pair.second().recv(2)).containsExactly(1, 2);
    }

    @Test
    void oneShotWaitsForModify() throws Exception {
        var once = EPOLLIN.or(EPOLLONESHOT);
        var registration = selector.register(pair.second(), once, "second");
        pair.first().send(new byte[] {1});
        assertThat(names()).containsExactly("second");
        pair.first().send(new byte[] {1});
        assertThat(names()).isEmpty();
        registration.modify(once);
        assertThat(names()).containsExactly("second");
    }

    @Test
    void roomAndTheEnd() throws Exception {
        var registration = selector.register(pair.second(), EPOLLIN, "second");
        registration.modify(EPOLLOUT.or(EPOLLRDHUP));
        assertThat(registration.events()).hasToString("EPOLLOUT|EPOLLRDHUP");
        var room = selector.selectNow().getFirst();
        assertThat(room.ready()).isEqualTo(EPOLLOUT);
        assertThat(room.isWritable()).isTrue();
        assertThat(room.isReadable()).isFalse();
        pair.first().shutdown(Shutdown.SHUT_WR);
        assertThat(selector.selectNow().getFirst().ready()).isEqualTo(EPOLLOUT.or(EPOLLRDHUP));
        pair.first().close();
        var end = selector.selectNow().getFirst();
        assertThat(end.ready().contains(EPOLLHUP)).isTrue();
        assertThat(end.isReadable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void wakeup(ThreadKind kind) throws Exception {
        var selecting = kind.start(() -> selector.select().size()).awaitWaiting();
        selector.wakeup();
        assertThat(selecting.result()).isZero();
        selector.wakeup();
        selector.wakeup();
        assertThat(kind.call(() -> selector.select().size())).isZero();
        // One select has had both.
        var next = kind.start(() -> selector.select().size()).awaitWaiting();
        assertThat(next.task().isDone()).isFalse();
        selector.wakeup();
        assertThat(next.result()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theTimePasses(ThreadKind kind) throws Exception {
        long start = System.nanoTime();
        assertThat(kind.call(() -> selector.select(Duration.ofMillis(30)).size())).isZero();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        assertThat(kind.call(() -> selector.select(Duration.ofSeconds(-1)).size())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheWait(ThreadKind kind) throws Exception {
        var selecting =
                kind.start(
                                () -> {
                                    try {
                                        return "answered " + selector.select();
                                    } catch (InterruptedIOException e) {
                                        return e.getMessage()
                                                + Thread.currentThread().isInterrupted();
                                    }
                                })
                        .awaitWaiting();
        selecting.thread().interrupt();
        assertThat(selecting.result()).isEqualTo("select interrupted while waitingtrue");
        // And leaves nothing behind.
        assertThat(selector.select(Duration.ofMillis(1))).isEmpty();
    }

    /// Another thread selects: who waits for that waits no longer than he wants to.
    @ParameterizedTest
    @EnumSource
    void whoWaitsForHisTurn(ThreadKind kind) throws Exception {
        var other = kind.start(() -> selector.select()).awaitWaiting();
        assertThat(kind.call(() -> selector.select(Duration.ofMillis(30)))).isEmpty();
        assertThat(kind.call(() -> selector.selectNow())).isEmpty();
        var interrupted = kind.start(() -> selector.select()).awaitWaiting();
        interrupted.thread().interrupt();
        assertThat(interrupted.failure())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("select interrupted while waiting");
        var closed = kind.start(() -> selector.select()).awaitWaiting();
        selector.close();
        assertThat(other.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(closed.failure()).isInstanceOf(AsynchronousCloseException.class);
    }

    @ParameterizedTest
    @EnumSource
    void closeEndsTheWaitAndAllRegistrations(ThreadKind kind) throws Exception {
        var registration = selector.register(pair.second(), EPOLLIN, "second");
        var selecting = kind.start(() -> selector.select()).awaitWaiting();
        selector.close();
        assertThat(selecting.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(registration.isRegistered()).isFalse();
        assertThat(selector.fileno()).isEqualTo(-1);
        assertThat(selector).hasToString("Selector[closed]");
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> selector.select());
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> selector.register(pair.first(), EPOLLIN, ""));
        registration.unregister();
        pair.first().send(new byte[] {1});
        assertThat(pair.second().recv(1)).hasSize(1);
    }

    @Test
    void aClosedSocketLeaves() throws Exception {
        var registration = selector.register(pair.second(), EPOLLIN, "second");
        pair.first().send(new byte[] {1});
        try (var duplicate = pair.second().duplicate()) {
            pair.second().close();
            assertThat(registration.isRegistered()).isFalse();
            assertThat(selector.size()).isZero();
            assertThat(selector.selectNow())
                    .as("the description is still open, and readable")
                    .isEmpty();
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> registration.modify(EPOLLOUT));
            registration.unregister();
            assertThat(duplicate.recv(1)).hasSize(1);
        }
    }

    @Test
    void aDetachedNumberLeaves() throws Exception {
        selector.register(pair.second(), EPOLLIN, "second");
        pair.first().send(new byte[] {1});
        try (var detached = OwnedDescriptor.adopt(pair.second().detach())) {
            assertThat(selector.selectNow()).isEmpty();
            assertThat(selector.register(detached, EPOLLIN, "again").isRegistered()).isTrue();
            assertThat(names()).containsExactly("again");
        }
        assertThat(selector.size()).isZero();
    }

    @Test
    void whoeverIsClosedByAnothersHandIsLeftOut() throws Exception {
        selector.register(pair.first(), EPOLLOUT, "first");
        selector.register(pair.second(), EPOLLOUT, "second");
        var told = new ArrayList<String>();
        for (var event : selector.select()) {
            told.add(event.attachment());
            pair.close();
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void unregistered() throws Exception {
        var registration = selector.register(pair.second(), EPOLLOUT, "second");
        assertThat(registration.toString()).contains("EPOLLOUT").doesNotContain("ended");
        assertThat(registration.descriptor()).isSameAs(pair.second());
        registration.unregister();
        registration.unregister();
        assertThat(registration.toString()).contains("ended");
        assertThat(selector.selectNow()).isEmpty();
        selector.register(pair.second(), EPOLLOUT, "again");
        assertThat(names()).containsExactly("again");
    }

    private void refuses(Errno errno, Descriptor descriptor) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> selector.register(descriptor, EPOLLIN, ""))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(errno))
                .withMessageContaining("epoll_ctl");
    }

    @Test
    void whatTheKernelRefuses(@TempDir Path folder) throws Exception {
        var second = selector.register(pair.second(), EPOLLIN, "second");
        refuses(Errno.EEXIST, pair.second());
        assertThat(second.isRegistered()).isTrue();
        try (var file =
                OwnedDescriptor.open(
                        folder.resolve("file"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            refuses(Errno.EPERM, file);
        }
        refuses(Errno.EBADF, Descriptor.of(1_000_000));
        assertThat(selector.size()).isEqualTo(1);
        var exclusive = selector.register(pair.first(), EPOLLIN.or(EPOLLEXCLUSIVE), "first");
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> exclusive.modify(EPOLLOUT))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
        assertThat(exclusive.events()).isEqualTo(EPOLLIN.or(EPOLLEXCLUSIVE));
    }

    @Test
    void whatWasClosedBehindOurBackIsReplaced() throws Exception {
        int number = pair.second().detach();
        var bare = selector.register(Descriptor.of(number), EPOLLIN, "bare");
        var duplicate = OwnedDescriptor.copyOf(Descriptor.of(number));
        OwnedDescriptor.adopt(number).close();
        try (duplicate;
                var next = Socket.pair()) {
            var socket = next.first().fileno() == number ? next.first() : next.second();
            assertThat(socket.fileno()).isEqualTo(number);
            selector.register(socket, EPOLLIN, "next");
            assertThat(bare.isRegistered()).isFalse();
            assertThat(selector.size()).isEqualTo(1);
            pair.first().send(new byte[] {1});
            assertThat(names()).as("only the stranger is readable").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void selectorsInSelectors(ThreadKind kind) throws Exception {
        try (Selector<String> outer = Selector.open()) {
            outer.register(selector, EPOLLIN, "inner");
            selector.register(pair.second(), EPOLLIN, "second");
            var selecting = kind.start(() -> outer.select().getFirst().attachment());
            selecting.awaitWaiting();
            pair.first().send(new byte[] {1});
            assertThat(selecting.result()).isEqualTo("inner");
            assertThat(names()).containsExactly("second");
        }
    }

    /// A FIFO, and the descriptor is not ours.
    @ParameterizedTest
    @EnumSource
    void anyDescriptor(ThreadKind kind, @TempDir Path folder) throws Exception {
        var fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        try (var both =
                        OwnedDescriptor.open(
                                fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var output = both.asOutputStream()) {
            selector.register(Descriptor.of(both.fileno()), EPOLLIN, "fifo");
            var selecting = kind.start(() -> selector.select().getFirst().attachment());
            selecting.awaitWaiting();
            output.write(1);
            assertThat(selecting.result()).isEqualTo("fifo");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSocketMayBeUsedWithBlockingVerbsMeanwhile(ThreadKind kind) throws Exception {
        int rounds = 1_000;
        selector.register(pair.second(), EPOLLIN, "second");
        var receiving = kind.start(() -> pair.second().recvExactly(rounds).length);
        var selecting =
                kind.start(() -> {
                    while (selector.select().isEmpty()) Thread.onSpinWait();
                    return "ready";
                });
        receiving.awaitWaiting();
        for (int i = 0; i < rounds; i++) pair.first().send(new byte[] {7});
        assertThat(receiving.result()).isEqualTo(rounds);
        pair.first().send(new byte[] {7});
        assertThat(selecting.result()).isEqualTo("ready");
        assertThat(names()).containsExactly("second");
    }

    @Test
    void moreThanOneCallTells() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 600; i++) {
                var socket =
                        Socket.open(
                                io.sockeye.address.AddressFamily.AF_INET,
                                io.sockeye.address.SocketType.SOCK_DGRAM);
                open.add(socket);
                selector.register(socket, EPOLLOUT.or(EPOLLET), "socket " + i);
            }
            var told = new ArrayList<>(names());
            told.addAll(names());
            assertThat(told).doesNotHaveDuplicates().hasSize(600);
        } finally {
            for (var socket : open) socket.close();
        }
        assertThat(selector.size()).isZero();
    }

    // ---- no wake-up is lost ----

    @ParameterizedTest
    @EnumSource
    void aWakeUpBesideAnEventIsNotTheLast(ThreadKind kind) throws Exception {
        try (Selector<String> selector = Selector.open();
                var pair = Socket.pair()) {
            selector.register(pair.first(), EpollEvents.EPOLLIN, "x");
            pair.second().sendAll(new byte[1]);
            selector.wakeup();
            assertThat(kind.call(() -> selector.select(Duration.ofSeconds(10)).size())).isOne();
            pair.first().recv(1);
            selector.wakeup();
            assertThat(kind.start(() -> selector.select().size()).result()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWakeUpBesideAnInterruptIsNotTheLast(ThreadKind kind) throws Exception {
        try (Selector<String> selector = Selector.open()) {
            selector.wakeup();
            kind.call(() -> {
                Thread.currentThread().interrupt();
                return org.assertj.core.api.Assertions.assertThatExceptionOfType(
                                InterruptedIOException.class)
                        .isThrownBy(selector::select);
            });
            selector.wakeup();
            assertThat(kind.start(() -> selector.select().size()).result()).isZero();
        }
    }

    /// Each round the thread that selects is told of a number, often beside an event, and says that it has seen it.
    @ParameterizedTest
    @EnumSource
    void noWakeUpIsLost(ThreadKind kind) throws Exception {
        int rounds = 5_000;
        try (Selector<String> selector = Selector.open();
                var pair = Socket.pair()) {
            selector.register(pair.first(), EpollEvents.EPOLLIN, "x");
            var told = new java.util.concurrent.atomic.AtomicInteger();
            var seen = new java.util.concurrent.LinkedBlockingQueue<Integer>();
            var selecting =
                    kind.start(() -> {
                        int last = 0;
                        while (last < rounds) {
                            if (!selector.select().isEmpty()) pair.first().recv(100);
                            int now = told.get();
                            if (now != last) seen.add(now);
                            last = now;
                        }
                        return last;
                    });
            for (int i = 1; i <= rounds; i++) {
                if (i % 3 == 0) pair.second().sendAll(new byte[1]);
                told.set(i);
                selector.wakeup();
                assertThat(seen.poll(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(selecting.result()).isEqualTo(rounds);
        }
    }
}
