package io.sockeye.waiting;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Run by [OneCarrierTest] in a JVM with one carrier thread: `serve`, `crowd PORT COUNT`, `initialiser`, `closing`, `pinned`. Exit code 0 when all
/// that was to happen has happened, 3 when it did not in time.
final class CarrierProgram {
    private static final int STUCK = 3;

    private CarrierProgram() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "serve" -> serve();
            case "crowd" -> crowd(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "initialiser" -> initialiser();
            case "waiting" -> oneFeedsTheOther(socket -> socket.recv(1)[0]);
            case "closing" -> closing();
            case "pinned" -> oneFeedsTheOther(CarrierProgram::blockInC);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    /// Closes a socket of AF_PACKET, for which the kernel takes its time, and says where.
    private static void closing() throws Exception {
        Thread.startVirtualThread(
                        () -> {
                            try (var socket = Socket.open(AF_PACKET, SOCK_RAW)) {
                                System.out.println(socket.family());
                            } catch (IOException e) {
                                System.out.println(e);
                            }
                        })
                .join();
        System.out.println(
                Thread.getAllStackTraces().keySet().stream()
                                .anyMatch(thread -> thread.getName().startsWith("sockeye-closing"))
                        ? "closed aside"
                        : "closed on the carrier");
    }

    /// Echoes until its standard input ends.
    private static void serve() throws IOException {
        var listener = Socket.createServer(SocketAddress.loopback(0));
        System.out.println(listener.localAddress(IpSocketAddress.class).port());
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    while (true) {
                        Socket connection;
                        try {
                            connection = listener.accept();
                        } catch (IOException e) {
                            return;
                        }
                        Thread.startVirtualThread(() -> echo(connection));
                    }
                });
        while (System.in.read() >= 0) {}
    }

    private static void echo(Socket connection) {
        try (connection) {
            byte[] data;
            while ((data = connection.recv(64)).length > 0) connection.sendAll(data);
        } catch (IOException e) {
            // the client was closed: it says so itself
        }
    }

    /// Many threads echo twice, then time out, then are closed, all of them at each step together.
    private static void crowd(int port, int count) throws Exception {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < count; i++) sockets.add(Socket.open(AF_INET, SOCK_STREAM));
        var address = SocketAddress.loopback(port);
        step(
                "connect and echo",
                sockets,
                socket -> {
                    socket.connect(address);
                    byte[] message = ("thread " + socket.fileno() + " says").getBytes();
                    for (int round = 0; round < 2; round++) {
                        socket.sendAll(message);
                        if (!Arrays.equals(message, socket.recvExactly(message.length)))
                            throw new IOException("wrong echo");
                    }
                });
        step(
                "time out",
                sockets,
                socket -> {
                    try {
                        socket.timeout(Duration.ofMillis(200)).recv(1);
                        throw new IOException("no timeout");
                    } catch (SocketTimeoutException expected) {
                        socket.blocking();
                    }
                });
        var waiting = new CountDownLatch(count);
        var closer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                waiting.await();
                                for (var socket : sockets) socket.close();
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        step(
                "close",
                sockets,
                socket -> {
                    waiting.countDown();
                    try {
                        socket.recv(1);
                        throw new IOException("not closed");
                    } catch (ClosedChannelException expected) {
                        // woken, or just too late to wait
                    }
                });
        closer.join();
    }

    private interface Step {
        void with(Socket socket) throws IOException;
    }

    private static void step(String name, List<Socket> sockets, Step step) throws Exception {
        long start = System.nanoTime();
        var done = new CountDownLatch(sockets.size());
        var failed = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        for (var socket : sockets) {
            Thread.startVirtualThread(() -> {
                try {
                    step.with(socket);
                } catch (Throwable e) {
                    failed.incrementAndGet();
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        boolean all = done.await(50, TimeUnit.SECONDS);
        System.out.printf(
                "%s: %d of %d in %d ms%n",
                name,
                sockets.size() - done.getCount() - failed.get(),
                sockets.size(),
                (System.nanoTime() - start) / 1_000_000);
        if (failure.get() != null) failure.get().printStackTrace(System.out);
        if (!all || failed.get() > 0) System.exit(STUCK);
    }

    // ---- class initialisers ----

    private static SocketPair first;
    private static SocketPair second;

    private static final class First {
        static final byte READ = read(first);
    }

    private static final class Second {
        static final byte READ = read(second);
    }

    private static byte read(SocketPair pair) {
        try {
            return pair.first().recv(1)[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// While a class is initialised its thread cannot leave the carrier: all carriers are held, the poller cannot run, and yet the reads
    /// must end when their data comes, and others go on.
    private static void initialiser() throws Exception {
        first = Socket.pair();
        second = Socket.pair();
        var other = Socket.pair();
        // The poller knows its work before the carriers are held.
        var before = start(() -> other.first().recv(1)[0]);
        other.second().send(new byte[] {1});
        expect(before, 1);
        var a = start(() -> First.READ);
        var b = start(() -> Second.READ);
        var c = start(() -> other.first().recv(1)[0]);
        awaitHeld();
        second.second().send(new byte[] {3});
        first.second().send(new byte[] {2});
        other.second().send(new byte[] {4});
        expect(a, 2);
        expect(b, 3);
        expect(c, 4);
    }

    /// Waits until no virtual thread can run: a probe that does nothing does not end.
    private static void awaitHeld() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline) {
            var probe = start(() -> (byte) 0);
            try {
                probe.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException held) {
                return;
            }
        }
        throw new IllegalStateException("the carriers are not held");
    }

    // ---- pinning ----

    private interface Read {
        byte from(Socket socket) throws IOException;
    }

    /// One virtual thread reads what another will send: with one carrier that works only if the reader leaves it.
    private static void oneFeedsTheOther(Read read) throws Exception {
        var pair = Socket.pair();
        var reader = start(() -> read.from(pair.first()));
        var writer = start(() -> (byte) pair.second().send(new byte[] {5}));
        expect(writer, 1);
        expect(reader, 5);
    }

    /// What a library must not do: recv(2) that blocks, on a virtual thread.
    private static byte blockInC(Socket socket) {
        try (var scratch = Scratch.take()) {
            SysSocket.recvfrom(
                    scratch.errno,
                    socket.fileno(),
                    scratch.data,
                    1,
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL);
            return scratch.data.get(ValueLayout.JAVA_BYTE, 0);
        }
    }

    private static FutureTask<Byte> start(Callable<Byte> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private static void expect(FutureTask<Byte> task, int value) throws Exception {
        try {
            if (task.get(5, TimeUnit.SECONDS) != value)
                throw new IllegalStateException("read " + task.get());
        } catch (TimeoutException e) {
            System.out.println("stuck");
            System.exit(STUCK);
        }
    }
}
