package io.sockeye.tools.ping;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Target;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.wire.icmp.EchoReply;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One who sees neither the probes nor the secret, and knows all else: identifier, sequence number, address, length, and when.
class PingForgedTest {
    /// So many are under way at most, so that none is lost for want of room.
    private static final int WINDOW = 100;

    @Test
    void tenThousand() throws Exception {
        forge(10_000);
    }

    @Test
    @Tag("slow")
    @Timeout(300)
    void aMillion() throws Exception {
        forge(1_000_000);
    }

    private static void forge(int count) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for raw sockets");
        var seen = new AtomicInteger();
        var latest = new AtomicInteger();
        var running = new AtomicReference<Engine>();
        var observer =
                new Observer() {
                    @Override
                    public void result(Host host, PingResult result) {
                        latest.set((int) result.sequence());
                    }

                    @Override
                    public void extra(Host host, Extra extra, Reply reply) {
                        assertThat(extra).isEqualTo(Extra.FORGED);
                        if (seen.incrementAndGet() >= count) running.get().stop();
                    }
                };
        var host = new Host(new Target("me", InetAddress.ofLiteral("127.0.0.1")), false);
        var settings = new Settings();
        settings.raw = true;
        settings.interval = Duration.ofMillis(20);
        var hosts = new java.util.ArrayDeque<>(java.util.List.of(host));
        try (var engine = new Engine(settings, hosts::poll, observer, _ -> {})) {
            running.set(engine);
            engine.prepare(host);
            var forger =
                    Thread.ofPlatform().start(() -> send(engine.identifier(), count, seen, latest));
            assertThat(engine.run()).isEqualTo(EndReason.INTERRUPTED);
            forger.join();
            var figures = host.statistics;
            assertThat(figures.forged()).isGreaterThanOrEqualTo(count);
            assertThat(engine.strayForged()).isZero();
            // What was answered was answered by the host, once.
            assertThat(figures.received())
                    .isPositive()
                    .isBetween(figures.sent() - 1, figures.sent());
            assertThat(figures.duplicates() + figures.late() + figures.corrupted()).isZero();
        }
    }

    /// Answers to the newest probe that was answered and to the next, with secrets by chance.
    private static void send(int identifier, int count, AtomicInteger seen, AtomicInteger latest) {
        var random = new Random(7);
        var payload = new byte[56];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) i;
        try (var socket = Socket.open(AF_INET, SOCK_RAW, IPPROTO_ICMP)) {
            while (latest.get() == 0) Thread.onSpinWait();
            for (int sent = 0; sent < count; sent++) {
                while (sent - seen.get() >= WINDOW) Thread.onSpinWait();
                ByteBuffer.wrap(payload).putLong(random.nextLong());
                int sequence = latest.get() & 0xffff;
                var reply = new EchoReply(identifier, sequence, ByteBuffer.wrap(payload));
                socket.sendTo(reply.toBytes(), SocketAddress.loopback(0));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
