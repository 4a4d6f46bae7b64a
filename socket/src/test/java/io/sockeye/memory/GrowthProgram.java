package io.sockeye.memory;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.Message;
import io.sockeye.MessageBatch;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.sys.SysNetdb;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.resolve.Inet;
import io.sockeye.resolve.NameInfoFlags;
import io.sockeye.resolve.NetInterface;
import io.sockeye.resolve.Netdb;
import io.sockeye.resolve.Resolver;
import io.sockeye.resolve.ServiceEntry;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Makes each call thousands of times and asks C before and after how much of malloc(3)'s memory is in use: the arenas of the JDK
/// are made of it, and so is what getaddrinfo(3) answers.
final class GrowthProgram {
    private static final int WARM = 1_000;

    /// What the JVM itself may take meanwhile. The smallest piece of malloc(3) has 32 bytes with its head: left each round it is more.
    private static final long NOISE = 100_000;

    private static final int ROUNDS = 5_000;

    /// Of so many in a row most must be quiet.
    private static final int LAST = 5;

    private static final int MOST = 30;

    /// `struct mallinfo2`: ten words, of which the eighth, `uordblks`, counts the bytes in use.
    private static final MemoryLayout MALLINFO2 =
            MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, JAVA_LONG));

    private static final long UORDBLKS = 7 * 8;

    private static final MethodHandle MALLINFO = link();

    private GrowthProgram() {}

    private interface Round {
        void run() throws Exception;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        var linker = Linker.nativeLinker();
        var shape = FunctionDescriptor.of(MALLINFO2);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("mallinfo2"), shape);
    }

    private static long inUse() {
        System.gc();
        try (var arena = Arena.ofConfined()) {
            var info = (MemorySegment) MALLINFO.invoke(arena);
            return info.get(JAVA_LONG, UORDBLKS);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var file = Files.createTempFile("sockeye", null);
        try (var stream = Socket.pair();
                var datagrams = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            Files.write(file, new byte[1000]);
            data(stream, datagrams);
            messages(datagrams);
            sockets();
            names();
            splices(stream);
            grows("sendFile", () -> sendFile(file, stream));
            for (var kind : ThreadKind.values())
                kind.call(() -> {
                    grows("a wait that times out on " + kind, () -> timeOut(stream));
                    return null;
                });
        } finally {
            Files.delete(file);
        }
        grows("control: an arena that stays open", GrowthProgram::leaveOpen);
        grows("control: a list of addresses that is not freed", GrowthProgram::leaveAddresses);
        System.exit(0);
    }

    /// The JVM itself takes and gives memory, above all while it compiles: that ends at some time, and a leak does not.
    private static void grows(String name, Round round) throws Exception {
        for (int i = 0; i < WARM; i++) round.run();
        long[] grown = new long[LAST];
        long median = 0;
        for (int i = 0; i < MOST; i++) {
            long before = inUse();
            for (int j = 0; j < ROUNDS; j++) round.run();
            grown[i % LAST] = inUse() - before;
            if (i < LAST - 1) continue;
            median = median(grown);
            if (median < NOISE) break;
        }
        System.out.printf("%s: %s, %d bytes%n", median < NOISE ? "stays" : "grew", name, median);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void data(SocketPair stream, SocketPair datagrams) throws Exception {
        byte[] small = new byte[100];
        byte[] large = new byte[100_000];
        var near = stream.first();
        var far = stream.second();
        grows(
                "send recv",
                () -> {
                    near.send(small);
                    far.recv(100);
                });
        grows(
                "recvInto",
                () -> {
                    near.sendAll(small);
                    far.recvInto(small);
                });
        grows(
                "large sendAll recvExactlyInto",
                () -> {
                    near.sendAll(large);
                    far.recvExactly(large.length);
                });
        grows(
                "large datagrams",
                () -> {
                    datagrams.first().send(large);
                    datagrams.second().recvInto(large);
                    datagrams.first().send(large);
                    datagrams.second().recv(large.length);
                });
        grows(
                "trySend tryRecvInto",
                () -> {
                    near.trySend(small, 0, 100);
                    while (far.tryRecvInto(small, 0, 100) > 0) continue;
                });
        try (var receiver = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var sender = Socket.open(AF_INET, SOCK_DGRAM)) {
            var to = receiver.localAddress();
            grows(
                    "sendTo recvFrom",
                    () -> {
                        sender.sendTo(small, to);
                        receiver.recvFrom(100);
                    });
        }
    }

    private static void messages(SocketPair pair) throws Exception {
        var into = List.of(ByteBuffer.allocate(50), ByteBuffer.allocate(50));
        grows(
                "sendMessage recvMessageInto",
                () -> {
                    pair.first().sendMessage(Message.of(new byte[100]));
                    into.forEach(ByteBuffer::clear);
                    pair.second().recvMessageInto(into, 100, MessageFlags.of(0)).close();
                });
        grows(
                "sendMessages recvMessages",
                () -> {
                    try (var batch = MessageBatch.allocate(4, 100)) {
                        pair.first().sendMessages(batch.limit(2));
                        pair.second().recvMessages(batch);
                    }
                });
        grows(
                "sendDescriptors recvMessage",
                () -> {
                    pair.first().sendDescriptors(new byte[10], pair.first(), pair.second());
                    pair.second().recvMessage(10, 100, MessageFlags.of(0)).close();
                });
        grows(
                "options",
                () -> {
                    pair.first().set(SocketOptions.SO_SNDBUF, 300_000);
                    pair.first().get(SocketOptions.SO_SNDBUF);
                    try {
                        pair.first().get(TcpOptions.TCP_INFO);
                    } catch (ErrnoException refused) {
                        // as it should be
                    }
                });
    }

    private static void sockets() throws Exception {
        grows("pair close", () -> Socket.pair().close());
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var place = listener.localAddress();
            grows(
                    "connect accept",
                    () -> {
                        try (var near = Socket.open(AF_INET, SOCK_STREAM).connect(place);
                                var far = listener.accept()) {
                            far.peerAddress();
                            near.localAddress();
                        }
                    });
        }
        try (var directory = Directory.open(Path.of("."))) {
            grows(
                    "names and statuses below a directory",
                    () -> {
                        directory.names(100);
                        directory.status("pom.xml".getBytes());
                        try (var file = directory.open("pom.xml".getBytes(), false)) {
                            file.status();
                            file.readAt(0, new byte[100], 0, 100);
                        }
                    });
        }
        var missing = Path.of("absent");
        grows(
                "open that fails",
                () -> {
                    try {
                        OwnedDescriptor.open(missing).close();
                    } catch (ErrnoException absent) {
                        // as it should be
                    }
                });
    }

    private static void names() throws Exception {
        grows("resolve a literal", () -> Resolver.resolve("127.0.0.1", 80));
        grows("resolve", () -> Resolver.resolve("localhost", 80));
        grows(
                "name",
                () -> Resolver.name(SocketAddress.loopback(80), NameInfoFlags.NI_NUMERICHOST));
        grows(
                "hosts",
                () -> {
                    Netdb.getHostByNameEx("127.0.0.1");
                    Netdb.getHostByAddr("127.0.0.1");
                    Netdb.getHostName();
                });
        grows(
                "services and protocols",
                () -> {
                    ServiceEntry.named("http");
                    ServiceEntry.on(80, "tcp");
                    Netdb.getProtoByName("icmp");
                });
        grows(
                "interfaces",
                () -> {
                    NetInterface.all();
                    NetInterface.of(NetInterface.named("lo").index());
                });
        grows(
                "inet",
                () -> {
                    Inet.inetNtop(AF_INET6, Inet.inetPton(AF_INET6, "::1"));
                    Inet.inetNtoa(Inet.inetAton("127.1"));
                });
    }

    private static void sendFile(Path file, SocketPair pair) throws Exception {
        pair.first().sendFile(file);
        pair.second().recvExactly(1000);
    }

    private static void splices(SocketPair from) throws Exception {
        byte[] data = new byte[1000];
        try (var to = Socket.pair()) {
            grows(
                    "splice",
                    () -> {
                        from.first().sendAll(data);
                        from.second().splice(to.first(), 1000);
                        to.second().recvExactly(1000);
                    });
            var parts = new ByteBuffer[] {ByteBuffer.allocate(500), ByteBuffer.allocateDirect(500)};
            grows(
                    "sendAll of a message",
                    () -> {
                        for (var part : parts) part.clear();
                        from.first().sendAll(Message.of(parts));
                        from.second().recvExactly(1000);
                    });
        }
    }

    private static void timeOut(SocketPair pair) throws Exception {
        pair.first().timeout(Duration.ofNanos(1));
        try {
            pair.first().recv(1);
        } catch (SocketTimeoutException inTime) {
            // as it should be
        }
        pair.first().blocking();
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static void leaveOpen() {
        var left = NativeMemory.confined().allocate(32);
        if (left.byteSize() != 32) throw new AssertionError();
    }

    private static void leaveAddresses() {
        try (var arena = NativeMemory.confined()) {
            var list = arena.allocate(JAVA_LONG);
            SysNetdb.getaddrinfo(
                    arena.allocate(8, 8),
                    arena.allocateFrom("127.0.0.1"),
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    list);
        }
    }
}
