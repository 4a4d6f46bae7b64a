package io.sockeye.waiting;

import static io.sockeye.MessageFlags.MSG_MORE;
import static io.sockeye.MessageFlags.MSG_OOB;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.option.IpOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The places where an event tells less, or more, than one thinks.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class TrapsTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private static List<Socket> tcp() throws Exception {
        return Blocked.connected(AF_INET, SOCK_STREAM, SocketAddress.loopback(0));
    }

    @ParameterizedTest
    @EnumSource
    void dataAndFinInOneEventAreBothSeen(ThreadKind kind) throws Exception {
        for (int i = 0; i < 200; i++) {
            var pair = tcp();
            try (var sender = pair.get(0);
                    var receiver = pair.get(1).timeout(SECONDS)) {
                var reader =
                        kind.start(() -> {
                            int first = receiver.recv(100).length;
                            return first * 10 + receiver.recv(100).length;
                        });
                reader.awaitWaiting();
                sender.send(new byte[3], MSG_MORE); // held back, to go out with the FIN
                sender.close();
                assertThat(reader.result()).isEqualTo(30);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyShortReadsOfTcpLoseNothing(ThreadKind kind) throws Exception {
        var pair = tcp();
        try (var sender = pair.get(0);
                var receiver = pair.get(1).timeout(SECONDS)) {
            var reader =
                    kind.start(() -> {
                        int total = 0;
                        byte[] buffer = new byte[64];
                        int count;
                        while ((count = receiver.recvInto(buffer)) > 0) total += count;
                        return total;
                    });
            for (int i = 0; i < 50_000; i++) sender.sendAll(new byte[1 + i % 100]);
            sender.close();
            assertThat(reader.result()).isEqualTo(50_000 / 100 * 5050);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadThatStopsAtUrgentDataIsFollowedByWhatLiesBehind(ThreadKind kind) throws Exception {
        var pair = tcp();
        try (var sender = pair.get(0);
                var receiver = pair.get(1).timeout(SECONDS)) {
            var reader =
                    kind.start(() -> {
                        var text = new StringBuilder();
                        while (text.length() < 7)
                            text.append(new String(receiver.recv(100))).append('|');
                        return text.toString();
                    });
            reader.awaitWaiting();
            sender.sendAll("abc".getBytes(), MSG_MORE);
            sender.send("!".getBytes(), MSG_OOB);
            sender.sendAll("def".getBytes());
            assertThat(reader.result().replace("|", "")).isEqualTo("abcdef");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnixReadThatStopsAtAControlMessageIsFollowedByWhatLiesBehind(ThreadKind kind)
            throws Exception {
        try (var pair = Socket.pair()) {
            var receiver = pair.second().timeout(SECONDS);
            pair.first().sendAll("abc".getBytes());
            pair.first().sendDescriptors("d".getBytes(), pair.first());
            pair.first().sendAll("efg".getBytes());
            String text =
                    kind.call(() -> {
                        var all = new StringBuilder();
                        while (all.length() < 7) {
                            try (var message = receiver.recvMessage(100)) {
                                all.append(new String(message.data()));
                            }
                        }
                        return all.toString();
                    });
            assertThat(text).isEqualTo("abcdefg");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectToAFullUnixBacklogGetsInWhenThereIsRoom(ThreadKind kind) throws Exception {
        try (var scene = Blocked.fullBacklog(AF_UNIX, SOCK_STREAM, SocketAddress.unnamed())) {
            var listener = scene.others().getFirst();
            scene.socket().timeout(SECONDS);
            var connect = kind.start(scene::call).awaitWaiting();
            listener.accept().close();
            assertThat(connect.result()).isSameAs(scene.socket());
            assertThat(scene.socket().peerAddress()).isEqualTo(listener.localAddress());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatagramToAFullUnixQueueIsSentWhenThereIsRoom(ThreadKind kind) throws Exception {
        for (var setting :
                List.<Blocked.Setting>of(
                        Blocked::fullQueueConnected, Blocked::fullQueueUnconnected)) {
            try (var scene = setting.make()) {
                var receiver = scene.others().getFirst();
                scene.socket().timeout(SECONDS);
                var send = kind.start(scene::call).awaitWaiting();
                receiver.recv(10);
                assertThat(send.result()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsWithoutAnEventEndAtTheirDeadline(ThreadKind kind) throws Exception {
        for (var setting :
                List.<Blocked.Setting>of(
                        () -> Blocked.fullBacklog(AF_UNIX, SOCK_STREAM, SocketAddress.unnamed()),
                        () -> Blocked.fullBacklog(AF_INET, SOCK_STREAM, SocketAddress.loopback(0)),
                        Blocked::fullQueueConnected,
                        Blocked::fullQueueUnconnected)) {
            try (var scene = setting.make()) {
                scene.socket().timeout(Duration.ofMillis(50));
                long start = System.nanoTime();
                assertThat(kind.start(scene::call).failure())
                        .isInstanceOf(SocketTimeoutException.class);
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoThreadsDrainOneUdpSocketWithoutAStall(ThreadKind kind) throws Exception {
        drain(kind, kind);
    }

    @Test
    void aPlatformAndAVirtualThreadDrainOneUdpSocketWithoutAStall() throws Exception {
        drain(ThreadKind.PLATFORM, ThreadKind.VIRTUAL);
    }

    private static void drain(ThreadKind one, ThreadKind other) throws Exception {
        int datagrams = 2_000;
        var seen = new BitSet();
        try (var socket =
                        Socket.open(AF_INET, SOCK_DGRAM)
                                .bind(SocketAddress.loopback(0))
                                .timeout(SECONDS);
                var sender = Socket.open(AF_INET, SOCK_DGRAM).connect(socket.localAddress())) {
            var readers = new ArrayList<ThreadKind.Running<Integer>>();
            for (var kind : List.of(one, other)) {
                readers.add(
                        kind.start(() -> {
                            int count = 0;
                            while (true) {
                                int number = ByteBuffer.wrap(socket.recv(4)).getInt();
                                if (number < 0) return count;
                                count++;
                                synchronized (seen) {
                                    seen.set(number);
                                    seen.notifyAll();
                                }
                            }
                        }));
            }
            for (var reader : readers) reader.awaitWaiting();
            for (int i = 0; i < datagrams; i += 2) {
                sender.send(ByteBuffer.allocate(4).putInt(0, i)); // two at once: often one edge
                sender.send(ByteBuffer.allocate(4).putInt(0, i + 1));
                synchronized (seen) {
                    while (!seen.get(i) || !seen.get(i + 1)) seen.wait(SECONDS.toMillis());
                }
            }
            sender.send(ByteBuffer.allocate(4).putInt(0, -1));
            sender.send(ByteBuffer.allocate(4).putInt(0, -1));
            assertThat(readers.get(0).result() + readers.get(1).result()).isEqualTo(datagrams);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoThreadsOnOneListenerBothAccept(ThreadKind kind) throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0)).timeout(SECONDS)) {
            for (int i = 0; i < 200; i++) {
                var first = kind.start(listener::accept).awaitWaiting();
                var second = kind.start(listener::accept).awaitWaiting();
                try (var a = Socket.open(AF_INET, SOCK_STREAM);
                        var b = Socket.open(AF_INET, SOCK_STREAM)) {
                    a.tryConnect(listener.localAddress());
                    b.tryConnect(listener.localAddress());
                    first.result().close();
                    second.result().close();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnreadErrorQueueDoesNotMakeTheWaitSpin(ThreadKind kind) throws Exception {
        try (var nobody = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var friend = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var socket = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            var gone = nobody.localAddress();
            nobody.close();
            socket.set(IpOptions.IP_RECVERR, true).timeout(SECONDS);
            socket.sendTo(new byte[1], gone);
            assertThatThrownBy(() -> kind.call(() -> socket.recv(10)))
                    .isInstanceOf(ConnectionRefusedException.class);

            // The error is still in the queue, and poll(2) says so for ever.
            var reader = kind.start(() -> socket.recv(10)).awaitWaiting();
            var before = cpu();
            socket.timeout(Duration.ofMillis(1)); // of later calls
            var pause = kind.start(() -> friend.timeout(Duration.ofMillis(600)).recv(1));
            assertThat(pause.failure()).isInstanceOf(SocketTimeoutException.class);
            var used = cpu().minus(before);
            friend.sendTo(new byte[] {5}, socket.localAddress());
            assertThat(reader.result()).containsExactly(5);
            assertThat(used)
                    .as("processor time in 600 ms of waiting")
                    .isLessThan(Duration.ofMillis(400));
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatWasRefusedWaitsInItsNextConnect(ThreadKind kind) throws Exception {
        // The poller knows the socket, and a fresh TCP socket reports itself writable.
        try (var scene = Blocked.fullBacklog(AF_INET, SOCK_STREAM, SocketAddress.loopback(0))) {
            var socket = scene.socket().timeout(Duration.ofMillis(100));
            assertThat(kind.start(() -> socket.connect(SocketAddress.loopback(1))).failure())
                    .isInstanceOf(ConnectionRefusedException.class);
            assertThat(kind.start(scene::call).failure())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsFillTheirBuffersAndAllArrives(ThreadKind kind) throws Exception {
        int size = 8_000_000;
        var pair = tcp();
        try (var left = pair.get(0);
                var right = pair.get(1)) {
            var work = new ArrayList<ThreadKind.Running<Integer>>();
            for (var socket : List.of(left, right)) {
                work.add(
                        kind.start(() -> {
                            socket.sendAll(new byte[size]);
                            return size;
                        }));
            }
            for (var socket : List.of(left, right))
                work.add(kind.start(() -> socket.recvExactly(size).length));
            for (var done : work) assertThat(done.result()).isEqualTo(size);
        }
    }

    @Test
    void anEventOfAClosedSocketsDuplicateWakesNobodyElse() throws Exception {
        for (int i = 0; i < 300; i++) {
            try (var old = Socket.pair();
                    var duplicate = old.second().duplicate()) {
                var reader = ThreadKind.VIRTUAL.start(() -> old.second().recv(1)).awaitWaiting();
                int number = old.second().fileno();
                old.second().close(); // the description lives on in the duplicate
                reader.failure();
                try (var fresh = Socket.pair()) {
                    var heir = fresh.first().fileno() == number ? fresh.first() : fresh.second();
                    var other = heir == fresh.first() ? fresh.second() : fresh.first();
                    assertThat(heir.fileno()).isEqualTo(number);
                    var waiting = ThreadKind.VIRTUAL.start(() -> heir.recv(10)).awaitWaiting();
                    old.first().send(new byte[] {1});
                    other.send(new byte[] {2});
                    assertThat(waiting.result()).containsExactly(2);
                    assertThat(duplicate.recv(10)).containsExactly(1);
                }
            }
        }
    }

    @Test
    void aLostSocketIsClosedByTheCleaner() throws Exception {
        try (var pair = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            int before = NoLeaks.open().size();
            loseOne();
            long deadline = System.nanoTime() + SECONDS.toNanos();
            while (NoLeaks.open().size() > before && System.nanoTime() < deadline) System.gc();
            assertThat(NoLeaks.open()).hasSize(before);
            assertThat(pair.isOpen()).isTrue();
        }
    }

    private static void loseOne() throws Exception {
        assertThat(Socket.open(AF_UNIX, SOCK_DGRAM).isOpen()).isTrue();
    }

    @Test
    void aSocketThatAThreadWaitsInIsNotLost() throws Exception {
        for (var kind : ThreadKind.values()) {
            try (var receiver = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed())) {
                var address = new SocketAddress[1];
                var waiting = kind.start(() -> unheld(address)).awaitWaiting();
                for (int i = 0; i < 5; i++) System.gc();
                receiver.sendTo(new byte[] {9}, address[0]);
                assertThat(waiting.result()).containsExactly(9);
            }
        }
    }

    private static byte[] unheld(SocketAddress[] address) throws Exception {
        var socket = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
        address[0] = socket.localAddress();
        byte[] data = socket.recv(10);
        socket.close();
        return data;
    }
}
