package io.sockeye.fault;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.MessageBatch;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.option.SocketOptions;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.NameInfoFlags;
import io.sockeye.resolve.NetInterface;
import io.sockeye.resolve.Netdb;
import io.sockeye.resolve.Resolver;
import io.sockeye.ring.Loop;
import io.sockeye.ring.RingOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// The bodies of [Scenario].
final class Scenarios {
    private static final int CLIENTS = 3;
    private static final Duration NAMES_PATIENCE = Duration.ofSeconds(4);

    private Scenarios() {}

    static void connection(Peers peers, AddressFamily family) throws IOException {
        try (var socket = Socket.open(family, SOCK_STREAM)) {
            socket.set(SocketOptions.SO_KEEPALIVE, true);
            socket.connect(peers.echo(family));
            var peer = socket.peerAddress();
            if (!peer.equals(peers.echo(family))) throw new AssertionError("peer " + peer);
            for (int round = 0; round < 2; round++) {
                byte[] data = Arrays.copyOfRange(peers.content, 1000 * round, 1000 * round + 500);
                socket.sendAll(data);
                if (peers.claimed > 0 && round == 0) {
                    claimed(socket, data, peers.claimed);
                    return;
                }
                same(data, socket.recvExactly(data.length));
            }
            socket.shutdown(Shutdown.SHUT_WR);
            if (socket.recv(10).length != 0) throw new AssertionError("no end");
        }
    }

    /// The first bytes were claimed, by a send that sent nothing or by a recv that received nothing. Either way what follows is the
    /// rest, once and in order.
    private static void claimed(Socket socket, byte[] data, int claimed) throws IOException {
        socket.shutdown(Shutdown.SHUT_WR);
        byte[] all = socket.asInputStream().readAllBytes();
        byte[] sent = Arrays.copyOfRange(data, claimed, data.length);
        if (Arrays.equals(all, sent)) return;
        same(data, Arrays.copyOfRange(all, claimed, all.length));
    }

    /// A listener whose accept is refused once serves all its clients all the same; the refusal is told at the end.
    static void accepting(Peers peers, AddressFamily family) throws Exception {
        var path = peers.folder.resolve("listener");
        var address = family.equals(AF_UNIX) ? SocketAddress.unix(path) : SocketAddress.loopback(0);
        IOException refused = null;
        byte[] greeting = Arrays.copyOf(peers.content, 100);
        try (var listener = Socket.createServer(address)) {
            var clients = peers.clients(listener.localAddress(), CLIENTS, greeting);
            for (int served = 0; served < CLIENTS; ) {
                Socket connection;
                try {
                    connection = listener.accept();
                } catch (IOException e) {
                    if (refused != null) throw e;
                    refused = e;
                    continue;
                }
                served++;
                try (connection) {
                    connection.sendAll(greeting);
                } catch (IOException e) {
                    if (refused != null) throw e;
                    refused = e;
                }
            }
            int greeted = clients.get();
            if (greeted < (refused == null ? CLIENTS : CLIENTS - 1))
                throw new AssertionError(greeted + " were greeted");
        } finally {
            if (family.equals(AF_UNIX)) java.nio.file.Files.deleteIfExists(path);
        }
        if (refused != null) throw refused;
    }

    static void file(Peers peers, AddressFamily family) throws IOException {
        try (var socket = Socket.open(family, SOCK_STREAM);
                var file = OwnedDescriptor.open(peers.file)) {
            socket.connect(peers.echo(family));
            long sent = socket.sendFile(file, 0, Peers.FILE_SIZE);
            if (sent != Peers.FILE_SIZE) throw new AssertionError("sent " + sent);
            socket.shutdown(Shutdown.SHUT_WR);
            int length = Peers.FILE_SIZE - peers.claimed;
            byte[] rest = Arrays.copyOfRange(peers.content, peers.claimed, Peers.FILE_SIZE);
            same(rest, socket.recvExactly(length));
            if (socket.recv(10).length != 0) throw new AssertionError("no end");
        }
    }

    /// What an echo server answers over TCP goes to a Unix stream, in two pieces.
    static void splice(Peers peers) throws IOException {
        byte[] data = Arrays.copyOf(peers.content, 5000);
        try (var socket = Socket.open(AF_INET, SOCK_STREAM);
                var pair = Socket.pair()) {
            socket.connect(peers.echo(AF_INET));
            socket.sendAll(data);
            long moved = socket.splice(pair.first(), 2000);
            moved += socket.splice(pair.first(), 3000);
            if (moved != 5000) throw new AssertionError("moved " + moved);
            same(data, pair.second().recvExactly(5000));
            socket.shutdown(Shutdown.SHUT_WR);
            if (socket.splice(pair.first(), 1) != 0) throw new AssertionError("no end");
        }
    }

    static void descriptors(Peers peers) throws IOException {
        try (var pair = Socket.pair();
                var file = OwnedDescriptor.open(peers.file)) {
            for (int round = 0; round < 2; round++) {
                pair.first().sendDescriptors(new byte[] {7}, file);
                try (var message = pair.second().recvDescriptors(1, 1);
                        var received = message.takeDescriptor().orElseThrow()) {
                    if (!Arrays.equals(message.data(), new byte[] {7}))
                        throw new AssertionError("data " + Arrays.toString(message.data()));
                    if (!received.isOpen()) throw new AssertionError("not open");
                }
            }
        }
    }

