package io.sockeye.kernel;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.internal.sys.SysPoll.POLLERR;
import static io.sockeye.option.Ipv6Options.IPV6_ADDR_PREFERENCES;
import static io.sockeye.option.Ipv6Options.IPV6_PREFER_SRC_HOME;
import static io.sockeye.option.Ipv6Options.IPV6_PREFER_SRC_TMP;
import static io.sockeye.option.SocketOptions.SO_ERROR;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;
import static io.sockeye.option.SocketOptions.SO_RCVTIMEO;
import static io.sockeye.option.SocketOptions.SO_REUSEADDR;
import static io.sockeye.option.TcpOptions.TCP_DEFER_ACCEPT;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;
import static io.sockeye.option.TcpOptions.TCP_QUICKACK;
import static io.sockeye.option.TcpOptions.TCP_RTO_MIN_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.AddressInUseException;
import io.sockeye.error.Errno;
import io.sockeye.error.NotSupportedException;
import io.sockeye.testing.NoLeaks;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What surprises in options; docs/kernel-notes.md tells of it.
@ExtendWith(NoLeaks.class)
class OptionNotesTest {
    private static Socket tcp() throws Exception {
        return Socket.open(AF_INET, SOCK_STREAM);
    }

    @Test
    void theBufferIsDoubled() throws Exception {
        try (var socket = tcp()) {
            assertThat(socket.set(SO_RCVBUF, 10_000).get(SO_RCVBUF)).isEqualTo(20_000);
            assertThat(socket.set(SO_RCVBUF, 1).get(SO_RCVBUF)).as("at least").isGreaterThan(1000);
        }
    }

    @Test
    void readingTheErrorClearsIt() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            try (var gone = Socket.open(AF_INET, SOCK_DGRAM)) {
                socket.connect(gone.bind(SocketAddress.loopback(0)).localAddress());
            }
            socket.send(new byte[1]);
            assertThat(Events.poll(socket, 0, 5_000)).isEqualTo(POLLERR);
            assertThat(socket.get(SO_ERROR)).contains(Errno.ECONNREFUSED);
            assertThat(socket.get(SO_ERROR)).isEmpty();
        }
    }

    @Test
    void aTimeoutOfTheKernelEndsNoWait() throws Exception {
        try (var pair = Socket.pair()) {
            var waiting = pair.first().set(SO_RCVTIMEO, Duration.ofMillis(1));
            waiting.timeout(Duration.ofMillis(100));
            long before = System.nanoTime();
            assertThatThrownBy(() -> waiting.recv(1)).isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void quickAcknowledgementIsNotKept() throws Exception {
        try (var listener = tcp();
                var client = tcp()) {
            listener.bind(SocketAddress.loopback(0)).listen();
            client.connect(listener.localAddress());
            try (var server = listener.accept()) {
                server.set(TCP_QUICKACK, true);
                for (int i = 0; i < 100 && server.get(TCP_QUICKACK); i++) {
                    client.send(new byte[1]);
                    server.recv(1);
                    server.send(new byte[1]);
                    client.recv(1);
                }
                assertThat(server.get(TCP_QUICKACK)).as("who answers waits again").isFalse();
            }
        }
    }

    @Test
    void deferredAcceptIsCountedInRetransmissions() throws Exception {
        try (var socket = tcp()) {
            socket.set(TCP_DEFER_ACCEPT, Duration.ofSeconds(5));
            assertThat(socket.get(TCP_DEFER_ACCEPT)).hasSeconds(1 + 2 + 4);
        }
    }

    @Test
    void microsecondsAreRoundedUpToTicks() throws Exception {
        try (var socket = tcp()) {
            var set = Duration.ofNanos(100_001_000);
            socket.set(TCP_RTO_MIN_US, set);
            assertThat(socket.get(TCP_RTO_MIN_US))
                    .isGreaterThan(set)
                    .isLessThan(set.plusMillis(10));
        } catch (NotSupportedException older) {
            Assumptions.abort("TCP_RTO_MIN_US needs Linux 6.15: run on a newer kernel");
        }
    }

    @Test
    void preferredAddressesAreReadWithTheirDefaults() throws Exception {
        try (var socket = Socket.open(AF_INET6, SOCK_DGRAM)) {
            socket.set(IPV6_ADDR_PREFERENCES, IPV6_PREFER_SRC_TMP);
            assertThat(socket.get(IPV6_ADDR_PREFERENCES))
                    .isEqualTo(IPV6_PREFER_SRC_TMP | IPV6_PREFER_SRC_HOME);
        }
    }

    @Test
    void anAcceptedSocketHasTheOptionsOfItsListener() throws Exception {
        try (var listener = tcp();
                var client = tcp()) {
            listener.set(TCP_NODELAY, true).set(SO_RCVBUF, 10_000);
            client.connect(listener.bind(SocketAddress.loopback(0)).listen().localAddress());
            try (var server = listener.accept()) {
                assertThat(server.get(TCP_NODELAY)).isTrue();
                assertThat(server.get(SO_RCVBUF)).isEqualTo(20_000);
            }
        }
    }

    /// It is the older socket's option, too: without it there the port stays taken for a minute.
    @Test
    void aPortInTimeWaitIsFreeForThoseWhoBothReuseIt() throws Exception {
        var strict = portInTimeWait(false);
        var reused = portInTimeWait(true);
        try (var next = tcp()) {
            assertThatThrownBy(() -> next.bind(reused)).isInstanceOf(AddressInUseException.class);
            next.set(SO_REUSEADDR, true);
            assertThatThrownBy(() -> next.bind(strict)).isInstanceOf(AddressInUseException.class);
            assertThat(next.bind(reused).localAddress()).isEqualTo(reused);
        }
    }

    private static SocketAddress portInTimeWait(boolean reuse) throws Exception {
        try (var listener = tcp();
                var client = tcp()) {
            listener.set(SO_REUSEADDR, reuse).bind(SocketAddress.loopback(0)).listen();
            client.connect(listener.localAddress());
            listener.accept().close(); // who closes first has TIME_WAIT
            assertThat(client.recv(1)).isEmpty();
            return listener.localAddress();
        }
    }

    @Test
    void aNumberOfTheSystemIsReadAtOnce() throws Exception {
        var limit = Path.of("/proc/sys/net/core/rmem_max");
        assertThat(Files.readString(limit).strip()).as("one digit alone").hasSize(1);
        try (var reader = Files.newBufferedReader(limit)) {
            assertThat(Integer.parseInt(reader.readLine())).isGreaterThan(1000);
        }
    }
}
