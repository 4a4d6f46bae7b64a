package io.sockeye.contract;

import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// What the behaviours need to know of a family and a type, and how they get sockets of it.
interface Contract {
    byte[] SEED = "This is the message. It will be repeated.".getBytes(US_ASCII);

    int O_NONBLOCK = 04000;
    int O_CLOEXEC = 02000000;

    AddressFamily family();

    SocketType type();

    /// The one that the family takes when none is asked for.
    Protocol protocol();

    /// An address to bind to, which nobody has.
    SocketAddress fresh() throws IOException;

    /// The type of its addresses, and one that they are not.
    Class<? extends SocketAddress> shape();

    Class<? extends SocketAddress> otherShape();

    /// Whether a sender is held back while its receiver does not read; UDP drops instead.
    default boolean holdsSendersBack() {
        return false;
    }

    /// For files of a test.
    Path folder();

    default boolean isStream() {
        return type().equals(SOCK_STREAM);
    }

    default boolean listens() {
        return !type().equals(SOCK_DGRAM);
    }

    default Socket open() throws IOException {
        return Socket.open(family(), type());
    }

    default Socket bound() throws IOException {
        return open().bind(fresh());
    }

    default Socket listening() throws IOException {
        return bound().listen();
    }

    /// Two sockets connected to each other by connect, and by accept where there is a listener.
    default SocketPair connected() throws IOException {
        if (listens()) {
            try (var listener = listening()) {
                var near = open().connect(listener.localAddress());
                return new SocketPair(near, listener.accept());
            }
        }
        var near = bound();
        var far = bound();
        near.connect(far.localAddress());
        far.connect(near.localAddress());
        return new SocketPair(near, far);
    }

    /// What a test does.
    interface Body {
        void run() throws Exception;
    }

    /// What a test does with two connected sockets.
    interface PairBody {
        void run(Socket near, Socket far) throws Exception;
    }

    static void on(ThreadKind kind, Body body) throws Exception {
        kind.call(() -> {
            body.run();
            return 0;
        });
    }

    default void connectedOn(ThreadKind kind, PairBody body) throws Exception {
        on(
                kind,
                () -> {
                    try (var pair = connected()) {
                        body.run(pair.first(), pair.second());
                    }
                });
    }

    /// Bytes that are the same in each run.
    static byte[] bytes(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }

    /// The flags of an open file description and of its descriptor, as the kernel has them.
    static int flags(int fd) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd))) {
            if (line.startsWith("flags:")) {
                return Integer.parseInt(line.substring("flags:".length()).strip(), 8);
            }
        }
        throw new AssertionError("no flags of descriptor " + fd);
    }

    static boolean isNonBlocking(Socket socket) throws IOException {
        return (flags(socket.fileno()) & O_NONBLOCK) != 0;
    }
}
