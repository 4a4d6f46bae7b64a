package io.sockeye.tools.tour;

import static io.sockeye.Shutdown.SHUT_WR;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_PEERCRED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.AddressInUseException;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.tools.tour.Step.UnexpectedException;
import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.NetlinkDump;
import io.sockeye.wire.netlink.NetlinkMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// The exchanges of the tour. Each one makes its own sockets, checks every byte, and leaves nothing behind.
final class Exchanges {
    /// No wait of the tour lasts longer, so that it ends even where the network does not work.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String MESSAGE = "This is the message. It will be repeated.";

    private Exchanges() {}

    static List<Step> all() {
        return List.of(
                new Step("TCP echo", Exchanges::tcpEcho),
                new Step("UDP", Exchanges::udp),
                new Step("Unix stream by path", Exchanges::unixStream),
                new Step("Unix datagram", Exchanges::unixDatagram),
                new Step("Unix seqpacket pair", Exchanges::seqpacketPair),
                new Step("abstract name", Exchanges::abstractName),
                new Step("descriptor passed on", Exchanges::passedDescriptor),
                new Step("links over netlink", Exchanges::links),
                new Step("connection refused", Exchanges::refused),
                new Step("timeout", Exchanges::timeout),
                new Step("close wakes a waiter", Exchanges::closeWakes));
    }

    private static String tcpEcho() throws Exception {
        try (var server = Socket.createServer(SocketAddress.loopback(0));
                var client = Socket.open(AF_INET, SOCK_STREAM)) {
            server.timeout(PATIENCE);
            var echo = Peer.start(() -> echoOnce(server));
            client.timeout(PATIENCE).connect(server.localAddress());
            client.sendAll(MESSAGE.getBytes(UTF_8));
            client.shutdown(SHUT_WR);
            var answer = new ByteArrayOutputStream();
            int pieces = 0;
            byte[] data;
            while ((data = client.recv(16)).length > 0) {
                answer.writeBytes(data);
                pieces++;
            }
            Step.check("the answer", MESSAGE, answer.toString(UTF_8));
            Step.check("bytes that the server saw", MESSAGE.length(), echo.join());
            return "%d bytes read back in %d pieces of at most 16".formatted(answer.size(), pieces);
        }
    }

    private static int echoOnce(Socket server) throws IOException {
        int count = 0;
        try (var connection = server.accept()) {
            connection.timeout(PATIENCE);
            byte[] data;
            while ((data = connection.recv(16)).length > 0) {
                connection.sendAll(data);
                count += data.length;
            }
        }
        return count;
    }

    private static String udp() throws Exception {
        try (var asked = Socket.open(AF_INET, SOCK_DGRAM);
                var asking = Socket.open(AF_INET, SOCK_DGRAM)) {
            asked.timeout(PATIENCE).bind(SocketAddress.loopback(0));
            asking.timeout(PATIENCE).bind(SocketAddress.loopback(0));
            return datagrams(asked, asking);
        }
    }

    private static String unixDatagram() throws Exception {
        try (var directory = new TemporaryDirectory();
                var asked = Socket.open(AF_UNIX, SOCK_DGRAM);
                var asking = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            asked.timeout(PATIENCE).bind(SocketAddress.unix(directory.resolve("asked")));
            asking.timeout(PATIENCE).bind(SocketAddress.unix(directory.resolve("asking")));
            return datagrams(asked, asking);
        }
    }

    /// A question and its answer between two bound datagram sockets.
    private static String datagrams(Socket asked, Socket asking) throws Exception {
        asking.sendTo("question".getBytes(UTF_8), asked.localAddress());
        var question = asked.recvFrom(100);
        Step.check("the question", "question", new String(question.data(), UTF_8));
        Step.check("its sender", asking.localAddress(), question.from());
        asked.sendTo("answer".getBytes(UTF_8), question.from());
        var answer = asking.recvFrom(100);
        Step.check("the answer", "answer", new String(answer.data(), UTF_8));
        Step.check("its sender", asked.localAddress(), answer.from());
        return "question and answer, both senders known";
    }

    private static String unixStream() throws Exception {
        try (var directory = new TemporaryDirectory()) {
            var address = SocketAddress.unix(directory.resolve("stream"));
            return greeting(address) + " at a path";
        }
    }

    private static String abstractName() throws Exception {
        var address = SocketAddress.abstractUnix("sockeye-tour-" + ProcessHandle.current().pid());
        return greeting(address) + "; a second listener: " + secondListener(address);
    }

    /// Connects to a listener at the address; both sides check who the other is.
    private static String greeting(SocketAddress address) throws Exception {
        long self = ProcessHandle.current().pid();
        try (var listener = Socket.createServer(address);
                var client = Socket.open(AF_UNIX, SOCK_STREAM)) {
            client.timeout(PATIENCE).connect(address);
            listener.timeout(PATIENCE);
            try (var connection = listener.accept()) {
                connection.timeout(PATIENCE);
                client.sendAll("hello".getBytes(UTF_8));
                Step.check("the greeting", "hello", new String(connection.recvExactly(5), UTF_8));
                connection.sendAll("hello yourself".getBytes(UTF_8));
                Step.check(
                        "its answer", "hello yourself", new String(client.recvExactly(14), UTF_8));
                Step.check("the client's process", self, (long) connection.get(SO_PEERCRED).pid());
                Step.check("the server's address", address, client.peerAddress());
            }
            return "greeted process %d".formatted(self);
        }
    }

