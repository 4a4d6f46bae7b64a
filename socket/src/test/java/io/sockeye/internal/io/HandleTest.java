package io.sockeye.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.internal.sys.SysErrno;
import io.sockeye.internal.sys.SysEventfd;
import io.sockeye.internal.sys.Unistd;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reference word: who closes the number, and when.
@ExtendWith(NoLeaks.class)
@Timeout(30)
class HandleTest {

    private static int number() {
        try (var scratch = Scratch.take()) {
            int fd =
                    SysEventfd.eventfd(
                            scratch.errno, 0, SysEventfd.EFD_CLOEXEC | SysEventfd.EFD_NONBLOCK);
            assertThat(fd).isNotNegative();
            return fd;
        }
    }

    private static boolean isOpen(int fd) {
        return Files.exists(
                Path.of("/proc/self/fd/" + fd), java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void theNumberIsClosedOnce() {
        int fd = number();
        var handle = Handle.of(fd);
        assertThat(handle.fileno()).isEqualTo(fd);
        assertThat(handle.close()).isZero();
        assertThat(isOpen(fd)).isFalse();
        assertThat(handle.fileno()).isEqualTo(-1);
        int stranger = number();
        assertThat(stranger).as("the number is used again").isEqualTo(fd);
        assertThat(handle.close()).isZero();
        assertThat(handle.detach()).isEqualTo(-1);
        assertThat(isOpen(stranger)).isTrue();
        Handle.of(stranger).close();
    }

    @Test
    void theNumberIsNotClosedUnderACallInFlight() throws Exception {
        var handle = Handle.of(number());
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var call =
                ThreadKind.PLATFORM.start(() ->
                        handle.once(
                                this,
                                (fd, _) -> {
                                    inside.countDown();
                                    try {
                                        go.await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    return isOpen(fd) ? 1 : 0;
                                }));
        inside.await();
        int fd = handle.fileno();
        var close = ThreadKind.PLATFORM.start(handle::close);
        while (handle.isOpen()) Thread.onSpinWait();
        assertThat(isOpen(fd)).isTrue();
        assertThatThrownBy(() -> handle.once(this, (_, _) -> 0))
                .isInstanceOf(ClosedChannelException.class);
        go.countDown();
        assertThat(call.result()).isEqualTo(1);
        assertThat(close.result()).isZero();
        assertThat(isOpen(fd)).isFalse();
    }

    @Test
    void anExceptionOfTheCallReleasesTheReference() throws Exception {
        var handle = Handle.of(number());
        int fd = handle.fileno();
        assertThatThrownBy(() ->
                        handle.once(
                                this,
                                (_, _) -> {
                                    throw new IllegalStateException("of the call");
                                }))
                .hasMessage("of the call");
        handle.close();
        assertThat(isOpen(fd)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void closeAndDetachAtOnceAgreeOnOneEnd(ThreadKind kind) throws Exception {
        for (int i = 0; i < 2_000; i++) {
            var handle = Handle.of(number());
            int fd = handle.fileno();
            var start = new CountDownLatch(1);
            var detach =
                    kind.start(() -> {
                        start.await();
                        return handle.detach();
                    });
            var close =
                    kind.start(() -> {
                        start.await();
                        return handle.close();
                    });
            start.countDown();
            close.result();
            if (detach.result() == fd) {
                assertThat(isOpen(fd)).isTrue();
                Handle.of(fd).close();
            }
            assertThat(isOpen(fd)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedCallIsMadeAgain(ThreadKind kind) throws Exception {
        var handle = Handle.of(number());
        var calls = new AtomicInteger();
        long result =
                kind.call(() ->
                        handle.perform(
                                this,
                                "test",
                                Direction.READ,
                                Deadline.NEVER,
                                0,
                                (_, _) -> calls.incrementAndGet() < 1000 ? -SysErrno.EINTR : 7));
        assertThat(result).isEqualTo(7);
        assertThat(calls).hasValue(1000);
        handle.close();
    }

    @ParameterizedTest
    @EnumSource
    void falseWakeUpsAreTriedAgainUntilTheDeadline(ThreadKind kind) throws Exception {
        // The eventfd is always writable: every wait ends at once, and every try says EAGAIN.
        var handle = Handle.of(number());
        var calls = new AtomicInteger();
        long start = System.nanoTime();
        var waiting =
                kind.start(() ->
                        handle.perform(
                                this,
                                "test",
                                Direction.WRITE,
                                Deadline.after(50_000_000),
                                0,
                                (_, _) -> {
                                    calls.incrementAndGet();
                                    return -SysErrno.EAGAIN;
                                }));
        assertThat(waiting.failure())
                .isInstanceOf(java.net.SocketTimeoutException.class)
                .hasMessageContaining("test");
        assertThat(System.nanoTime() - start).isBetween(50_000_000L, 10_000_000_000L);
        assertThat(calls).hasValueGreaterThan(1);
        handle.close();
    }

    @Test
    void aNumberHasOneOwner() {
        int fd = number();
        var handle = Handle.adopt(fd);
        assertThatThrownBy(() -> Handle.adopt(fd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("descriptor " + fd);
        assertThat(handle.detach()).isEqualTo(fd);
        var again = Handle.adopt(fd);
        again.close();
        assertThatThrownBy(() -> Handle.probe(-1)).hasMessageContaining("-1");
        assertThat(Handle.probe(Integer.MAX_VALUE)).isEqualTo(-SysErrno.EBADF);
    }

    @Test
    void holdingKeepsTheNumberOpenAndRefusesAClosedOne() throws Exception {
        var handle = Handle.of(number());
        int fd = handle.fileno();
        var held = Held.of(handle::fileno);
        assertThat(held.fd()).isEqualTo(fd);
        assertThat(held.owner()).isSameAs(handle);
        var close = ThreadKind.PLATFORM.start(handle::close);
        while (handle.isOpen()) Thread.onSpinWait();
        assertThat(isOpen(fd)).isTrue();
        held.close();
        close.result();
        assertThat(isOpen(fd)).isFalse();
        assertThatThrownBy(() -> Held.of(handle::fileno))
                .isInstanceOf(ClosedChannelException.class);
        int nobodys = number();
        assertThat(Held.of(() -> nobodys).owner()).isNull();
        try (var scratch = Scratch.take()) {
            Unistd.close(scratch.errno, nobodys);
        }
    }

    @Test
    void holdingRefusesANumberThatIsClosedWhileItsOwnerIsLookedUp() {
        var handle = Handle.of(number());
        assertThatThrownBy(() ->
                        Held.of(() -> {
                            int fd = handle.fileno();
                            handle.close();
                            return fd;
                        }))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void closeReportsTheErrorOfTheKernel() {
        int fd = number();
        var handle = Handle.of(fd);
        try (var scratch = Scratch.take()) {
            Unistd.close(scratch.errno, fd); // behind its back
        }
        assertThat(handle.close()).isEqualTo(-SysErrno.EBADF);
        assertThat(handle.isOpen()).isFalse();
    }
}
