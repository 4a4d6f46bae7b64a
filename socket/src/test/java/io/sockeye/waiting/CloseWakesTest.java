package io.sockeye.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// close() from another thread wakes every verb, on each family and kind of thread. close(2) itself wakes nobody.
@ExtendWith(NoLeaks.class)
@Timeout(120)
class CloseWakesTest {
    private static final long P99_NANOS = 100_000_000;

    static Stream<Arguments> verbs() {
        return Blocked.all()
                .flatMap(verb ->
                        Arrays.stream(ThreadKind.values()).map(kind -> Arguments.of(verb, kind)));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void closeWakesTheVerb(Blocked verb, ThreadKind kind) throws Exception {
        rounds(verb, kind, 20);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    @Tag("slow")
    void closeWakesTheVerbAHundredTimes(Blocked verb, ThreadKind kind) throws Exception {
        rounds(verb, kind, 100);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    @Tag("soak")
    void closeWakesTheVerbAThousandTimes(Blocked verb, ThreadKind kind) throws Exception {
        rounds(verb, kind, 1_000);
    }

    private static void rounds(Blocked verb, ThreadKind kind, int count) throws Exception {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            try (var scene = verb.setting().make()) {
                var running = kind.start(scene::call).awaitWaiting();
                long start = System.nanoTime();
                scene.socket().close();
                assertThat(running.failure()).isInstanceOf(AsynchronousCloseException.class);
                nanos[i] = System.nanoTime() - start;
                assertThat(scene.socket().fileno()).isEqualTo(-1);
            }
        }
        Arrays.sort(nanos);
        assertThat(nanos[count * 99 / 100 - 1]).as("99 of a hundred").isLessThan(P99_NANOS);
    }

    @ParameterizedTest
    @EnumSource
    void closeWakesAllOfManyWaitersOnOneSocket(ThreadKind kind) throws Exception {
        try (var scene = Blocked.all().findFirst().orElseThrow().setting().make()) {
            var waiters = new ArrayList<ThreadKind.Running<Object>>();
            for (int i = 0; i < 200; i++) waiters.add(kind.start(scene::call));
            for (var waiter : waiters) waiter.awaitWaiting();
            scene.socket().close();
            for (var waiter : waiters)
                assertThat(waiter.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void detachWakesTheWaiterAndLeavesTheNumberOpen(ThreadKind kind) throws Exception {
        try (var scene = Blocked.all().findFirst().orElseThrow().setting().make()) {
            var running = kind.start(scene::call).awaitWaiting();
            int fd = scene.socket().detach();
            assertThat(running.failure()).isInstanceOf(AsynchronousCloseException.class);
            try (var again = io.sockeye.Socket.adopt(fd)) {
                assertThat(again.fileno()).isEqualTo(fd);
                scene.others().getFirst().sendAll(new byte[] {42});
                assertThat(kind.call(() -> again.recv(10))).isEqualTo(new byte[] {42});
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterCloseOfAListenerWithAWaiterItsPortIsFree(ThreadKind kind) throws Exception {
        for (int i = 0; i < 100; i++) {
            var listener =
                    io.sockeye.Socket.createServer(io.sockeye.address.SocketAddress.loopback(0));
            var address = listener.localAddress();
            var running = kind.start(listener::accept).awaitWaiting();
            listener.close();
            io.sockeye.Socket.createServer(address).close();
            assertThat(running.failure()).isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWriterThatWaitsForItsTurnIsWokenToo(ThreadKind kind) throws Exception {
        try (var scene =
                Blocked.all()
                        .filter(b -> b.name().endsWith("sendAll"))
                        .findFirst()
                        .orElseThrow()
                        .setting()
                        .make()) {
            var holder = kind.start(scene::call).awaitWaiting();
            var next = ThreadKind.VIRTUAL.start(scene::call).awaitWaiting();
            scene.socket().close();
            for (var writer : List.of(holder, next)) {
                assertThat(writer.failure()).isInstanceOf(ClosedChannelException.class);
            }
        }
    }
}
