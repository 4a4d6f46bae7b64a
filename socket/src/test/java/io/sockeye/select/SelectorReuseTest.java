package io.sockeye.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysEpoll;
import io.sockeye.internal.sys.SysEpoll.EpollEvent;
import io.sockeye.internal.sys.Unistd;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A readable socket is closed, a duplicate of it lives on, as with a child process, and a stranger that is not readable gets the number:
/// no event may say otherwise. The control, which knows descriptors by their number, is told so each time.
@ExtendWith(NoLeaks.class)
@Timeout(300)
class SelectorReuseTest {
    private static final byte[] DATA = {1};

    @ParameterizedTest
    @EnumSource
    void noEventOfAClosedSocket(ThreadKind kind) throws Exception {
        rounds(kind, 5_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    @Timeout(3600)
    void noEventOfAClosedSocketInAMillionRounds(ThreadKind kind) throws Exception {
        rounds(kind, 1_000_000);
    }

    private static void rounds(ThreadKind kind, int rounds) throws Exception {
        try (Selector<Long> selector = Selector.open()) {
            var closed = new AtomicLong(-1);
            // All who were closed before the select began.
            var selecting =
                    kind.start(() -> {
                        long seen = 0;
                        while (true) {
                            long before = closed.get();
                            for (var event : selector.select()) {
                                if (event.attachment() == Long.MAX_VALUE) return seen;
                                seen++;
                                if (event.attachment() <= before)
                                    throw new AssertionError(event + " was closed");
                            }
                        }
                    });
            for (long round = 0; round < rounds; round++) oneRound(selector, round, closed);
            try (var last = Socket.pair()) {
                last.first().send(DATA);
                selector.register(last.second(), EpollEvents.EPOLLIN, Long.MAX_VALUE);
                assertThat(selecting.result()).isNotNegative();
            }
            assertThat(selector.size()).isZero();
        }
    }

    private static void oneRound(Selector<Long> selector, long round, AtomicLong closed)
            throws IOException {
        try (var pair = Socket.pair();
                var duplicate = pair.second().duplicate()) {
            int number = pair.second().fileno();
            selector.register(pair.second(), EpollEvents.EPOLLIN, 2 * round);
            pair.first().send(DATA);
            pair.second().close();
            closed.set(2 * round);
            try (var stranger = Socket.pair()) {
                assertThat(stranger.first().fileno()).isEqualTo(number);
                selector.register(stranger.first(), EpollEvents.EPOLLIN, 2 * round + 1);
            }
            assertThat(duplicate.recv(2)).hasSize(1);
        }
    }

    @Test
    void theControlIsTold() throws Exception {
        try (var scratch = Scratch.take();
                var arena = Arena.ofConfined();
                var pair = Socket.pair();
                var duplicate = pair.second().duplicate()) {
            int epoll = SysEpoll.epollCreate1(scratch.errno, SysEpoll.EPOLL_CLOEXEC);
            try {
                int number = pair.second().fileno();
                var event = arena.allocate(16, 8);
                EpollEvent.set(event, SysEpoll.EPOLLIN, number);
                SysEpoll.epollCtl(scratch.errno, epoll, SysEpoll.EPOLL_CTL_ADD, number, event);
                pair.first().send(DATA);
                pair.second().close();
                try (var stranger = Socket.pair()) {
                    assertThat(stranger.first().fileno()).isEqualTo(number);
                    assertThat(SysEpoll.epollWait(scratch.errno, epoll, event, 1, 0)).isEqualTo(1);
                    assertThat(EpollEvent.data(event, 0)).isEqualTo(number);
                }
                assertThat(duplicate.recv(2)).hasSize(1);
            } finally {
                Unistd.close(scratch.errno, epoll);
            }
        }
    }
}
