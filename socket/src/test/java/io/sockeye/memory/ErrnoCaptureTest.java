package io.sockeye.memory;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.OptionType.INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.ReadOnlyOption;
import io.sockeye.option.TcpOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each failing call gets its own errno, while others fail with other ones and the garbage collector runs.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ErrnoCaptureTest {
    private static final int THREADS = 10; // of each call
    private static final int ROUNDS = 50;
    private static final int SOME_FAMILY = 99;

    private static final ReadOnlyOption<Integer> UNKNOWN =
            new ReadOnlyOption<>("UNKNOWN", OptionLevel.SOL_SOCKET, 9999, INT);

    private interface Failing {
        void call() throws Exception;
    }

    private record Case(Errno expected, Failing failing) {}

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void eachSeesItsOwn(ThreadKind kind) throws Exception {
        var ended = new AtomicBoolean();
        var collections = new AtomicInteger();
        var collector = ThreadKind.PLATFORM.start(() -> collect(ended, collections));
        var place = SocketAddress.abstractUnix("sockeye-errno-" + ProcessHandle.current().pid());
        try (var taken = Socket.open(AF_UNIX, SOCK_STREAM).bind(place);
                var bound = Socket.open(AF_UNIX, SOCK_DGRAM);
                var udp = Socket.open(AF_INET, SOCK_DGRAM)) {
            var cases =
                    List.of(
                            new Case(Errno.EADDRINUSE, () -> bindTo(taken.localAddress())),
                            new Case(Errno.EINVAL, taken::accept),
                            new Case(Errno.ENOTCONN, bound::peerAddress),
                            new Case(Errno.EDESTADDRREQ, () -> udp.send(new byte[1])),
                            new Case(Errno.ENOPROTOOPT, () -> udp.get(UNKNOWN)),
                            new Case(Errno.EOPNOTSUPP, () -> taken.get(TcpOptions.TCP_NODELAY)),
                            new Case(Errno.ENOENT, () -> OwnedDescriptor.open(Path.of("absent"))),
                            new Case(
                                    Errno.ENOTDIR,
                                    () -> OwnedDescriptor.open(Path.of("pom.xml/absent"))));
            var running = new ArrayList<ThreadKind.Running<Object>>();
            for (int i = 0; i < THREADS; i++)
                for (var one : cases) running.add(kind.start(() -> repeat(one, collections)));
            for (var one : running) one.result();
        } finally {
            ended.set(true);
        }
        collector.result();
    }

    /// As much of the time as it leaves to the others, who stand still meanwhile.
    private static Object collect(AtomicBoolean ended, AtomicInteger collections) {
        for (; !ended.get(); collections.incrementAndGet()) {
            long start = System.nanoTime();
            System.gc();
            LockSupport.parkNanos(System.nanoTime() - start);
        }
        return collections;
    }

    /// On a busy machine the collector may be late.
    private static Object repeat(Case one, AtomicInteger collections) throws Exception {
        for (int i = 0; i < ROUNDS || collections.get() < 2; i++) {
            try {
                one.failing.call();
                throw new AssertionError("no " + one.expected);
            } catch (ErrnoException e) {
                assertThat(e.errno()).isEqualTo(one.expected);
            }
        }
        return ROUNDS;
    }

    private static void bindTo(SocketAddress place) throws Exception {
        try (var socket = Socket.open(AF_UNIX, SOCK_STREAM)) {
            socket.bind(place);
        }
    }

    /// The control: two threads with one slot see what the other's call said.
    @Test
    void whoSharesASlotSeesAnothers() throws Exception {
        try (var arena = Arena.ofShared()) {
            var slot = arena.allocate(8, 8);
            var wrong = new AtomicInteger();
            var other =
                    ThreadKind.PLATFORM.start(() -> {
                        while (wrong.get() == 0) if (unknownFamily(slot)) wrong.incrementAndGet();
                        return null;
                    });
            while (wrong.get() == 0) if (noSocket(slot)) wrong.incrementAndGet();
            other.result();
        }
    }

    private static boolean unknownFamily(MemorySegment slot) {
        int result = SysSocket.socket(slot, SOME_FAMILY, SysSocket.SOCK_STREAM, 0);
        return result != -Errno.EAFNOSUPPORT.number();
    }

    private static boolean noSocket(MemorySegment slot) {
        return SysSocket.listen(slot, -1, 0) != -Errno.EBADF.number();
    }
}