    private static String secondListener(SocketAddress address) throws Exception {
        try (var _ = Socket.createServer(address);
                var second = Socket.createServer(address)) {
            throw new UnexpectedException("two listeners on " + second.localAddress());
        } catch (AddressInUseException e) {
            return e.errno().name();
        }
    }

    private static String seqpacketPair() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_SEQPACKET)) {
            pair.first().timeout(PATIENCE);
            pair.second().timeout(PATIENCE);
            pair.first().send("one".getBytes(UTF_8));
            pair.first().send("and two".getBytes(UTF_8));
            Step.check("the first message", "one", new String(pair.second().recv(100), UTF_8));
            Step.check("the second message", "and two", new String(pair.second().recv(100), UTF_8));
            pair.second().send("three".getBytes(UTF_8));
            Step.check("the message back", "three", new String(pair.first().recv(100), UTF_8));
        }
        return "3 messages, their boundaries kept";
    }

    /// The file loses its name before the other process reads it: only the descriptor leads there.
    private static String passedDescriptor() throws Exception {
        try (var directory = new TemporaryDirectory()) {
            var meeting = directory.resolve("meeting");
            var path = Files.writeString(directory.resolve("file"), MESSAGE);
            try (var listener = Socket.createServer(SocketAddress.unix(meeting));
                    var file = OwnedDescriptor.open(path, READ)) {
                Files.delete(path);
                listener.timeout(PATIENCE);
                var receiver = Receiver.start(meeting);
                try (var channel = listener.accept()) {
                    channel.timeout(PATIENCE);
                    Step.check(
                            "who receives", receiver.pid(), (long) channel.get(SO_PEERCRED).pid());
                    channel.sendDescriptors("read this".getBytes(UTF_8), file);
                    var read = channel.recvExactly(MESSAGE.length());
                    Step.check("what it read", MESSAGE, new String(read, UTF_8));
                    Step.check("what follows", 0, channel.recv(1).length);
                } finally {
                    if (!receiver.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                        receiver.destroyForcibly();
                }
                Step.check("the receiver's exit status", 0, receiver.exitValue());
                return "process %d read the file that has no name any more"
                        .formatted(receiver.pid());
            }
        }
    }

    /// All interfaces, as packets of the kernel; asked for again while they come and go.
    private static String links() throws Exception {
        try (var route = Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)) {
            route.timeout(PATIENCE).bind(SocketAddress.netlink(0, 0));
            for (int sequence = 1; sequence <= 10; sequence++) {
                var dump = new NetlinkDump<NetlinkMessage>(sequence);
                route.sendTo(LinkMessage.dump(sequence), SocketAddress.netlink(0, 0));
                while (!dump.isDone()) {
                    var datagram = ByteBuffer.wrap(route.recvFrom(64 * 1024).data());
                    for (var message : NetlinkMessage.parse(datagram)) dump.add(message);
                }
                if (dump.isInterrupted()) continue;
                var names = new TreeSet<String>();
                for (var message : dump.messages())
                    if (message instanceof LinkMessage link) names.add(link.name());
                Step.check("the error", Optional.empty(), dump.error());
                return "the kernel lists " + String.join(", ", names);
            }
            throw new UnexpectedException("interfaces come and go all the time");
        }
    }

    /// A port that is bound and does not listen: nobody else can take it meanwhile.
    private static String refused() throws Exception {
        try (var silent = Socket.open(AF_INET, SOCK_STREAM);
                var client = Socket.open(AF_INET, SOCK_STREAM)) {
            silent.bind(SocketAddress.loopback(0));
            client.timeout(PATIENCE).connect(silent.localAddress());
            throw new UnexpectedException(
                    "connected to " + client.peerAddress() + ", where nobody listens");
        } catch (ConnectionRefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String timeout() throws Exception {
        var limit = Duration.ofMillis(50);
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            socket.timeout(limit).bind(SocketAddress.loopback(0));
            long start = System.nanoTime();
            try {
                socket.recvFrom(100);
            } catch (SocketTimeoutException e) {
                var waited = Duration.ofNanos(System.nanoTime() - start);
                Step.check("waited at least " + limit, true, waited.compareTo(limit) >= 0);
                return String.valueOf(e.getMessage());
            }
            throw new UnexpectedException("something arrived at " + socket.localAddress());
        }
    }

    @SuppressWarnings("try") // closing by hand is what this is about
    private static String closeWakes() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var waiter =
                    Peer.start(() -> {
                        try (var stranger = listener.accept()) {
                            throw new UnexpectedException("accepted " + stranger.peerAddress());
                        } catch (AsynchronousCloseException e) {
                            return e.getClass().getSimpleName();
                        }
                    });
            waiter.awaitParked();
            listener.close();
            return "accept ended with " + waiter.join();
        }
    }

    /// A directory for the names of Unix sockets, removed with all that is in it.
    private static final class TemporaryDirectory implements AutoCloseable {
        private final Path path;

        TemporaryDirectory() throws IOException {
            path = Files.createTempDirectory("sockeye-tour");
        }

        Path resolve(String name) {
            return path.resolve(name);
        }

        @Override
        public void close() throws IOException {
            try (var files = Files.newDirectoryStream(path)) {
                for (var file : files) Files.delete(file);
            }
            Files.delete(path);
        }
    }
}
