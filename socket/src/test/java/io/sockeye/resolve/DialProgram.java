package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.ConnectOptions;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Run by [DialTest] where `two.test` is 127.0.0.1 and 127.0.0.2, and the name server never answers. Prints `ok NAME` for each check.
final class DialProgram {
    private static final Duration SHORT = Duration.ofMillis(300);

    private DialProgram() {}

    interface Check {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        // The name server: it takes the questions and says nothing.
        var silence = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.inet("127.0.0.53", 53));
        check(
                "the second address is taken when the first refuses",
                DialProgram::secondAfterRefusal);
        check("the last failure has the others", DialProgram::allRefuse);
        check("the timeout is for the whole", DialProgram::timeout);
        check("a staggered connect passes a silent address", DialProgram::stagger);
        check("a staggered connect to nobody fails at once", DialProgram::staggerToNobody);
        check("the connection comes from its source", DialProgram::source);
        check("a dead resolver does not outlast the timeout", DialProgram::deadResolver);
        check("a dead resolver does not stall a close", DialProgram::deadResolverAndClose);
        silence.close();
        System.exit(0);
    }

    private static void check(String name, Check check) throws Exception {
        check.run();
        System.out.println("ok " + name);
    }

    private static void require(boolean held, Object what) {
        if (!held) throw new IllegalStateException("not so: " + what);
    }

    private static int freePort() throws IOException {
        try (var socket = Socket.createServer(SocketAddress.any(0))) {
            return socket.localAddress(IpSocketAddress.class).port();
        }
    }

    /// Listens where nobody can connect any more: connecting there is silence.
    private static List<Socket> silent(int port) throws IOException {
        var made = new ArrayList<Socket>();
        made.add(Socket.open(AF_INET, SOCK_STREAM));
        made.getFirst()
                .set(SocketOptions.SO_REUSEADDR, true)
                .bind(SocketAddress.inet("127.0.0.1", port))
                .listen(0);
        for (int i = 0; i < 3; i++) {
            made.add(Socket.open(AF_INET, SOCK_STREAM));
            made.getLast().tryConnect(SocketAddress.inet("127.0.0.1", port));
        }
        return made;
    }

    private static void secondAfterRefusal() throws Exception {
        try (var server = Socket.createServer(SocketAddress.inet("127.0.0.2", 0));
                var connection =
                        Socket.createConnection(
                                "two.test", server.localAddress(IpSocketAddress.class).port())) {
            require(connection.peerAddress().equals(server.localAddress()), connection);
            require(connection.isBlocking() && connection.timeout().isEmpty(), "blocking");
        }
    }

    private static void allRefuse() throws Exception {
        int port = freePort();
        try {
            Socket.createConnection("two.test", port);
            require(false, "connected to nobody");
        } catch (ConnectionRefusedException e) {
            require(e.peer().equals(SocketAddress.inet("127.0.0.2", port)), e);
            require(e.getSuppressed().length == 1, e.getSuppressed().length);
            require(
                    e.getSuppressed()[0].getMessage().contains("127.0.0.1:" + port),
                    e.getSuppressed()[0]);
        }
    }

    private static void timeout() throws Exception {
        int port = freePort();
        var silent = silent(port);
        long start = System.nanoTime();
        try {
            Socket.createConnection("two.test", port, ConnectOptions.defaults().timeout(SHORT));
            require(false, "connected to silence");
        } catch (SocketTimeoutException e) {
            require(e.getMessage().contains("two.test port " + port), e);
        }
        long took = System.nanoTime() - start;
        require(took >= SHORT.toNanos() && took < TimeUnit.SECONDS.toNanos(5), took);
        for (var socket : silent) socket.close();
    }

    private static void stagger() throws Exception {
        int port = freePort();
        var silent = silent(port);
        try (var server = Socket.createServer(SocketAddress.inet("127.0.0.2", port));
                var connection =
                        Socket.createConnection(
                                "two.test",
                                port,
                                ConnectOptions.defaults()
                                        .stagger(Duration.ofMillis(30))
                                        .timeout(Duration.ofSeconds(5)))) {
            require(connection.peerAddress().equals(server.localAddress()), connection);
            server.accept().close();
            require(connection.recv(1).length == 0, "the end of the stream");
        }
        for (var socket : silent) socket.close();
    }

    private static void staggerToNobody() throws Exception {
        int port = freePort();
        long start = System.nanoTime();
        try {
            Socket.createConnection(
                    "two.test", port, ConnectOptions.defaults().stagger(Duration.ofSeconds(10)));
            require(false, "connected to nobody");
        } catch (ConnectionRefusedException e) {
            require(e.getSuppressed().length == 1, e.getSuppressed().length);
        }
        require(
                System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5),
                "a failure starts the next at once");
    }

    private static void source() throws Exception {
        try (var server = Socket.createServer(SocketAddress.inet("127.0.0.2", 0))) {
            var options = ConnectOptions.defaults().source(SocketAddress.inet("127.0.0.3", 0));
            int port = server.localAddress(IpSocketAddress.class).port();
            try (var connection = Socket.createConnection("two.test", port, options)) {
                var host = connection.localAddress(IpSocketAddress.class).host().getHostAddress();
                require(host.equals("127.0.0.3"), host);
            }
        }
    }

    private static void deadResolver() throws Exception {
        long start = System.nanoTime();
        for (var name : List.of("slow.example", "slower.example")) {
            try {
                Socket.createConnection(name, 80, ConnectOptions.defaults().timeout(SHORT));
                require(false, "resolved by nobody");
            } catch (SocketTimeoutException e) {
                require(e.getMessage().contains(name), e);
            }
        }
        require(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3), "within the timeouts");
    }

    private static void deadResolverAndClose() throws Exception {
        for (int i = 0; i < 40; i++) {
            var name = "name" + i + ".example";
            Thread.startVirtualThread(() -> {
                try {
                    Resolver.resolve(name, 80);
                } catch (IOException expected) {
                    // nobody waits for it
                }
            });
        }
        var close =
                new FutureTask<>(() -> {
                    try (var server = Socket.createServer(SocketAddress.loopback(0));
                            var connection =
                                    Socket.createConnection(
                                            "127.0.0.1",
                                            server.localAddress(IpSocketAddress.class).port())) {
                        connection.set(SocketOptions.SO_LINGER, Linger.of(Duration.ofSeconds(1)));
                        connection.send(new byte[1]);
                    }
                    return null;
                });
        Thread.startVirtualThread(close);
        close.get(3, TimeUnit.SECONDS);
    }
}
