package io.sockeye.tools.ping;

import static io.sockeye.address.AddressFamily.AF_INET6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.error.PermissionException;
import io.sockeye.tools.ping.PingResult.Lost;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [Ping] as programs use it, on loopback.
class PingApiTest {
    @BeforeAll
    static void root() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for raw sockets");
    }

    /// The five lines of docs/api.md.
    @Test
    void fiveLines() throws Exception {
        var said =
                switch (Ping.to("127.0.0.1").raw().timeout(Duration.ofSeconds(2)).once()) {
                    case Reply reply -> reply.from() + " after " + reply.roundTrip();
                    case Lost lost -> "nothing within " + lost.waited();
                    case Unreachable no -> no.text() + ", says " + no.reporter();
                };
        assertThat(said).startsWith("/127.0.0.1 after PT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onEitherKindOfThread(boolean virtual) throws Exception {
        var task = new FutureTask<>(() -> Ping.to("::1").raw().once());
        if (virtual) Thread.ofVirtual().start(task);
        else Thread.ofPlatform().start(task);
        assertThat(task.get())
                .isInstanceOfSatisfying(
                        Reply.class,
                        reply -> {
                            assertThat(reply.to()).isEqualTo(InetAddress.ofLiteral("::1"));
                            assertThat(reply.from()).isEqualTo(reply.to());
                            assertThat(reply.sequence()).isEqualTo(1);
                            assertThat(reply.timeToLive()).hasValue(64);
                            assertThat(reply.bytes()).isEqualTo(64);
                            assertThat(reply.roundTrip()).isPositive();
                            assertThat(reply.portClosed()).isFalse();
                        });
    }

    @Test
    void aStreamOfMany() throws Exception {
        try (var results =
                Ping.to(InetAddress.ofLiteral("127.0.0.9"))
                        .raw()
                        .interval(Duration.ofMillis(5))
                        .stream(7)) {
            assertThat(results.map(PingResult::sequence))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
        try (var endless = Ping.to("127.0.0.1").raw().interval(Duration.ZERO).stream(0)) {
            assertThat(
                            endless.limit(500)
                                    .filter(PingResult::isReply)
                                    .collect(Collectors.counting()))
                    .isEqualTo(500);
        }
    }

    /// Of the first packets the kernel may have no time yet.
    @Test
    void theKernelTakesTheTime() throws Exception {
        try (var results = Ping.to("127.0.0.1").raw().interval(Duration.ofMillis(20)).stream(5)) {
            var last = (Reply) results.toList().getLast();
            assertThat(last.timeSource()).isEqualTo(TimeSource.KERNEL);
        }
    }

    /// ICMP that is not permitted is an exception, whatever else might be.
    @Test
    void nothingFallsBack() throws Exception {
        var range =
                Files.readString(Path.of("/proc/sys/net/ipv4/ping_group_range"))
                        .strip()
                        .split("\\s+");
        var ping = Ping.to("127.0.0.1");
        if (Long.parseLong(range[0]) == 0) {
            assertThat(ping.isReachable()).isTrue();
        } else {
            assertThatThrownBy(ping::isReachable)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("net.ipv4.ping_group_range='0 2147483647'")
                    .hasMessageContaining("Ping.raw()")
                    .hasMessageNotContaining("before the command")
                    .hasCauseInstanceOf(PermissionException.class);
        }
    }

    @Test
    void byPorts() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            var open = (Reply) Ping.to("127.0.0.1").tcp(server.getLocalPort()).once();
            assertThat(open.portClosed()).isFalse();
            server.close();
            var closed = (Reply) Ping.to("127.0.0.1").tcp(server.getLocalPort()).once();
            assertThat(closed.portClosed()).isTrue();
            assertThat(((Reply) Ping.to("::1").udp(server.getLocalPort()).once()).portClosed())
                    .isTrue();
            assertThat(closed.timeSource()).isEqualTo(TimeSource.PROGRAM);
        }
    }

    @Test
    void whereThereIsNoWay() throws Exception {
        var result =
                Ping.to("203.0.113.1")
                        .raw()
                        .device("lo")
                        .source(InetAddress.ofLiteral("127.0.0.1"))
                        .timeout(Duration.ofMillis(100))
                        .once();
        assertThat(result.isReply()).isFalse();
    }

    @Test
    void namesAndNumbers() {
        assertThatThrownBy(() -> Ping.to("no.such.invalid").once())
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> Ping.to("127.0.0.1").family(AF_INET6).raw().once())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Ping.to("x").timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ping.to("x").size(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Ping.to("x").timeToLive(256)).hasMessageContaining("256");
        assertThatThrownBy(() -> Ping.to("x").tcp(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> Ping.to("x").interval(Duration.ofNanos(-1)))
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> Ping.to("x").stream(-1)).hasMessageContaining("-1");
    }

    @Test
    void noDescriptorStaysOpen() throws Exception {
        long before = descriptors();
        for (int i = 0; i < 20; i++) {
            Ping.to("127.0.0.1").raw().once();
            Ping.to("127.0.0.1").udp(9).once();
            Ping.to("127.0.0.1").tcp(9).once();
            try (var stream = Ping.to("127.0.0.1").raw().stream(0)) {
                assertThat(stream.findFirst()).isPresent();
            }
        }
        assertThat(descriptors()).isLessThan(before + 10);
    }

    private static long descriptors() throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
