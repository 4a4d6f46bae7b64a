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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The places where an event tells less, or more, than one thinks.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class TrapsTest {
    /// For what is not a socket's wait. The sockets here have no timeout: at its end they would try once more, and find what they missed.
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
                    var receiver = pair.get(1)) {
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
                var receiver = pair.get(1)) {
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
                var receiver = pair.get(1)) {
            String read =
                    readInPieces(
                            kind,
                            sender,
                            receiver,
                            () -> {
                                sender.sendAll("bc".getBytes(), MSG_MORE);
                                sender.send("!".getBytes(), MSG_OOB);
                                sender.sendAll("d".getBytes());
                            });
            assertThat(read).isEqualTo("a|bc|d");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUnixReadThatStopsAtAControlMessageIsFollowedByWhatLiesBehind(ThreadKind kind)
            throws Exception {
        try (var pair = Socket.pair()) {
            var sender = pair.first();
            String read =
                    readInPieces(
                            kind,
                            sender,
                            pair.second(),
                            () -> {
                                sender.sendDescriptors("bc".getBytes(), sender);
                                sender.sendAll("d".getBytes());
                            });
            assertThat(read).isEqualTo("a|bc|d");
        }
    }

    private interface Send {
        void run() throws Exception;
    }

    /// Reads "a", then what is sent behind it when all of its events have been seen: a short read with more behind it, of which no
    /// event tells any more.
    private static String readInPieces(ThreadKind kind, Socket sender, Socket receiver, Send rest)
            throws Exception {
        var started = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        var reader =
                kind.start(() -> {
                    var text = new StringBuilder(new String(receiver.recv(100)));
                    started.countDown();
                    sent.await();
                    while (text.length() < "a|bc|d".length()) {
                        text.append('|').append(new String(receiver.recv(100)));
                    }
                    return text.toString();
                });
        reader.awaitWaiting();
        sender.sendAll("a".getBytes());
        started.await();
        rest.run();
        settle();
        sent.countDown();
        return reader.result();
    }

    /// Ends when the poller has seen every event that there was.
    private static void settle() throws Exception {
        try (var pair = Socket.pair()) {
            var reader = ThreadKind.VIRTUAL.start(() -> pair.second().recv(1)).awaitWaiting();
            pair.first().send(new byte[1]);
            reader.result();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectToAFullUnixBacklogGetsInWhenThereIsRoom(ThreadKind kind) throws Exception {
        try (var scene = Blocked.fullBacklog(AF_UNIX, SOCK_STREAM, SocketAddress.unnamed())) {
            var listener = scene.others().getFirst();
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
                var send = kind.start(scene::call).awaitWaiting();
                settle(); // its own buffer has room: it was woken for that, in vain
                send.awaitWaiting();
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
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
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
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
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
            socket.set(IpOptions.IP_RECVERR, true);
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
    void epollForgetsAClosedSocketThoughADuplicateLivesOn() throws Exception {
        try (var first = Socket.pair()) {
            ThreadKind.VIRTUAL
                    .start(() -> first.second().recv(1))
                    .awaitWaiting(); // the pollers run
            var registered = registered();
            try (var pair = Socket.pair();
                    var duplicate = pair.second().duplicate()) {
                var reader = ThreadKind.VIRTUAL.start(() -> pair.second().recv(1)).awaitWaiting();
                assertThat(registered()).hasSize(registered.size() + 1);
                pair.second().close();
                reader.failure();
                assertThat(duplicate.isOpen()).isTrue();
                assertThat(registered()).isEqualTo(registered);
            }
        }
    }

    /// What the epolls of this process watch, epoll(7).
    private static List<String> registered() throws Exception {
        var lines = new ArrayList<String>();
        for (var fd : Path.of("/proc/self/fd").toFile().list()) {
            var info = Path.of("/proc/self/fdinfo", fd);
            if (!Files.exists(info)) continue;
            Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("tfd:"))
                    .forEach(lines::add);
        }
        lines.sort(null);
        return lines;
    }

    @Test
    void aLostSocketIsClosedByTheCleaner() throws Exception {
        try (var pair = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            var before = NoLeaks.open();
            loseOne();
            var found = NoLeaks.open();
            found.values().removeAll(before.values());
            assertThat(found).as("the lost one").hasSize(1);
            long deadline = System.nanoTime() + SECONDS.toNanos();
            while (isOpen(found) && System.nanoTime() < deadline) System.gc();
            assertThat(isOpen(found)).isFalse();
            assertThat(pair.isOpen()).isTrue();
        }
    }

    private static boolean isOpen(Map<Integer, String> descriptors) throws Exception {
        return NoLeaks.open().entrySet().containsAll(descriptors.entrySet());
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
