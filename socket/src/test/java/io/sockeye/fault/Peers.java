package io.sockeye.fault;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.resolve.NetInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The other ends: echo servers and clients of the JDK, a file. All of it stands before the faults come.
final class Peers {
    static final int FILE_SIZE = 40_000;
    private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(2);

    final Path folder;
    final Path file;
    final int loopback = NetInterface.named("lo").index();
    final byte[] content = new byte[FILE_SIZE];

    /// How many bytes strace will claim to have moved that have not.
    volatile int claimed;

    private final ServerSocketChannel tcp = ServerSocketChannel.open();
    private final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    Peers(Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < content.length; i++) content[i] = (byte) (i * 31 + i / 251);
        file = Files.write(folder.resolve("content"), content);
        tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        unix.bind(UnixDomainSocketAddress.of(folder.resolve("echo")));
        Thread.ofPlatform().daemon().name("peer-tcp").start(() -> echo(tcp));
        Thread.ofPlatform().daemon().name("peer-unix").start(() -> echo(unix));
    }

    /// Where an echo server of this family listens.
    SocketAddress echo(AddressFamily family) throws IOException {
        return SocketAddress.of(
                family.equals(AddressFamily.AF_UNIX)
                        ? unix.getLocalAddress()
                        : tcp.getLocalAddress());
    }

    private static void echo(ServerSocketChannel listener) {
        var buffer = ByteBuffer.allocate(65536);
        while (true) {
            try (var connection = listener.accept()) {
                while (connection.read(buffer.clear()) > 0) {
                    buffer.flip();
                    delay();
                    while (buffer.hasRemaining()) connection.write(buffer);
                }
            } catch (IOException reset) {
                // the scenario has failed, which it will tell
            }
        }
    }

    /// Connects several times, one after the other, and counts the connections that bring the whole greeting.
    FutureTask<Integer> clients(SocketAddress address, int count, byte[] greeting) {
        var task =
                new FutureTask<>(() -> {
                    int right = 0;
                    for (int i = 0; i < count; i++) {
                        delay();
                        if (Arrays.equals(hear(address, greeting.length), greeting)) right++;
                    }
                    return right;
                });
        Thread.ofPlatform().daemon().name("peer-clients").start(task);
        return task;
    }

    /// As on a real network: whoever waits for us really waits. Nothing is wrong if not.
    private static void delay() {
        LockSupport.parkNanos(LATENCY);
    }

    /// Waits for so many bytes and not for the end, which does not come when strace suppresses the close.
    private static byte[] hear(SocketAddress address, int length) throws IOException {
        try (var channel = SocketChannel.open(address.toJdk().orElseThrow())) {
            var buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining() && channel.read(buffer) > 0) continue;
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }
}