    /// A file is made below a directory, renamed, found, read and removed.
    static void directory(Peers peers) throws IOException {
        byte[] first = "first".getBytes(US_ASCII);
        byte[] second = "second".getBytes(US_ASCII);
        var folder = peers.file.resolveSibling("faults-" + System.nanoTime());
        java.nio.file.Files.createDirectory(folder);
        try (var directory = Directory.open(folder)) {
            try (var file = directory.create(first)) {
                file.writeAt(0, peers.content, 0, 1000);
            }
            directory.rename(first, second, false);
            if (directory.names(9).size() != 1) throw new AssertionError("names");
            if (directory.status(second).size() != 1000) throw new AssertionError("size");
            try (var file = directory.open(second, false)) {
                byte[] read = new byte[1000];
                if (file.readAt(0, read, 0, 1000) != 1000) throw new AssertionError("read");
                same(Arrays.copyOf(peers.content, 1000), read);
            }
            directory.remove(second);
        } finally {
            java.nio.file.Files.deleteIfExists(folder.resolve("first"));
            java.nio.file.Files.deleteIfExists(folder.resolve("second"));
            java.nio.file.Files.deleteIfExists(folder);
        }
    }

    static void udp() throws IOException {
        try (var near = Socket.open(AF_INET, SOCK_DGRAM);
                var far = Socket.open(AF_INET, SOCK_DGRAM)) {
            near.bind(SocketAddress.loopback(0));
            far.bind(SocketAddress.loopback(0));
            datagrams(near, far);
        }
    }

    static void unixDatagrams() throws IOException {
        try (var near = Socket.open(AF_UNIX, SOCK_DGRAM);
                var far = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            near.bind(SocketAddress.unnamed());
            far.bind(SocketAddress.unnamed());
            datagrams(near, far);
        }
    }

    /// Three datagrams at a time, there and back.
    static void batch() throws IOException {
        try (var near = Socket.open(AF_INET, SOCK_DGRAM);
                var far = Socket.open(AF_INET, SOCK_DGRAM);
                var batch = MessageBatch.allocate(3, 100)) {
            near.bind(SocketAddress.loopback(0));
            far.bind(SocketAddress.loopback(0));
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 3; i++) {
                    batch.segment(i).set(JAVA_BYTE, 0, (byte) i);
                    batch.set(i, i + 1, far.localAddress());
                }
                count(3, near.sendMessages(batch));
                count(3, far.recvMessages(batch));
                count(3, far.sendMessages(batch));
                count(3, near.recvMessages(batch));
                for (int i = 0; i < 3; i++)
                    if (batch.length(i) != i + 1 || batch.segment(i).get(JAVA_BYTE, 0) != i)
                        throw new AssertionError("slot " + i);
            }
        }
    }

    private static void count(int wanted, int got) {
        if (got != wanted) throw new AssertionError(got + " instead of " + wanted);
    }

    private static void datagrams(Socket near, Socket far) throws IOException {
        for (byte i = 0; i < 3; i++) {
            byte[] data = {i, 2, 3, 4, 5, 6, 7};
            near.sendTo(data, far.localAddress());
            var datagram = far.recvFrom(100);
            same(data, datagram.data());
            if (!datagram.from().equals(near.localAddress()))
                throw new AssertionError("from " + datagram.from());
        }
    }

    /// The kernel hands a block over after a while, so the ring waits.
    static void ring(Peers peers) throws IOException {
        var options = RingOptions.defaults().blockSize(1 << 16).blockCount(2);
        try (var loop = Loop.open(peers.loopback, 0x40000);
                var ring = loop.ring(options)) {
            for (int i = 0; i < 3; i++) {
                loop.sender.send(loop.frame(100, i));
                try (var block = ring.take()) {
                    if (!block.next()) throw new AssertionError("no packet");
                    same(loop.frame(100, i), block.frame().data().toArray(JAVA_BYTE));
                }
            }
        }
    }

    static void names() throws IOException {
        var found =
                Resolver.resolve("localhost", 80, Hints.any().type(SOCK_STREAM), NAMES_PATIENCE);
        if (found.isEmpty()) throw new AssertionError("no answer");
        Resolver.name(SocketAddress.loopback(80), NameInfoFlags.NI_NUMERICSERV);
        if (Netdb.getHostByNameEx("localhost").addresses().isEmpty())
            throw new AssertionError("no address");
        if (Netdb.getServByName("http") != 80) throw new AssertionError("another port");
        if (Netdb.getHostName().isEmpty()) throw new AssertionError("no name");
    }

    static void interfaces() throws IOException {
        var loopback = NetInterface.named("lo");
        if (!NetInterface.all().contains(loopback)) throw new AssertionError("no " + loopback);
        if (!NetInterface.of(loopback.index()).equals(loopback))
            throw new AssertionError("not " + loopback);
    }

    private static void same(byte[] wanted, byte[] got) {
        int at = Arrays.mismatch(wanted, got);
        if (at >= 0)
            throw new AssertionError(
                    "%d bytes instead of %d, or other ones from %d"
                            .formatted(got.length, wanted.length, at));
    }
}
