package io.sockeye.messages;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A batch allocates nothing, neither for a call nor for a datagram.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class BatchAllocationTest {
    private static final int SLOTS = 64;
    private static final int CALLS = 100_000 / SLOTS;

    /// Less than an object of eight bytes for every hundredth datagram.
    private static final long NOISE = 16_000;

    private interface Round {
        void run() throws IOException;
    }

    /// Of com.sun.management.ThreadMXBean: the module of the library, to which the tests belong, does not read that module.
    private static final Object THREADS;

    private static final Method ALLOCATED;

    static {
        try {
            THREADS =
                    Class.forName("java.lang.management.ManagementFactory")
                            .getMethod("getThreadMXBean")
                            .invoke(null);
            ALLOCATED =
                    Class.forName("com.sun.management.ThreadMXBean")
                            .getMethod("getCurrentThreadAllocatedBytes");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static long allocated() throws ReflectiveOperationException {
        return (long) ALLOCATED.invoke(THREADS);
    }

    private static long allocated(Round round) throws Exception {
        for (int i = 0; i < CALLS; i++) round.run(); // until all that loads and links has
        allocated();
        long before = allocated();
        for (int i = 0; i < CALLS; i++) round.run();
        return allocated() - before;
    }

    private static void echo(Socket near, Socket far, MessageBatch out, MessageBatch in)
            throws IOException {
        for (int i = 0; i < SLOTS; i++) out.segment(i).set(JAVA_INT_UNALIGNED, 0, i);
        check(near.sendMessages(out));
        check(far.recvMessages(in));
        for (int i = 0; i < SLOTS; i++) {
            boolean right =
                    in.length(i) == 40
                            && in.segment(i).get(JAVA_INT_UNALIGNED, 0) == i
                            && in.segmentSize(i) == 0
                            && !in.truncated(i);
            if (!right) throw new AssertionError("slot " + i);
        }
        check(far.sendMessages(in.limit(SLOTS)));
        check(near.tryRecvMessages(in));
    }

    private static void check(int count) {
        if (count != SLOTS) throw new AssertionError(count + " datagrams");
    }

    @Test
    void aHundredThousandDatagramsBothWays() throws Exception {
        try (var pair = Udp.UDP4.pair();
                var out = MessageBatch.allocate(SLOTS, 64);
                var in = MessageBatch.allocate(SLOTS, 64)) {
            for (int i = 0; i < SLOTS; i++) out.set(i, 40, SocketAddress.none());
            long bytes = allocated(() -> echo(pair.first(), pair.second(), out, in));
            assertThat(bytes).isLessThan(NOISE);
        }
    }

    /// The control: an address that is asked for is an object.
    @Test
    void addressesAreMadeWhenTheyAreAskedFor() throws Exception {
        try (var pair = Udp.UDP4.pair();
                var batch = MessageBatch.allocate(1, 64)) {
            pair.first().send(new byte[1]);
            pair.second().recvMessages(batch);
            var kept = new SocketAddress[1];
            long bytes = allocated(() -> kept[0] = batch.address(0));
            assertThat(bytes).isGreaterThan(NOISE);
            assertThat(kept[0]).isEqualTo(pair.first().localAddress());
        }
    }
}
