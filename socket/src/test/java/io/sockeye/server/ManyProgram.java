package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// An echo server for as many connections as its argument says. Says where it listens; at the end of its input stops, and says whether all
/// had ended, how many failed and how many descriptors are left beyond those at the start.
final class ManyProgram {
    private ManyProgram() {}

    public static void main(String... arguments) throws Exception {
        int most = Integer.parseInt(arguments[0]);
        var failures = new java.util.concurrent.atomic.AtomicInteger();
        var listener = Socket.createServer(SocketAddress.loopback(0));
        var server =
                Server.of(listener, Echo::handle)
                        .limits(Limits.defaults().connections(most).perPeer(most))
                        .onFailure((peer, failure) -> {
                            failures.incrementAndGet();
                            System.err.println(peer + " " + failure);
                        });
        try (server) {
            server.start();
            warmUp(server);
            long before = descriptors();
            System.out.println(server.address());
            while (System.in.read() >= 0) {}
            boolean all = server.stop(Duration.ofSeconds(20));
            // The listener is among those before.
            System.out.println(
                    "%s, %d failed, %d left"
                            .formatted(
                                    all ? "all ended" : "cut",
                                    failures.get(),
                                    descriptors() - before + 1));
        }
    }

    /// The pollers open what they keep.
    private static void warmUp(Server server) throws Exception {
        try (var client = Echo.client(server.address())) {
            Echo.round(client, "warm");
            Echo.end(client);
        }
        while (server.connections() > 0) Thread.onSpinWait();
    }

    private static long descriptors() throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
