package io.sockeye.input;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.Message;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Rounds of every call that may be interrupted by a signal, whose results are compared. Prints how many were right.
final class EchoRounds {
    private EchoRounds() {}

    public static void main(String... arguments) throws Exception {
        var kind = ThreadKind.valueOf(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int right = kind.call(() -> stream(kind, rounds));
        System.out.println("stream " + right);
        System.out.println("datagrams " + kind.call(() -> datagrams(rounds)));
        System.out.println("messages " + kind.call(() -> messages(rounds)));
        System.out.println("connections " + kind.call(() -> connections(rounds / 10)));
    }

    private static int stream(ThreadKind kind, int rounds) throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
                var far = listener.accept()) {
            near.set(TCP_NODELAY, true);
            far.set(TCP_NODELAY, true);
            var echo =
                    kind.start(() -> {
                        byte[] data;
                        while ((data = far.recv(16)).length > 0) far.sendAll(data);
                        return 0;
                    });
            int right = 0;
            for (int i = 0; i < rounds; i++) {
                byte[] data = data(i);
                near.sendAll(data);
                if (Arrays.equals(near.recvExactly(data.length), data)) right++;
            }
            near.shutdown(Shutdown.SHUT_WR);
            echo.result();
            return right;
        }
    }

    private static int datagrams(int rounds) throws IOException {
        try (var near = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var far = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            int right = 0;
            for (int i = 0; i < rounds; i++) {
                near.sendTo(data(i), far.localAddress());
                var datagram = far.recvFrom(100);
                boolean same = Arrays.equals(datagram.data(), data(i));
                if (same && datagram.from().equals(near.localAddress())) right++;
            }
            return right;
        }
    }

    private static int messages(int rounds) throws IOException {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            int right = 0;
            for (int i = 0; i < rounds; i++) {
                pair.first().sendMessage(Message.of(data(i)));
                try (var message = pair.second().recvMessage(100)) {
                    if (Arrays.equals(message.data(), data(i))) right++;
                }
            }
            return right;
        }
    }

    private static int connections(int rounds) throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int right = 0;
            for (int i = 0; i < rounds; i++) {
                try (var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
                        var accepted = listener.acceptFrom()) {
                    boolean same = accepted.from().equals(near.localAddress());
                    // An interrupted connect is asked until the kernel has no more doubt.
                    var again = near.connectEx(listener.localAddress());
                    if (same && again.equals(Optional.of(Errno.EISCONN))) right++;
                }
            }
            return right;
        }
    }

    private static byte[] data(int round) {
        return ("round " + round + " of many, longer than sixteen").getBytes();
    }
}
