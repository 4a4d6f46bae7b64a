package io.sockeye.soak;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Run by [LoadTest]: minutes of everything at once: connections, datagrams, passed descriptors, timeouts, on both kinds of threads.
final class LoadProgram {
    private static final Duration LENGTH = Duration.ofMinutes(3);

    private final LongAdder connections = new LongAdder();
    private final LongAdder datagrams = new LongAdder();
    private final LongAdder descriptors = new LongAdder();
    private final LongAdder timeouts = new LongAdder();

    private interface Work {
        void once() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        new LoadProgram().run();
    }

    private void run() throws Exception {
        var before = NoLeaks.open();
        try (var listener = Socket.createServer(SocketAddress.loopback(0));
                var echo = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))) {
            var servers = new ArrayList<ThreadKind.Running<Object>>();
            for (var kind : ThreadKind.values()) {
                servers.add(kind.start(() -> acceptAll(listener)));
                servers.add(kind.start(() -> echoAll(echo)));
            }
            load(Duration.ofSeconds(20), listener, echo); // warm: the heap, the pools, the compiler
            long memory = resident();
            load(LENGTH, listener, echo);
            long grown = resident() - memory;
            listener.close();
            echo.close();
            for (var server : servers) server.failure();
            System.out.printf(
                    "%d connections, %d datagrams, %d descriptors, %d timeouts%n",
                    connections.sum(), datagrams.sum(), descriptors.sum(), timeouts.sum());
            System.out.println("grown by KiB: " + grown);
        }
        System.out.println("left open: " + (NoLeaks.open().size() - before.size()));
        System.exit(0);
    }

    private void load(Duration length, Socket listener, Socket echo) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        var workers = new ArrayList<Thread>();
        var failures = new ArrayList<Throwable>();
        for (int i = 0; i < 8; i++) {
            for (var work :
                    new Work[] {
                        () -> connect(listener), () -> ask(echo), this::pass, this::timeOut
                    }) {
                Runnable loop =
                        () -> {
                            try {
                                while (System.nanoTime() < end) {
                                    work.once();
                                    Thread.yield(); // those that never wait must let others run
                                }
                            } catch (Throwable e) {
                                synchronized (failures) {
                                    failures.add(e);
                                }
                            }
                        };
                workers.add(
                        i % 2 == 0
                                ? Thread.startVirtualThread(loop)
                                : Thread.ofPlatform().start(loop));
            }
        }
        for (var worker : workers) worker.join();
        if (!failures.isEmpty()) throw new IllegalStateException(failures.getFirst());
    }

    private void connect(Socket listener) throws IOException {
        try (var connection = Socket.open(AF_INET, SOCK_STREAM).timeout(Duration.ofSeconds(20))) {
            connection.connect(listener.localAddress());
            byte[] message = new byte[100];
            connection.sendAll(message);
            connection.recvExactly(message.length);
            connection.set(
                    SocketOptions.SO_LINGER,
                    Linger.of(Duration.ZERO)); // no TIME_WAIT: ports are few
        }
        connections.increment();
    }

    private void ask(Socket echo) throws IOException {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).timeout(Duration.ofSeconds(20))) {
            socket.connect(echo.localAddress());
            for (int i = 0; i < 100; i++) {
                socket.send(new byte[64]);
                socket.recv(64);
            }
        }
        datagrams.add(200);
    }

    private void pass() throws IOException {
        try (var pair = Socket.pair()) {
            pair.first().sendDescriptors(new byte[1], pair.first(), pair.second());
            try (var message = pair.second().recvDescriptors(1, 2)) {
                message.takeDescriptor().orElseThrow().close(); // the other closes with the message
            }
        }
        descriptors.add(2);
    }

    private void timeOut() throws IOException {
        try (var pair = Socket.pair()) {
            pair.first().timeout(Duration.ofMillis(2)).recv(1);
            throw new IOException("no timeout");
        } catch (SocketTimeoutException expected) {
            timeouts.increment();
        }
    }

    private static Object acceptAll(Socket listener) throws IOException {
        while (true) {
            var connection = listener.accept();
            Thread.startVirtualThread(() -> {
                try (connection) {
                    byte[] data;
                    while ((data = connection.recv(100)).length > 0) connection.sendAll(data);
                } catch (IOException reset) {
                    // as the client does at its end
                }
            });
        }
    }

    private static Object echoAll(Socket echo) throws IOException {
        while (true) {
            var datagram = echo.recvFrom(64);
            echo.sendTo(datagram.data(), datagram.from());
        }
    }

    /// Resident memory in KiB, proc(5).
    private static long resident() throws Exception {
        for (int i = 0; i < 3; i++) System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
