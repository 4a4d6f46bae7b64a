package io.sockeye.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import io.sockeye.testing.ThreadKind.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Many connections at once: none fails, and no descriptor is left.
@ExtendWith(NoLeaks.class)
@Timeout(240)
@Tag("slow")
class ManyTest {

    @Test
    void aThousandConnections() throws Exception {
        connections(1_000, 1_000, Duration.ofSeconds(2));
    }

    @Test
    @Tag("soak")
    void tenThousandConnectionsForAMinute() throws Exception {
        connections(10_000, 10_000, Duration.ofMinutes(1));
    }

    /// Half of them wait in the queue until the others have left.
    @Test
    void twiceAsManyAsAreServed() throws Exception {
        connections(400, 200, Duration.ofSeconds(1));
    }

    private static void connections(int count, int served, Duration time) throws Exception {
        try (var child =
                ChildJvm.start(List.of(), List.of("-Xmx512m"), ManyProgram.class, "" + served)) {
            var address = SocketAddress.parse(child.line());
            var clients = new ArrayList<Running<Void>>();
            var connected = new CountDownLatch(count);
            var rounds = new AtomicLong();
            long end = System.nanoTime() + time.toNanos();
            for (int i = 0; i < count; i++) {
                clients.add(
                        ThreadKind.VIRTUAL.start(() -> {
                            client(address, connected, end, rounds);
                            return null;
                        }));
            }
            for (var client : clients)
                client.task().get(3 * time.toSeconds() + 60, TimeUnit.SECONDS);
            System.out.println(
                    "%d connections, %d served at once: %d rounds"
                            .formatted(count, served, rounds.get()));
            child.endInput();
            assertThat(child.rest()).isEqualTo("all ended, 0 failed, 0 left\n");
            assertThat(child.exitCode()).isZero();
        }
    }

    private static void client(
            SocketAddress address, CountDownLatch connected, long end, AtomicLong rounds)
            throws Exception {
        try (Socket client = Echo.client(address)) {
            client.timeout(Duration.ofMinutes(3));
            connected.countDown();
            connected.await();
            do {
                Echo.round(client, "round");
                rounds.incrementAndGet();
            } while (System.nanoTime() < end);
            Echo.end(client);
        }
    }
}
