package io.sockeye.waiting;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Message;
import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.ConnectionException;
import io.sockeye.error.WouldBlockException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A call that waits for what never comes: the verb, on a family.
record Blocked(String name, Setting setting) {

    /// Makes the sockets.
    interface Setting {
        Scene make() throws IOException;
    }

    interface Verb {
        Object on(Socket socket) throws IOException;
    }

    /// The socket, the verb that waits in it, and what else there is to close.
    record Scene(Socket socket, Verb verb, List<Socket> others, Closeable file)
            implements Closeable {
        Scene(Socket socket, Verb verb, List<Socket> others) {
            this(socket, verb, others, () -> {});
        }

        Object call() throws IOException {
            return verb.on(socket);
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (var other : others) other.close();
            file.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /// Every verb that can wait, on each family.
    static Stream<Blocked> all() {
        var all = new ArrayList<Blocked>();
        for (var address : List.of(SocketAddress.loopback(0), SocketAddress.inet("::1", 0))) {
            var family = address.family();
            streams(all, "TCP " + family, family, SOCK_STREAM, address);
            reading(all, "UDP " + family, () -> bound(family, address));
        }
        streams(all, "Unix stream", AF_UNIX, SOCK_STREAM, SocketAddress.unnamed());
        streams(all, "Unix seqpacket", AF_UNIX, SOCK_SEQPACKET, SocketAddress.unnamed());
        reading(all, "Unix datagram", () -> bound(AF_UNIX, SocketAddress.unnamed()));
        all.add(new Blocked("Unix datagram, send to a full queue", Blocked::fullQueueConnected));
        all.add(new Blocked("Unix datagram, sendTo a full queue", Blocked::fullQueueUnconnected));
        all.add(
                new Blocked(
                        "Unix datagram, sendMessages to a full queue", Blocked::fullQueueOfBatch));
        return all.stream();
    }

    private interface Making {
        List<Socket> make() throws IOException;
    }

    private static void streams(
            List<Blocked> all,
            String name,
            AddressFamily family,
            SocketType type,
            SocketAddress address) {
        reading(all, name, () -> connected(family, type, address));
        add(
                all,
                name + ", sendAll",
                () -> connected(family, type, address),
                socket -> {
                    byte[] data = new byte[16 * 1024];
                    while (true) socket.sendAll(data);
                });
        add(
                all,
                name + ", accept",
                () -> List.of(listening(family, type, address)),
                Socket::accept);
        all.add(new Blocked(name + ", connect", () -> fullBacklog(family, type, address)));
        sending(all, name, () -> connected(family, type, address));
        if (type.equals(SOCK_SEQPACKET)) return;
        splicing(all, name, () -> connected(family, type, address));
        all.add(
                new Blocked(
                        name + ", sendFile",
                        () -> {
                            var pair = full(connected(family, type, address));
                            var file = OwnedDescriptor.open(Path.of("pom.xml"));
                            return new Scene(
                                    pair.getFirst(),
                                    socket -> {
                                        // TCP may find room once more after it had none.
                                        while (true) socket.sendFile(file, 0, 1000);
                                    },
                                    pair.subList(1, 2),
                                    file);
                        }));
    }

    /// From one that nothing comes to, into one that has room; and from one that has bytes, into one that has none.
    private static void splicing(List<Blocked> all, String name, Making making) {
        all.add(
                new Blocked(
                        name + ", splice",
                        () -> {
                            var from = making.make();
                            var to = making.make();
                            return splicing(from.getFirst(), to.getFirst(), from, to);
                        }));
        all.add(
                new Blocked(
                        name + ", splice without room",
                        () -> {
                            var from = making.make();
                            from.getLast().sendAll(new byte[100]);
                            var to = full(making.make());
                            return splicing(from.getFirst(), to.getFirst(), from, to);
                        }));
    }

    private static Scene splicing(Socket from, Socket to, List<Socket> first, List<Socket> second) {
        var others = new ArrayList<>(first.subList(1, first.size()));
        others.addAll(second);
        return new Scene(from, socket -> socket.splice(to, 1000), others);
    }

    private static List<Socket> full(List<Socket> pair) throws IOException {
        while (pair.getFirst().trySend(new byte[16 * 1024], 0, 16 * 1024) != Socket.WOULD_BLOCK) {}
        return pair;
    }

    /// What only connected sockets have.
    private static void sending(List<Blocked> all, String name, Making making) {
        add(
                all,
                name + ", sendMessage",
                making,
                socket -> {
                    while (true) socket.sendMessage(Message.of(new byte[16 * 1024]));
                });
        add(all, name + ", recvExactly", making, socket -> socket.recvExactly(10));
    }

    private static void reading(List<Blocked> all, String name, Making making) {
        add(all, name + ", recv", making, socket -> socket.recv(10));
        add(all, name + ", recvFrom", making, socket -> socket.recvFrom(10));
        add(all, name + ", recvMessage", making, socket -> socket.recvMessage(10));
        add(all, name + ", recvErrorQueue", making, socket -> socket.recvErrorQueue(10));
        // A batch is for datagrams.
        if (name.startsWith("UDP") || name.endsWith("datagram") || name.endsWith("packet"))
            add(all, name + ", recvMessages", making, Blocked::recvMessages);
    }

    private static int recvMessages(Socket socket) throws IOException {
        try (var batch = MessageBatch.allocate(4, 10)) {
            return socket.recvMessages(batch);
        }
    }

    /// One after the other, until there is no room.
    private static int sendMessages(Socket socket, SocketAddress to) throws IOException {
        try (var batch = MessageBatch.allocate(1, 1)) {
            batch.set(0, 1, to);
            while (true) socket.sendMessages(batch);
        }
    }

    private static void add(List<Blocked> all, String name, Making making, Verb verb) {
        all.add(
                new Blocked(
                        name,
                        () -> {
                            var made = making.make();
                            return new Scene(made.getFirst(), verb, made.subList(1, made.size()));
                        }));
    }

    private static List<Socket> bound(AddressFamily family, SocketAddress address)
            throws IOException {
        return List.of(Socket.open(family, SOCK_DGRAM).bind(address));
    }

    static Socket listening(AddressFamily family, SocketType type, SocketAddress address)
            throws IOException {
        return Socket.open(family, type).bind(address).listen();
    }

    static List<Socket> connected(AddressFamily family, SocketType type, SocketAddress address)
            throws IOException {
        try (var listener = listening(family, type, address)) {
            var client = Socket.open(family, type).connect(listener.localAddress());
            return List.of(client, listener.accept());
        }
    }

    /// Connects until the backlog is full: one more waits.
    static Scene fullBacklog(AddressFamily family, SocketType type, SocketAddress address)
            throws IOException {
        var listener = Socket.open(family, type).bind(address).listen(0);
        var to = listener.localAddress();
        var others = new ArrayList<Socket>(List.of(listener));
        for (int i = 0; i < 3; i++) {
            var filler = Socket.open(family, type);
            others.add(filler);
            try {
                filler.tryConnect(to);
            } catch (WouldBlockException full) {
                break;
            } catch (ConnectionException e) {
                throw new AssertionError(e);
            }
        }
        return new Scene(Socket.open(family, type), socket -> socket.connect(to), others);
    }

    static Scene fullQueueConnected() throws IOException {
        var receiver = Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
        var sender = Socket.open(AF_UNIX, SOCK_DGRAM).connect(receiver.localAddress());
        while (sender.trySend(new byte[1], 0, 1) != Socket.WOULD_BLOCK) {}
        return new Scene(sender, socket -> socket.send(new byte[1]), List.of(receiver));
    }

    static Scene fullQueueOfBatch() throws IOException {
        var others = fullQueueUnconnected();
        var to = others.others().getFirst().localAddress();
        return new Scene(others.socket(), socket -> sendMessages(socket, to), others.others());
    }

    /// The queue is full of another's datagrams: when there is room, nothing happens to the sender who waits.
    static Scene fullQueueUnconnected() throws IOException {
        var others = fullQueueConnected();
        var receiver = others.others().getFirst();
        var to = receiver.localAddress();
        var sender = Socket.open(AF_UNIX, SOCK_DGRAM);
        return new Scene(
                sender,
                socket -> socket.sendTo(new byte[1], to),
                List.of(receiver, others.socket()));
    }
}
