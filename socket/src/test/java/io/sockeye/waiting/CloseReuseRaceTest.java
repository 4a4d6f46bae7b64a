package io.sockeye.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysErrno;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.Unistd;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader uses a socket while another thread closes it and a stranger is given its number: the reader must never read the stranger's
/// bytes, and the stranger must never find itself closed. The control does the same with bare numbers, and comes to grief.
@ExtendWith(NoLeaks.class)
@Timeout(300)
class CloseReuseRaceTest {
    private static final byte OURS = 1;
    private static final byte STRANGERS = 2;

    @ParameterizedTest
    @EnumSource
    void readersNeverMeetAStranger(ThreadKind kind) throws Exception {
        race(kind, 20_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    @Timeout(1800)
    void readersNeverMeetAStrangerInAMillionRounds(ThreadKind kind) throws Exception {
        race(kind, 1_000_000);
    }

    /// What the reader shares with the closer.
    private static final class Table {
        volatile Socket current;
        volatile boolean done;

        Table(Socket current) {
            this.current = current;
        }
    }

    private static void race(ThreadKind kind, int rounds) throws Exception {
        var table =
                new Table(
                        Socket.open(
                                io.sockeye.address.AddressFamily.AF_UNIX,
                                io.sockeye.address.SocketType.SOCK_DGRAM));
        table.current.close();
        var trying = kind.start(() -> read(table, false));
        var waiting = kind.start(() -> read(table, true));
        try {
            for (int i = 0; i < rounds; i++) {
                try (var pair = Socket.pair()) {
                    pair.first().send(new byte[] {OURS});
                    table.current = pair.second();
                    pair.second().close();
                    // The number is free: the stranger gets it.
                    try (var stranger = Socket.pair()) {
                        stranger.first().send(new byte[] {STRANGERS});
                        stranger.second().send(new byte[] {STRANGERS});
                        assertThat(stranger.second().recv(2)).containsExactly(STRANGERS);
                        assertThat(stranger.first().recv(2)).containsExactly(STRANGERS);
                    }
                }
            }
        } finally {
            table.done = true;
        }
        assertThat(trying.result() + waiting.result()).as("strangers' bytes read").isZero();
    }

    private static int read(Table table, boolean wait) throws IOException {
        byte[] buffer = new byte[4];
        int strangers = 0;
        while (!table.done) {
            try {
                int count =
                        wait
                                ? table.current.recvInto(buffer)
                                : table.current.tryRecvInto(buffer, 0, 4);
                for (int i = 0; i < count; i++) if (buffer[i] == STRANGERS) strangers++;
            } catch (ClosedChannelException closed) {
                Thread.onSpinWait();
            }
            if (Thread.currentThread().isVirtual())
                Thread.yield(); // two carriers serve two readers and the poller
        }
        return strangers;
    }

    @Test
    void theControlWithBareNumbersMeetsStrangers() throws Exception {
        var shared = new int[] {-1};
        var done = new boolean[1];
        var fd = java.lang.invoke.MethodHandles.arrayElementVarHandle(int[].class);
        var flag = java.lang.invoke.MethodHandles.arrayElementVarHandle(boolean[].class);
        var reader =
                ThreadKind.PLATFORM.start(() -> {
                    int grief = 0;
                    try (var scratch = Scratch.take()) {
                        while (!(boolean) flag.getVolatile(done, 0)) {
                            int number = (int) fd.getVolatile(shared, 0);
                            if (number < 0) continue;
                            long count =
                                    SysSocket.recvfrom(
                                            scratch.errno,
                                            number,
                                            scratch.data,
                                            1,
                                            SysSocket.MSG_DONTWAIT,
                                            MemorySegment.NULL,
                                            MemorySegment.NULL);
                            if (count == -SysErrno.EBADF) grief++;
                            if (count == 1
                                    && scratch.data.get(ValueLayout.JAVA_BYTE, 0) == STRANGERS)
                                grief++;
                        }
                    }
                    return grief;
                });
        try (var scratch = Scratch.take()) {
            for (int i = 0; i < 100_000; i++) {
                int[] pair = barePair(scratch);
                fd.setVolatile(shared, 0, pair[1]);
                Unistd.close(scratch.errno, pair[1]);
                int[] stranger = barePair(scratch);
                scratch.data.set(ValueLayout.JAVA_BYTE, 0, STRANGERS);
                SysSocket.sendto(
                        scratch.errno, stranger[0], scratch.data, 1, 0, MemorySegment.NULL, 0);
                for (int number : new int[] {pair[0], stranger[0], stranger[1]})
                    Unistd.close(scratch.errno, number);
            }
        } finally {
            flag.setVolatile(done, 0, true);
        }
        assertThat(reader.result()).as("what the guarded variant avoids").isPositive();
    }

    private static int[] barePair(Scratch scratch) {
        SysSocket.socketpair(scratch.errno, 1, 1 | SysSocket.SOCK_CLOEXEC, 0, scratch.value);
        return new int[] {
            scratch.value.get(ValueLayout.JAVA_INT, 0), scratch.value.get(ValueLayout.JAVA_INT, 4)
        };
    }
}
