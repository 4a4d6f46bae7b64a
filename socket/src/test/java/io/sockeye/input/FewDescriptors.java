package io.sockeye.input;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;

/// What happens when a process has no descriptor left: run with a limit of a few dozen. Prints a line for each thing that it sees.
final class FewDescriptors {
    private final ArrayDeque<Socket> hoard = new ArrayDeque<>();
    private final ThreadKind kind;

    private FewDescriptors(ThreadKind kind) {
        this.kind = kind;
    }

    public static void main(String... arguments) throws Exception {
        var few = new FewDescriptors(ThreadKind.valueOf(arguments[0]));
        if (arguments[1].equals("first")) few.waitForTheFirstTime();
        else few.run();
    }

    /// The first wait of all would make an eventfd or an epoll, and cannot.
    private void waitForTheFirstTime() throws Exception {
        try (var pair = Socket.pair()) {
            exhaust();
            var first = kind.start(() -> pair.first().recv(16)).awaitWaiting();
            pair.second().sendAll("waited".getBytes());
            System.out.println("first: " + new String(first.result()));
            while (!hoard.isEmpty()) hoard.pop().close();
            var waiting = kind.start(() -> pair.first().recv(16)).awaitWaiting();
            pair.second().sendAll("later".getBytes());
            System.out.println("then: " + new String(waiting.result()));
        }
    }

    private void run() throws Exception {
        makePoller();
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var near = Socket.open(AF_INET, SOCK_STREAM);
                var pair = Socket.pair();
                var messages = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            near.connect(listener.localAddress());
            System.out.println("open: " + exhaust());
            System.out.println("pair: " + errno(() -> Socket.pair().close()));
            System.out.println("duplicate: " + errno(() -> near.duplicate().close()));
            System.out.println("accept: " + errno(() -> listener.accept().close()));
            System.out.println("tryAccept: " + errno(listener::tryAccept));
            receiveDescriptors(messages);
            waitAtTheLimit(pair);
            while (!hoard.isEmpty()) hoard.pop().close();
            try (var far = listener.accept()) {
                near.sendAll("recovered".getBytes());
                System.out.println("accept: " + new String(far.recvExactly(9)));
            }
        }
    }

    /// One wait of a virtual thread makes the epoll, and no eventfd.
    private static void makePoller() throws Exception {
        try (var pair = Socket.pair()) {
            var waiting = ThreadKind.VIRTUAL.start(() -> pair.first().recv(16)).awaitWaiting();
            pair.second().sendAll(new byte[1]);
            waiting.result();
        }
    }

    private String exhaust() throws IOException {
        try {
            while (true) hoard.push(Socket.open(AF_INET, SOCK_STREAM));
        } catch (ErrnoException refused) {
            return refused.errno() + " " + refused.getMessage();
        }
    }

    interface Body {
        void run() throws IOException;
    }

    private static String errno(Body body) throws IOException {
        try {
            body.run();
            return "nothing";
        } catch (ErrnoException refused) {
            return refused.errno().toString();
        }
    }

    private static void receiveDescriptors(SocketPair pair) throws IOException {
        pair.first().sendDescriptors(new byte[] {1}, pair.first(), pair.first());
        try (var message = pair.second().recvMessage(16)) {
            boolean cut = message.flags().contains(MessageFlags.MSG_CTRUNC);
            System.out.println(
                    "message: "
                            + message.takeDescriptors().stream()
                                    .mapToInt(descriptor -> {
                                        try {
                                            descriptor.close();
                                            return 1;
                                        } catch (IOException e) {
                                            throw new AssertionError(e);
                                        }
                                    })
                                    .sum()
                            + " cut "
                            + cut);
        }
    }

    /// No thread has polled before: the library has no eventfd, and cannot make one.
    private void waitAtTheLimit(SocketPair pair) throws Exception {
        var first = kind.start(() -> pair.first().recv(16)).awaitWaiting();
        var second = kind.start(() -> pair.second().recv(16)).awaitWaiting();
        pair.first().sendAll("one".getBytes());
        pair.second().sendAll("two".getBytes());
        System.out.println(
                "waited: " + new String(first.result()) + " " + new String(second.result()));
        pair.first().timeout(Duration.ofMillis(20));
        try {
            kind.call(() -> pair.first().recv(16));
            System.out.println("timeout: none");
        } catch (SocketTimeoutException timeout) {
            System.out.println("timeout: " + timeout.getMessage());
        }
        pair.first().blocking();
    }
}
